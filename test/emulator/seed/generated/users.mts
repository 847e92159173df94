import type { PersonContent } from '../../carriers/person.mts';
import type { StoredUser } from '../../state.mts';
import { emptyUser } from '../../users/emptyUser.mts';
import {
	CUSTOM_FIELDS,
	DIRECTORY_CREDENTIAL,
	GROUPS,
	PASSWORD_CREDENTIAL,
	ROLES,
} from '../names.mts';
import { customer, employee } from '../people.mts';
import type { Job } from './jobs.mts';
import { JOBS } from './jobs.mts';
import type { PersonName } from './names.mts';
import { pickName, toAscii } from './names.mts';
import type { Random } from './random.mts';
import { createRandom } from './random.mts';

export const FIRST_GENERATED_ID = 1001;

/** The last day somebody logged in, so that the data do not depend on the day of a test. */
const LAST_DAY = Date.parse('2026-07-01T00:00:00Z');
const DAY = 24 * 60 * 60 * 1000;
const TWO_YEARS = 730;

const SHARE = {
	external: 0.06,
	retired: 0.08,
	withoutPlan: 0.1,
	withDirectoryLogin: 0.25,
	withoutLogin: 0.05,
	customFields: 0.4,
} as const;

export interface GeneratedUser {
	user: StoredUser;
	person: PersonContent;
}

/** Persons who are users, varied as those of a company are, the same for the same seed. */
export function generateUsers(count: number, seed: number): GeneratedUser[] {
	const random = createRandom(seed);
	const unique = createUniqueNames();
	return Array.from({ length: count }, (_, index) =>
		generateUser(FIRST_GENERATED_ID + index, random, unique),
	);
}

type UniqueNames = (text: string) => string;

/** Numbers whatever is not the first of its name, as administrators do. */
function createUniqueNames(): UniqueNames {
	const counts = new Map<string, number>();
	return (text) => {
		const count = (counts.get(text) ?? 0) + 1;
		counts.set(text, count);
		return count === 1 ? text : `${text}${count}`;
	};
}

function generateUser(id: number, random: Random, unique: UniqueNames): GeneratedUser {
	const name = pickName(random);
	const isExternal = random.chance(SHARE.external);
	const job = random.pick(JOBS);
	const mailbox = unique(
		[name.first, name.middle, name.last].map(toAscii).filter(Boolean).join('.'),
	);
	const person = isExternal
		? customer(id, name, mailbox)
		: employee(id, name, random.pick(job.titles), mailbox);
	const user: StoredUser = {
		...emptyUser(),
		AssociateId: id,
		personId: id,
		Rank: random.integer(1, 100),
		UserName: person.Email,
		...loginDates(random),
		...(isExternal ? externalUser(mailbox) : internalUser(id, job, random, unique(userId(name)))),
	};
	user.credentials = credentials(user, random);
	return { user, person: random.chance(SHARE.retired) ? retire(user, person) : person };
}

/** Three letters of each name, with whatever letters the name has. */
function userId({ first, last }: PersonName): string {
	return `${first.slice(0, 3)}${last.slice(0, 3)}`.toUpperCase();
}

function externalUser(Name: string): Partial<StoredUser> {
	return { Name, Type: 'ExternalAssociate', roleId: ROLES.external };
}

function internalUser(id: number, job: Job, random: Random, Name: string): Partial<StoredUser> {
	const hasPlan = !random.chance(SHARE.withoutPlan);
	const extras = job.extras.filter(() => random.chance(0.3));
	return {
		Name,
		Type: 'InternalAssociate',
		Tooltip: random.chance(0.3)
			? `Desk ${random.integer(1, 40)}, floor ${random.integer(1, 6)}`
			: '',
		roleId: job.roleId,
		userGroupId: job.userGroupId,
		otherGroupIds: otherGroups(job, random),
		moduleIds: hasPlan ? [job.plan, ...extras] : [],
		IsOnTravel: random.chance(0.05),
		WaitingForApproval: random.chance(0.01),
		CustomFields: random.chance(SHARE.customFields) ? customFields(id, random) : {},
		...(job.ticketCategoryIds && {
			EjUserId: id,
			NickName: `service-${Name.toLowerCase()}`,
			RequestSignature: 'Kind regards, Nordlys Kontor',
			ticketCategoryIds: job.ticketCategoryIds.filter(() => random.chance(0.6)),
		}),
	};
}

function otherGroups({ userGroupId }: Job, random: Random): number[] {
	const { administration, sales, service, marketing } = GROUPS;
	return [administration, sales, service, marketing].filter(
		(id) => id !== userGroupId && random.chance(0.2),
	);
}

/** The values in the encoded form that the API has for numbers and dates. */
function customFields(id: number, random: Random): Record<string, string> {
	const two = (value: number): string => String(value).padStart(2, '0');
	const day = `${two(random.integer(1, 12))}/${two(random.integer(1, 28))}`;
	return {
		[CUSTOM_FIELDS.badge]: `B-${id}`,
		[CUSTOM_FIELDS.birthday]: `[D:${day}/${random.integer(1961, 2005)}]`,
		[CUSTOM_FIELDS.deskNumber]: `[I:${random.integer(1, 400)}]`,
		[CUSTOM_FIELDS.costCentre]: `CC-${random.integer(10, 99)}`,
		[CUSTOM_FIELDS.worksRemotely]: `[I:${random.integer(0, 1)}]`,
	};
}

/** Some day of the last two years, within working hours. */
function loginDates(random: Random): Pick<StoredUser, 'Lastlogin' | 'Lastlogout' | 'updated'> {
	const day = LAST_DAY - random.integer(1, TWO_YEARS) * DAY;
	const login = day + random.integer(6 * 60, 14 * 60) * 60_000;
	return {
		Lastlogin: new Date(login),
		Lastlogout: new Date(login + random.integer(5, 240) * 60_000),
		updated: new Date(day - random.integer(0, 90) * DAY),
	};
}

/** Who has no credential has never logged in. */
function credentials(user: StoredUser, random: Random): StoredUser['credentials'] {
	if (random.chance(SHARE.withoutLogin)) {
		const { Lastlogin, Lastlogout } = emptyUser();
		Object.assign(user, { Lastlogin, Lastlogout });
		return [];
	}
	if (user.Type === 'InternalAssociate' && random.chance(SHARE.withDirectoryLogin)) {
		const displayValue = `NORDLYS\\${user.UserName.split('@')[0]}`;
		return [{ type: DIRECTORY_CREDENTIAL, value: `S-1-5-21-${user.AssociateId}`, displayValue }];
	}
	const value = `Passw0rd-${user.AssociateId}`;
	return [{ type: PASSWORD_CREDENTIAL, value, displayValue: '' }];
}

/** As MakeRetired leaves them. */
function retire(user: StoredUser, person: PersonContent): PersonContent {
	Object.assign(user, { Deleted: true, IsPersonRetired: true, moduleIds: [] });
	return { ...person, Retired: 1 };
}
