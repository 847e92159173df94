import type { OwnedState } from '../owned/stored.mts';
import type { State } from '../state.mts';
import { seedCustomFields } from './customFields.mts';
import { generateOwned } from './generated/owned.mts';
import { FIRST_GENERATED_ID, generateUsers } from './generated/users.mts';
import { seedLicenceOwners } from './licences.mts';
import { seedLists } from './lists.mts';
import { COMPANY, LOGINS } from './names.mts';
import type { OnlineSeed } from './online.mts';
import { seedOnline } from './online.mts';
import { seedContactPersons, seedOwned } from './owned.mts';
import { seedPersons } from './people.mts';
import { seedUsers } from './users.mts';

const FIRST_NEW_ID = 501;

/**
 * The whole installation: the fictional company Nordlys Kontor AS, always the same.
 * @param extraUsers how many more persons there are with a user each, for tests of large lists
 * @param seed other numbers make other extra users
 * @param online what the vendor's cloud has beside; onsite nobody looks at it
 */
export function createState(extraUsers: number, seed: number, online: OnlineSeed): State {
	const extra = generateUsers(extraUsers, seed);
	const users = extra.map(({ user }) => user);
	const { persons: contactPersons, ...owned } = generateOwned(users, seed);
	return {
		...seedLists(),
		...seedOnline(online),
		...joinOwned(seedOwned(), owned),
		users: [...seedUsers(), ...users],
		persons: [
			...seedPersons(),
			...seedContactPersons(),
			...extra.map(({ person }) => person),
			...contactPersons,
		],
		licenceOwners: seedLicenceOwners(users),
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
		refusesDuplicates: true,
		journal: [],
		webhooks: [],
		nextWebhookId: 1,
		nextAssociateId: extraUsers === 0 ? FIRST_NEW_ID : FIRST_GENERATED_ID + extraUsers,
	};
}

function joinOwned(seeded: OwnedState, generated: OwnedState): OwnedState {
	return {
		companies: [...seeded.companies, ...generated.companies],
		followUps: [...seeded.followUps, ...generated.followUps],
		sales: [...seeded.sales, ...generated.sales],
		projects: [...seeded.projects, ...generated.projects],
		requests: [...seeded.requests, ...generated.requests],
	};
}
