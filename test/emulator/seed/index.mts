import type { State, StoredUser } from '../state.mts';
import { seedCustomFields } from './customFields.mts';
import { seedLicenceOwners } from './licences.mts';
import { seedLists } from './lists.mts';
import { COMPANY, GROUPS, LOGINS, MODULES, ROLES } from './names.mts';
import { employee, seedPersons } from './people.mts';
import { emptyUser } from '../users/emptyUser.mts';
import { seedUsers } from './users.mts';

const FIRST_GENERATED_ID = 1001;
const FIRST_NEW_ID = 501;

/**
 * The whole installation: the fictional company Nordlys Kontor AS, always the same.
 * @param generatedUsers extra persons with a user each, ids from 1001 on, for tests of large lists
 */
export function createState(generatedUsers: number): State {
	const ids = Array.from({ length: generatedUsers }, (_, index) => FIRST_GENERATED_ID + index);
	return {
		...seedLists(),
		users: [...seedUsers(), ...ids.map(generateUser)],
		persons: [
			...seedPersons(),
			...ids.map((id) => employee(id, ['Generated', `Person${id}`, 'Sales representative'])),
		],
		licenceOwners: seedLicenceOwners(generatedUsers),
		customFields: seedCustomFields(),
		ownerContactIds: [COMPANY.ownerContactId],
		tickets: {
			[LOGINS.ticket]: LOGINS.administrator.associateId,
			[LOGINS.salesTicket]: LOGINS.salesUser.associateId,
		},
		tokens: { [LOGINS.bearerToken]: LOGINS.administrator.associateId },
		appTokens: [LOGINS.appToken],
		undeletableAssociateIds: [],
		loggedOnAssociateIds: [],
		presence: {},
		outbox: [],
		executedCommands: [],
		nextAssociateId: ids.length === 0 ? FIRST_NEW_ID : FIRST_GENERATED_ID + ids.length,
	};
}

function generateUser(id: number): StoredUser {
	return {
		...emptyUser(),
		AssociateId: id,
		personId: id,
		Name: `GEN${id}`,
		UserName: `gen${id}@nordlys.example`,
		Type: 'InternalAssociate',
		roleId: ROLES.sales,
		userGroupId: GROUPS.sales,
		moduleIds: [MODULES.salesPlan],
	};
}
