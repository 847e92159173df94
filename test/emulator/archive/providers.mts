import { SuperOfficeError } from '../errors.mts';
import type { State } from '../state.mts';
import type { WithArchive } from './dynamic.mts';
import { dynamic } from './dynamic.mts';
import { allPersons } from './persons.mts';
import { allUsers } from './users.mts';

/**
 * The archive of a provider's name, which has no case.
 * @param names the columns that the request selects: the Dynamic archive is made of them
 * @throws SuperOfficeError for a provider this emulator does not have
 */
export function withProvider<Result>(
	state: State,
	provider: string,
	names: string[],
	use: WithArchive<Result>,
): Result {
	switch (provider.toLowerCase()) {
		case 'allusers':
			return use(allUsers(state));
		case 'person':
			return use(allPersons(state));
		case 'dynamic':
			return dynamic(state, names, use);
		default:
			throw new SuperOfficeError('SoNotFoundException', `Archive provider '${provider}' not found`);
	}
}
