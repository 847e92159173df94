import {
	ApplicationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchItems,
	type INodeListSearchResult,
} from 'n8n-workflow';

import { USER_TYPES } from '../actions/accounts/accounts';
import { quoted } from '../actions/filters';
import type { Reading } from '../actions/run';
import { listCommands } from '../actions/user/calls';
import { located } from '../actions/values';
import { readPage, readRows, type Row } from '../transport/pages';
import { inEditor } from './editor';
import { entriesShown, licensesShown, type Shown } from './entries';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** Rows in a page of a list: the editor asks for the next one when somebody has scrolled so far. */
const PAGE_SIZE = 100;

/** Roles, with the users they are for. */
export const searchRoles = searchIn(
	async (reading) => await entriesShown(reading, 'role'),
	'By ID and By Name still work',
);

/** User groups. */
export const searchUserGroups = searchIn(
	async (reading) => await entriesShown(reading, 'userGroup'),
	'By ID and By Name still work',
);

/** User plans. */
export const searchUserPlans = searchIn(
	async (reading) => await licensesShown(reading, 'plans'),
	'By Name still works',
);

/** User plans and the licenses beside them. */
export const searchLicenses = searchIn(
	async (reading) => await licensesShown(reading, 'all'),
	'By Name still works',
);

/** Users, by associate ID. */
export const searchUsers = searchUsersBy(({ PrimaryKey }) => String(PrimaryKey));

/** Users, by user ID, for a call that knows them by that only. */
export const searchUserIds = searchUsersBy(({ assocName }) => String(assocName));

/**
 * Persons who can become users, or are some: those of the companies in which employees are users
 * already, and of all companies where the new user is no employee.
 */
export async function searchPersons(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const type =
		this.getCurrentNodeParameter('additionalFields.type') ??
		this.getCurrentNodeParameter('userFields.type');
	const isEmployee = type === undefined || type === 'InternalAssociate';
	return await inEditor(
		this,
		'By ID and By Email Address or Full Name still work',
		async (reading) =>
			await pageOf(
				reading,
				{
					path: 'Person',
					purpose: 'list persons',
					columns: ['personId', 'fullName', EMAIL, 'retired'],
					conditions: [
						anyOf(contains(['fullName', EMAIL], filter)),
						isEmployee ? anyOf(await ownCompanies(reading)) : '',
					],
					order: 'fullName,personId',
					shown: (row) => ({
						name: [
							String(row.fullName ?? ''),
							row[EMAIL] ? ` (${String(row[EMAIL])})` : '',
							row.retired === true ? ', former employee' : '',
						].join(''),
						value: String(row.PrimaryKey),
					}),
				},
				paginationToken,
			),
	);
}

/**
 * The commands that the chosen user offers, for the field of Execute Command.
 *
 * @throws ApplicationError with what to do, which the editor shows in the place of the list
 */
export async function searchCommands(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const associateId = Number(located(this.getCurrentNodeParameter('user')).value);
	if (!Number.isInteger(associateId) || associateId < 1) {
		throw new ApplicationError(
			"Commands are listed by user: choose one in 'User' first, or give the command By Name",
		);
	}
	const commands = await inEditor(
		this,
		'By Name still works',
		async ({ send }) => await send<IDataObject[]>(listCommands(associateId)),
	);
	const shown = commands.map(({ Name, DisplayName }) => ({
		name: String(DisplayName || Name),
		value: String(Name),
	}));
	return { results: found(shown, filter) };
}

/** A short list, which one call gives whole: so what is searched for can be found in it here. */
function searchIn(list: (reading: Reading) => Promise<Shown[]>, otherWays: string): Search {
	return async function (filter = '') {
		return { results: found(await inEditor(this, otherWays, list), filter) };
	};
}

function found(all: Shown[], filter: string): INodeListSearchItems[] {
	const word = filter.trim().toLowerCase();
	return all
		.filter(({ name, value, words }) =>
			`${name} ${value} ${words ?? ''}`.toLowerCase().includes(word),
		)
		.map(({ name, value }) => ({ name, value }));
}

/** The list of users, searched and turned over by SuperOffice. */
function searchUsersBy(valueOf: (row: Row) => string): Search {
	return async function (filter = '', paginationToken) {
		const word = filter.trim();
		return await inEditor(
			this,
			'The other ways to give a user still work',
			async (reading) =>
				await pageOf(
					reading,
					{
						path: 'User',
						purpose: 'list users',
						columns: ['associateDbId', 'assocName', 'fullName', 'isActive'],
						conditions: [
							// Of the user ID the pages name no operator that takes a part of it.
							anyOf([
								...contains(['fullName', 'userName'], word),
								...(word ? [`assocName is ${quoted(word)}`] : []),
							]),
						],
						order: 'fullName,associateDbId',
						shown: (row) => ({
							name: [
								`${String(row.fullName || row.assocName)} (${String(row.assocName)})`,
								row.isActive === false ? ', retired' : '',
							].join(''),
							value: valueOf(row),
						}),
					},
					paginationToken,
				),
		);
	};
}

const EMAIL = 'email/emailAddress';

/** A list that SuperOffice searches, sorts and pages. */
interface Archive {
	path: string;
	purpose: string;
	columns: string[];
	/** Those that are not empty have to be met */
	conditions: string[];
	order: string;
	shown: (row: Row) => Shown;
}

async function pageOf(
	{ send }: Reading,
	{ path, purpose, columns, conditions, order, shown }: Archive,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const $filter = conditions.filter(Boolean).join(' and ');
	const qs = { $select: columns.join(','), $orderBy: order, ...($filter && { $filter }) };
	const { rows, next } = await readPage(send, { path, purpose, qs }, PAGE_SIZE, paginationToken);
	return { results: rows.map(shown), paginationToken: next };
}

/** Conditions on columns of text; none where nothing is searched for. */
function contains(columns: string[], filter: string): string[] {
	const word = filter.trim();
	return word === '' ? [] : columns.map((column) => `${column} contains ${quoted(word)}`);
}

function anyOf(conditions: string[]): string {
	return conditions.length > 1 ? `(${conditions.join(' or ')})` : (conditions[0] ?? '');
}

/** More companies than these make a condition that is longer than an address may be. */
const MOST_COMPANIES = 20;

/** Users who are looked at to find out which companies have employees as users. */
const MOST_USERS = 1000;

/**
 * The companies of the employees who are users. SuperOffice lets employees of its owner companies
 * become users only, and no call that is open to all lists those. None where it refuses this one.
 */
async function ownCompanies({ send, once }: Reading): Promise<string[]> {
	return await once('own companies', async () => {
		const qs = {
			$select: 'contactId',
			$filter: `assocType oneOf (${USER_TYPES.InternalAssociate.id})`,
			$orderBy: 'associateDbId',
		};
		const call = { path: 'User', qs, purpose: 'list users' };
		const rows = await readRows(send, call, MOST_USERS).catch(() => [] as Row[]);
		const ids = [...new Set(rows.map(({ contactId }) => Number(contactId)))].filter((id) => id > 0);
		return ids.length > MOST_COMPANIES ? [] : ids.map((id) => `contactId eq ${id}`);
	});
}
