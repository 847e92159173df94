import { carrierWith, listOf } from '../../../transport/accepts';
import type { PartialUser } from '../../carrier';
import { InvalidInput, shown } from '../../invalidInput';
import { nearest } from '../../nearest';
import type { Run } from '../../run';
import type { Wanted } from './wanted';

/** `FieldInfoBase`, what is used of it. */
interface FieldInfo {
	FieldName: string;
	DisplayName?: string | null;
}

/**
 * SuperOffice leaves out a custom field that it does not know, without a word. A name that the user
 * does not have is looked up among all that there are, once for a run.
 *
 * @throws InvalidInput with the near names
 */
export async function refuseUnknownFields(
	run: Run,
	{ CustomFields }: PartialUser,
	{ set }: Wanted,
): Promise<void> {
	const had = new Set(Object.keys(CustomFields ?? {}).map((name) => name.toLowerCase()));
	const doubtful = Object.keys(set.CustomFields ?? {}).filter(
		(name) => !had.has(name.toLowerCase()),
	);
	if (doubtful.length === 0) return;
	const fields = await customFields(run);
	const names = new Set(fields.map(({ FieldName }) => FieldName.toLowerCase()));
	const unknown = doubtful.find((name) => !names.has(name.toLowerCase()));
	if (unknown === undefined) return;
	const near = nearest(unknown, fields, ({ FieldName }) => FieldName);
	const listed = near.map(({ FieldName, DisplayName }) => `${FieldName} (${DisplayName ?? ''})`);
	throw new InvalidInput(
		`'Custom Fields': there is no field called ${shown(unknown)}`,
		`Near it: ${listed.join(', ') || 'none'}. Give the name that the field has in the API.`,
	);
}

async function customFields({ send, once }: Run): Promise<FieldInfo[]> {
	return await once('custom fields', async () => {
		return await send<FieldInfo[]>({
			method: 'GET',
			path: 'User/CustomField',
			purpose: 'list custom fields',
			accepts: listOf(carrierWith('FieldName')),
			writes: false,
			userManagement: false,
		});
	});
}
