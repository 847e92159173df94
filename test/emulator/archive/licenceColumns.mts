import type { State, StoredLicenceOwner, StoredModule } from '../state.mts';
import type { Columns } from './columns.mts';
import { column } from './columns.mts';
import type { UserRow } from './userRow.mts';

/**
 * A column for each licence that a user can have, such as `superoffice_ten-sales`. They take no
 * filter. What they show is not documented; a check mark is a flag everywhere else.
 */
export function licenceColumns(state: State): Columns<UserRow> {
	const columns = state.licenceOwners.flatMap((owner) =>
		owner.modules
			.filter(({ Unrestricted }) => !Unrestricted)
			.map((module) => [
				licenceName(owner, module),
				column('none', (row: UserRow) => row.has(module.ModuleLicenseId)),
			]),
	);
	return Object.fromEntries(columns) as Columns<UserRow>;
}

/** The name of a licence as a column and as an entity: owner and module, joined by a low line. */
export function licenceName(owner: StoredLicenceOwner, module: StoredModule): string {
	return `${owner.name}_${module.Name}`.toLowerCase();
}
