import { readRows, type Row } from '../../transport/pages';
import { quoted } from '../filters';
import { shown } from '../invalidInput';
import type { Options } from '../options';
import { Refused } from '../refused';
import type { Run } from '../run';
import { moreThanOne, type Known, type Target } from './target';

/** A user as the list of users tells who it is. */
export interface ListedUser {
	associateId: number;
	userId: string;
	fullName: string;
	/** ID in Service; 0 where there is none, `undefined` where the list does not say it */
	ejUserId?: number;
}

/** How somebody is found in the list of users. */
interface Search {
	/** Who is looked for, as a message says it */
	who: string;
	/** `$filter`, with the operators that the pages list for each kind of column */
	filter: string;
	/** Whether a row is one that was looked for: a filter that is not kept to would give anybody */
	fits: (row: Row) => boolean;
}

const COLUMNS = ['associateDbId', 'assocName', 'userName', 'fullName', 'personId', 'ejUserId'];

/** Enough to see that more than one fits. */
const LIMIT = 3;

/**
 * Finds a user in the list of users (`GET User`), which SuperOffice Online leaves open, other than
 * the calls that read a user. Retired users are in that list, too.
 *
 * @throws Refused when nobody fits, or more than one; Failure when the list cannot be read
 */
export async function findListedUser(
	{ send }: Run,
	{ known }: Target,
	{ own }: Options,
): Promise<ListedUser> {
	const { who, filter, fits } = searchFor(known);
	const rows = await readRows(
		send,
		{
			path: 'User',
			qs: { $select: COLUMNS.join(','), $filter: filter, $orderBy: 'associateDbId' },
			purpose: `look for ${who}`,
			...own,
		},
		LIMIT,
	);
	const users = rows.filter(fits).map(listedUser);
	if (users.length > 1) {
		throw moreThanOne(
			users.map(({ associateId, userId }) => ({ AssociateId: associateId, Name: userId })),
		);
	}
	if (users.length === 0) {
		throw new Refused(
			`SuperOffice did not find ${who}: ${who} does not exist`,
			'Look the user up in SuperOffice and give the ID or user name as it stands there.',
		);
	}
	return users[0];
}

function searchFor(known: Known): Search {
	switch (known.by) {
		case 'userName':
			return searchByName(known.value);
		case 'associateId':
			return {
				who: `user ${known.value}`,
				filter: `associateDbId associateIsOneOf (${known.value})`,
				fits: (row) => idOf(row) === known.value,
			};
		case 'personId':
			return {
				who: `a user of person ${known.value}`,
				filter: `personId eq ${known.value}`,
				fits: (row) => numberOf(row.personId) === known.value,
			};
		case 'ejUserId':
			return {
				who: `a user with Service user ID ${known.value}`,
				filter: `ejUserId eq ${known.value}`,
				fits: (row) => numberOf(row.ejUserId) === known.value,
			};
	}
}

function searchByName(userName: string): Search {
	const wanted = userName.toLowerCase();
	const isWanted = (cell: unknown) => typeof cell === 'string' && cell.toLowerCase() === wanted;
	return {
		who: `user ${shown(userName)}`,
		filter: `userName is ${quoted(userName)} or assocName is ${quoted(userName)}`,
		fits: ({ userName: login, assocName }) => isWanted(login) || isWanted(assocName),
	};
}

function listedUser(row: Row): ListedUser {
	return {
		associateId: idOf(row),
		userId: typeof row.assocName === 'string' ? row.assocName : '',
		fullName: typeof row.fullName === 'string' ? row.fullName : '',
		ejUserId: numberOf(row.ejUserId),
	};
}

/** A column about associates may show the user ID instead of the number; the primary key does not. */
function idOf({ PrimaryKey, associateDbId }: Row): number {
	return numberOf(PrimaryKey) ?? numberOf(associateDbId) ?? 0;
}

/** The number in a cell; `undefined` where there is none. */
function numberOf(cell: unknown): number | undefined {
	const number = typeof cell === 'string' && /^\d+$/.test(cell) ? Number(cell) : cell;
	return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
}
