import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { LOGINS, startEmulator } from '../emulator/index.mts';
import { loadPackage, runNode } from '../engine/harness.mts';
import { operations } from './operations.mts';
import { ITEMS, RUNS } from './outputSchema.mts';

type Loaded = Awaited<ReturnType<typeof loadPackage>>;

/** What an operation shows at first: those of Create or Update are the most. */
const MOST_AT_FIRST = 11;

/** Chosen for all operations, or n8n's own. */
const ABOVE = ['authentication', 'resource', 'operation'];

/** Names that say all there is to say. */
const PLAIN = ['Operation', 'Password', 'Resource'];

const JARGON =
	/\b(api|archive|associate\.\w+|body|carrier|endpoint|entity|enum|header|http|odata|payload|query|regex|select|so-\w+|webapi)\b|\$/i;

/** Where the word is the thing itself: a token is presented as Bearer, an address is a URL. */
const NO_JARGON = ['Access Token (Bearer)'];

let node: Loaded['node'];

/** The properties of both nodes and the credentials, with those inside of collections; n8n's own are not ours. */
let ALL: Array<[path: string, property: INodeProperties]>;

beforeAll(async () => {
	const loaded = await loadPackage();
	node = loaded.node;
	const credentials = Object.entries(loaded.credentialTypes);
	ALL = [
		...pathsIn('user', node.description.properties),
		...pathsIn('trigger', loaded.trigger.description.properties),
		...credentials.flatMap(([name, { properties }]) => pathsIn(name, properties)),
	].filter(([path, { type }]) => type !== 'hidden' && !path.includes('pollTimes'));
});

function pathsIn(path: string, properties: INodeProperties[]): Array<[string, INodeProperties]> {
	return properties.flatMap((property) => {
		const { show } = property.displayOptions ?? {};
		const of = [show?.resource, show?.operation].flat().filter(Boolean).join('.');
		const own = [path, of, property.name].filter(Boolean).join(' ');
		return [[own, property] as [string, INodeProperties], ...pathsIn(own, membersOf(property))];
	});
}

function membersOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
}

function choicesOf({ type, options = [] }: INodeProperties): string[] {
	if (!['options', 'multiOptions'].includes(type)) return [];
	return (options as INodePropertyOptions[])
		.filter(({ value }) => value !== '__CUSTOM_API_CALL__')
		.map(({ name }) => name);
}

const sorted = (names: string[]) => [...names].sort((a, b) => a.localeCompare(b));

/** What is wrong with some of all properties, by their paths. */
function found(isWrong: (property: INodeProperties, path: string) => boolean): string[] {
	return ALL.filter(([path, property]) => isWrong(property, path)).map(([path]) => path);
}

test('there are parameters to look at', () => {
	expect(ALL.length).toBeGreaterThan(300);
	expect(ALL.filter(([, property]) => membersOf(property).length > 0).length).toBeGreaterThan(30);
});

test('the members of a collection, and the choices of a long list, are in alphabetical order', () => {
	const unsorted = found((property) => {
		const members = property.type === 'collection' ? membersOf(property) : [];
		const names = members.map(({ displayName }) => displayName);
		const choices = choicesOf(property);
		const lists = choices.length < 5 ? [names] : [names, choices];
		return lists.some((list) => list.join() !== sorted(list).join());
	});
	expect(unsorted).toEqual([]);
});

test('each parameter says what it is for', () => {
	const silent = found(
		({ displayName, description, type }) =>
			!description && type !== 'notice' && type !== 'collection' && !PLAIN.includes(displayName),
	);
	expect(silent).toEqual([]);
	const repeating = found(
		({ displayName, description }) => description?.toLowerCase() === displayName.toLowerCase(),
	);
	expect(repeating).toEqual([]);
});

test('names are those of screens: none needs the documentation of the API', () => {
	const jargon = ALL.flatMap(([path, property]) =>
		[property.type === 'notice' ? '' : property.displayName, ...choicesOf(property)]
			.filter((name) => JARGON.test(name) && !NO_JARGON.includes(name))
			.map((name) => `${path}: ${name}`),
	);
	expect(jargon).toEqual([]);
	const headers = found(({ description }) => /\$\w+|\bSO-\w+/.test(description ?? ''));
	expect(headers).toEqual([]);
});

test('what is typed has an example, or says so by its type', () => {
	const without = found(
		({ type, typeOptions, placeholder, default: otherwise }) =>
			type === 'string' && !typeOptions?.password && !placeholder && otherwise === '',
	);
	expect(without).toEqual([]);
	const other = found(
		({ type, placeholder }) => type === 'string' && !!placeholder && !/^e\.g\. /.test(placeholder),
	);
	expect(other).toEqual([]);
});

/** What the editor shows of an operation, with these parameters beside the defaults. */
function shownOf(id: string, parameters: INodeParameters = {}): INodeProperties[] {
	const [resource, operation] = id.split('/');
	const { properties } = node.description;
	const given = { authentication: 'superOfficeApi', resource, operation, ...parameters };
	const values = NodeHelpers.getNodeParameters(
		properties,
		given,
		true,
		false,
		{ typeVersion: 1 },
		node.description,
	)!;
	return properties.filter((property) =>
		NodeHelpers.displayParameter(values, property, { typeVersion: 1 }, node.description),
	);
}

const noticesOf = (id: string, parameters?: INodeParameters) =>
	shownOf(id, parameters)
		.filter(({ type }) => type === 'notice')
		.map(({ displayName }) => displayName);

test('only what matters shows at first, and the collections stand last', async () => {
	for (const { id } of await operations()) {
		const shown = shownOf(id).filter(
			({ name, type }) => !ABOVE.includes(name) && type !== 'notice',
		);
		expect([id, shown.length]).toEqual([id, Math.min(shown.length, MOST_AT_FIRST)]);
		expect([id, shown.at(-1)?.name]).toEqual([id, 'options']);
	}
	expect(shownOf('user/upsert').filter(({ name }) => !ABOVE.includes(name))).toHaveLength(
		MOST_AT_FIRST,
	);
});

describe('what is dangerous is said', () => {
	test.each<[string, INodeParameters, RegExp]>([
		['user/delete', {}, /cannot be brought back.* Retire/],
		['user/retire', {}, /hand over.* Leaver Check .*'Refuse If Owning'/],
		['user/save', { associateId: 0 }, /Associate ID 0 creates a new user/],
	])('by a notice: %s', (id, parameters, words) => {
		expect(noticesOf(id, parameters)).toEqual([expect.stringMatching(words)]);
	});

	test('and not where it is not so', async () => {
		expect(noticesOf('user/retire', { options: { refuseIfOwning: true } })).toEqual([]);
		expect(noticesOf('user/save', { associateId: 5 })).toEqual([]);
		const others = (await operations()).filter(
			({ id }) => !['user/delete', 'user/retire', 'user/save'].includes(id),
		);
		expect(others.flatMap(({ id }) => noticesOf(id))).toEqual([]);
	});

	test.each([
		['keepOtherFields', 'user save options', /^Turned off, SuperOffice empties/],
		['returnPassword', 'user setPassword options', /^Turned on, .* can read the password/],
		['allowLastAdministrator', 'user update options', /^Turned on, nobody may be left/],
	])('by a hint: %s', (name, where, words) => {
		const [, operation] = where.split(' ');
		const hints = ALL.filter(
			([path, property]) => property.name === name && path.includes(`user.${operation} `),
		).map(([, { hint }]) => hint);
		expect(hints).toEqual([expect.stringMatching(words)]);
	});
});

test('what SuperOffice Online refuses has a notice with the credentials of Online, and nothing else has', async () => {
	const emulator = await startEmulator({ mode: 'online' });
	const { ticket, appToken } = LOGINS;
	const credential = { baseUrl: emulator.url, authScheme: 'soTicket', ticket, appToken };
	const refused: string[] = [];
	try {
		for (const { id } of await operations()) {
			emulator.reset();
			const [resource, operation] = id.split('/');
			const parameters = { resource, operation, ...RUNS[id] };
			const items = ITEMS[id]?.map((json) => ({ json }));
			const { error } = await runNode({ parameters, credential, items });
			if (/user management/.test(error?.description ?? '')) refused.push(id);
			else expect([id, error?.message]).toEqual([id, undefined]);
		}
	} finally {
		await emulator.stop();
	}
	const isClosed = (id: string, authentication: string) =>
		noticesOf(id, { authentication }).some((notice) => notice.startsWith('SuperOffice Online'));
	const all = (await operations()).map(({ id }) => id);
	for (const type of ['superOfficeOAuth2Api', 'superOfficeSystemUserApi']) {
		expect(all.filter((id) => isClosed(id, type))).toEqual(refused);
	}
	expect(all.filter((id) => isClosed(id, 'superOfficeApi'))).toEqual([]);
	expect(refused.length).toBeGreaterThan(10);
});
