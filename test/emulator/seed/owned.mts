import type { PersonContent } from '../carriers/person.mts';
import type { OwnedState } from '../owned/stored.mts';
import {
	FOLLOW_UP_STATUSES,
	FOLLOW_UP_TYPES,
	NOBODY,
	REQUEST_STATUSES,
	SALE_STATUSES,
} from '../owned/stored.mts';
import { COMPANY, USERS } from './names.mts';
import { customer } from './people.mts';

const { sales, service, complete, retired, multiLanguage } = USERS;

/** Service users by what the seeded users have as EjUserId. */
const SERVICE_USERS = { ola: 3, lisa: 18 } as const;

const DUE = new Date('2026-07-15T08:00:00Z');

/** What the seeded users own, with one of each kind that a count has to leave out. */
export function seedOwned(): OwnedState {
	const { inDiary, inChecklist, note, document, bookingForDiary } = FOLLOW_UP_TYPES;
	const { unknown, notStarted, started, completed, booking } = FOLLOW_UP_STATUSES;
	const { open, sold, lost, stalled } = SALE_STATUSES;
	const { active, closed, postponed, deleted, merged } = REQUEST_STATUSES;
	const { ola, lisa } = SERVICE_USERS;
	return {
		companies: number(COMPANIES, ([id, name, associateId, isDeleted = false]) => ({
			id,
			name,
			associateId,
			isDeleted,
		})),
		followUps: number(
			[
				[sales, inDiary, notStarted],
				[sales, inChecklist, started],
				[sales, inDiary, notStarted],
				[sales, inDiary, completed],
				[sales, note, unknown],
				[sales, document, notStarted],
				[sales, bookingForDiary, booking],
				[service, inChecklist, notStarted],
				[complete, inDiary, completed],
				[retired, inDiary, notStarted],
			],
			([associateId, type, status], id) => ({ id, associateId, type, status, doBy: DUE }),
		),
		sales: number(
			[
				[sales, open],
				[sales, open],
				[sales, stalled],
				[sales, sold],
				[sales, lost],
				[multiLanguage, open],
			],
			([associateId, status], id) => ({ id, heading: `Sale ${id}`, associateId, status }),
		),
		projects: number<[number, boolean], OwnedState['projects'][number]>(
			[
				[sales, false],
				[sales, true],
				[complete, false],
				[complete, false],
				[complete, true],
			],
			([associateId, isDone], id) => ({ id, name: `Project ${id}`, associateId, isDone }),
		),
		requests: number(
			[
				[ola, active],
				[ola, active],
				[ola, postponed],
				[ola, closed],
				[ola, deleted],
				[ola, merged],
				[lisa, active],
				[NOBODY, active],
			],
			([ownedBy, status], id) => ({ id, title: `Request ${id}`, ownedBy, status }),
		),
	};
}

/** Gives rows their keys, from 1. */
function number<Row, Stored>(rows: Row[], store: (row: Row, id: number) => Stored): Stored[] {
	return rows.map((row, index) => store(row, index + 1));
}

const COMPANIES: Array<[number, string, number, boolean?]> = [
	[COMPANY.ownerContactId, COMPANY.name, 0],
	[COMPANY.customerContactId, 'Sonnberg Handel', sales],
	[51, 'Fjordkraft Bygg', sales],
	[52, 'Havblikk Shipping', sales],
	[53, 'Gamle Torg', sales, true],
	[54, 'Bergmann Verlag', multiLanguage],
	[55, 'Lindqvist Trä', retired],
];

/** Persons of the customers, and one who belongs to no company. */
export function seedContactPersons(): PersonContent[] {
	return [
		contactPerson(611, 'Mona', 'Tveit', 51),
		{ ...contactPerson(612, 'Geir', 'Lunde', 51), Retired: 1 },
		contactPerson(613, 'Siri', 'Holm', 52),
		contactPerson(614, 'Klaus', 'Bergmann', 54),
		{ ...contactPerson(615, 'Tone', 'Vang', 0), AssociateId: sales },
	];
}

function contactPerson(id: number, first: string, last: string, ContactId: number): PersonContent {
	const ContactName = COMPANIES.find(([company]) => company === ContactId)?.[1] ?? '';
	return {
		...customer(id, { first, last }),
		Email: `${first}.${last}@customer.example`.toLowerCase(),
		ContactId,
		ContactName,
		ContactFullName: ContactName,
	};
}
