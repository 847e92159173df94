import type { PersonContent } from '../../carriers/person.mts';
import type { OwnedState } from '../../owned/stored.mts';
import { FOLLOW_UP_STATUSES, REQUEST_STATUSES, SALE_STATUSES } from '../../owned/stored.mts';
import type { StoredUser } from '../../state.mts';
import { customer } from '../people.mts';
import type { Random } from './random.mts';
import { createRandom } from './random.mts';

/** Far above the ids of users and their persons, of whom there may be many thousands. */
const FIRST_OWNED_ID = 1_000_001;

const DAY = 24 * 60 * 60 * 1000;
const DUE = Date.parse('2026-07-01T08:00:00Z');

/** How many rows of each kind a user has at most; one who has left, now and then one. */
const MOST = { companies: 3, persons: 2, followUps: 4, sales: 3, projects: 2, requests: 4 };

export interface GeneratedOwned extends OwnedState {
	persons: PersonContent[];
}

/** What generated users own: the same for the same seed and users. */
export function generateOwned(users: StoredUser[], seed: number): GeneratedOwned {
	const owned: GeneratedOwned = {
		companies: [],
		persons: [],
		followUps: [],
		sales: [],
		projects: [],
		requests: [],
	};
	const template = customer(0, { first: 'Contact', last: '' });
	for (const user of users) {
		if (user.Type !== 'InternalAssociate') continue;
		// Each user has numbers of their own, so that more users change nothing for those before.
		const random = createRandom(seed * 1_000_003 + user.AssociateId);
		if (user.Deleted && !random.chance(SHARE_OF_LEFT_BEHIND)) continue;
		addCompanies(owned, user, random, template);
		addWork(owned, user, random);
	}
	return owned;
}

/** Of those who have left, how many were not asked to hand over what they own. */
const SHARE_OF_LEFT_BEHIND = 0.2;

function addCompanies(
	{ companies, persons }: GeneratedOwned,
	{ AssociateId: associateId }: StoredUser,
	random: Random,
	template: PersonContent,
): void {
	times(random.integer(0, MOST.companies), () => {
		const id = FIRST_OWNED_ID + companies.length;
		const name = `Company ${id}`;
		companies.push({ id, name, associateId, isDeleted: random.chance(0.05) });
		times(random.integer(0, MOST.persons), () => {
			const PersonId = FIRST_OWNED_ID + persons.length;
			persons.push({
				...template,
				PersonId,
				Lastname: String(PersonId),
				FullName: `Contact ${PersonId}`,
				FormalName: `Contact ${PersonId}`,
				Email: `contact.${PersonId}@customer.example`,
				ContactId: id,
				ContactName: name,
				ContactFullName: name,
				Retired: random.chance(0.05) ? 1 : 0,
			});
		});
	});
}

function addWork(owned: GeneratedOwned, user: StoredUser, random: Random): void {
	const { followUps, sales, projects, requests } = owned;
	const { AssociateId: associateId, EjUserId: ownedBy } = user;
	const { notStarted, started, completed } = FOLLOW_UP_STATUSES;
	times(random.integer(0, MOST.followUps), () => {
		followUps.push({
			id: FIRST_OWNED_ID + followUps.length,
			associateId,
			type: random.integer(1, 4),
			status: random.pick([notStarted, started, completed, completed]),
			doBy: new Date(DUE + random.integer(-90, 90) * DAY),
		});
	});
	times(random.integer(0, MOST.sales), () => {
		const id = FIRST_OWNED_ID + sales.length;
		const status = random.pick(Object.values(SALE_STATUSES));
		sales.push({ id, heading: `Sale ${id}`, associateId, status });
	});
	times(random.integer(0, MOST.projects), () => {
		const id = FIRST_OWNED_ID + projects.length;
		projects.push({ id, name: `Project ${id}`, associateId, isDone: random.chance(0.5) });
	});
	if (ownedBy === 0) return;
	times(random.integer(0, MOST.requests), () => {
		const id = FIRST_OWNED_ID + requests.length;
		const status = random.pick(Object.values(REQUEST_STATUSES));
		requests.push({ id, title: `Request ${id}`, ownedBy, status });
	});
}

function times(count: number, work: () => void): void {
	for (let done = 0; done < count; done += 1) work();
}
