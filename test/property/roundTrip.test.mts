import fc from 'fast-check';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { findUser, JOINERS, ROLES, USERS } from '../engine/facts.mts';
import { CUSTOM_FIELDS, startEmulator, type Emulator } from '../emulator/index.mts';
import { runNode, type NodeResult } from '../engine/harness.mts';
import { check, SEED } from './check.mts';
import { openCompany, operatorOf } from './company.mts';
import { nameOfAnyScript, oddText } from './values/texts.mts';
import { byAssociateId, byUserName } from '../engine/locators.mts';

/** How many runs with texts for each of these users there are. */
const RUNS = 20;
const IDS = Object.values(USERS);

/** The shortest of the columns that the texts go into (see the emulator's lengths). */
const LONGEST = 200;

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator();
});

afterAll(async () => await emulator.stop());

async function run(parameters: object, items: object[] = [{}]): Promise<NodeResult> {
	const result = await runNode({
		parameters: parameters as INodeParameters,
		credential: operatorOf(emulator),
		items: items.map((json) => ({ json })) as INodeExecutionData[],
	});
	expect(result.error).toBeUndefined();
	return result;
}

/** The texts of a user, which nobody else has: `mark` tells them apart. */
interface Texts {
	name: string;
	userName: string;
	nickName: string;
	tooltip: string;
	requestSignature: string;
	badge: string;
}

const text = nameOfAnyScript.filter((words) => words.length < LONGEST);

const textsOf = (mark: string): fc.Arbitrary<Texts> =>
	fc
		.record({
			name: text,
			userName: text,
			nickName: text,
			tooltip: text,
			requestSignature: text,
			badge: text,
		})
		.map((texts) => ({
			...texts,
			name: `${texts.name}${mark}`,
			userName: `${texts.userName}@${mark}`,
			nickName: `${texts.nickName}-${mark}`,
		}));

const textsOfAll = fc.tuple(...IDS.map((id) => textsOf(`u${id}`)));

/** As expressions on an item that holds the texts. */
const FIELDS = {
	name: '={{ $json.name }}',
	userName: '={{ $json.userName }}',
	nickName: '={{ $json.nickName }}',
	tooltip: '={{ $json.tooltip }}',
	requestSignature: '={{ $json.requestSignature }}',
};

const CUSTOM = { customFields: { [CUSTOM_FIELDS.badge]: '={{ $json.badge }}' } };

/** What SuperOffice is to hold: as it was given, but for white space around a name. No custom field is an empty one. */
function expected({ name, userName, nickName, tooltip, requestSignature, badge }: Texts): object {
	return {
		Name: name.trim(),
		UserName: userName.trim(),
		NickName: nickName.trim(),
		Tooltip: tooltip,
		RequestSignature: requestSignature,
		...(badge !== '' && {
			CustomFields: expect.objectContaining({ [CUSTOM_FIELDS.badge]: badge }),
		}),
	};
}

const BY_ID = byAssociateId('={{ $json.id }}');

/** The ways to write texts to a user that is there. */
const WAYS: Record<string, object> = {
	'Update by associate ID': { operation: 'update', ...BY_ID, updateFields: FIELDS, ...CUSTOM },
	'Update with Include Changes': {
		operation: 'update',
		...BY_ID,
		updateFields: FIELDS,
		...CUSTOM,
		options: { includeChanges: true },
	},
	'Save, using fields': {
		operation: 'save',
		associateId: '={{ $json.id }}',
		userFields: FIELDS,
		...CUSTOM,
	},
	'Save, using JSON': {
		operation: 'save',
		associateId: '={{ $json.id }}',
		specifyUser: 'json',
		userJson: `={{ JSON.stringify({
			Name: $json.name.trim(), UserName: $json.userName.trim(), NickName: $json.nickName.trim(),
			Tooltip: $json.tooltip, RequestSignature: $json.requestSignature,
			CustomFields: { '${CUSTOM_FIELDS.badge}': $json.badge } }) }}`,
	},
};

test.each(Object.entries(WAYS))(
	'%s keeps every text, and the user is found by it',
	async (_, parameters) => {
		await check(
			textsOfAll,
			async (all) => {
				openCompany(emulator);
				const items = all.map((texts, index) => ({ ...texts, id: IDS[index] }));
				await run(parameters, items);
				for (const { id, ...texts } of items) {
					expect(findUser(emulator, id)).toMatchObject(expected(texts));
				}
				const raw = { output: 'raw' };
				const get = { operation: 'get', ...raw };
				const foundByUserName = await run(
					{ ...get, ...byUserName('={{ $json.userName }}') },
					items,
				);
				const foundByUserId = await run({ ...get, ...byUserName('={{ $json.name }}') }, items);
				for (const { items: found } of [foundByUserName, foundByUserId]) {
					expect(found.map(({ json }) => json.AssociateId)).toEqual(IDS);
					found.forEach(({ json }, index) => expect(json).toMatchObject(expected(all[index])));
				}
				const listed = await run(
					{ operation: 'getMany', returnAll: true, filters: { name: '={{ $json.name.trim() }}' } },
					items,
				);
				expect(listed.items.map(({ json }) => json.associateId)).toEqual(IDS);
			},
			{ numRuns: RUNS, seed: SEED },
		);
	},
);

const NEW_USER = {
	name: '={{ $json.name }}',
	userName: '={{ $json.userName }}',
	role: '={{ $json.role }}',
	userGroup: 2,
	additionalFields: {
		nickName: '={{ $json.nickName }}',
		tooltip: '={{ $json.tooltip }}',
		requestSignature: '={{ $json.requestSignature }}',
	},
	...CUSTOM,
};

test('who is created has every text; person and role are found by names of any script', async () => {
	const joiners = JOINERS.map((personId) =>
		fc.tuple(textsOf(`p${personId}`), text, text).map(([texts, person, role]) => ({
			...texts,
			personId,
			// With something in front, so that it is no number, and no address.
			person: `N ${person} ${personId}`.replaceAll('@', ''),
			role: `R ${role} ${personId}`,
		})),
	);
	await check(
		fc.tuple(...joiners),
		async (all) => {
			openCompany(emulator);
			const { state } = emulator;
			for (const { personId, person, role } of all) {
				state.persons.find(({ PersonId }) => PersonId === personId)!.FullName = person;
				const sales = state.roles.find(({ Id }) => Id === ROLES.sales)!;
				state.roles.push({ ...sales, Id: 1000 + personId, Value: role });
			}
			const created = await run(
				{ operation: 'create', ...NEW_USER, person: '={{ $json.person }}' },
				all,
			);
			expect(created.items).toHaveLength(all.length);
			all.forEach(({ personId, ...texts }, index) => {
				const id = Number(created.items[index].json.associateId);
				expect(findUser(emulator, id)).toMatchObject({
					...expected(texts),
					personId,
					roleId: 1000 + personId,
				});
			});
			const again = await run(
				{ operation: 'upsert', matchBy: 'name', ...NEW_USER, person: '={{ $json.personId }}' },
				all,
			);
			expect(again.items.map(({ json }) => json.action)).toEqual(all.map(() => 'none'));
		},
		{ numRuns: RUNS, seed: SEED },
	);
});

describe('command names', () => {
	/** Longer ones are more than servers take in an address. */
	const LONGEST_NAME = 2_000;
	const name = oddText.filter((words) => encoded(words).length < LONGEST_NAME);

	/** As it stands in an address; half of a character cannot. */
	function encoded(words: string): string {
		return encodeURIComponent(words.replace(/\p{Surrogate}/gu, ''));
	}

	const COMMAND = {
		operation: 'executeCommand',
		commandName: '={{ $json.name }}',
		...byAssociateId(USERS.sales),
	};

	test.each([
		{ commandTarget: 'id' },
		{ commandTarget: 'user', userFields: { name: 'NEW' }, options: { requestFormat: 'query' } },
		{ commandTarget: 'user', userFields: { name: 'NEW' }, options: { requestFormat: 'body' } },
	])('%j reach SuperOffice as they are, or are refused', async (way) => {
		await check(
			fc.array(name, { minLength: 20, maxLength: 20 }),
			async (names) => {
				openCompany(emulator);
				const { items } = await runNode({
					parameters: { ...COMMAND, ...way } as INodeParameters,
					credential: operatorOf(emulator),
					items: names.map((each) => ({ json: { name: each } })),
					onError: 'continueRegularOutput',
				});
				const done = names.filter((_, index) => !items[index].error);
				const refused = names.filter((_, index) => items[index].error);
				// Items are done side by side, perhaps: their order is their own.
				const executed = emulator.state.executedCommands.map(({ commandName }) => commandName);
				expect(executed.sort()).toEqual(done.map((each) => each.trim()).sort());
				const isNoName = (each: string) =>
					['', '.', '..'].includes(each.trim()) || /\p{Surrogate}/u.test(each);
				expect(refused).toEqual(names.filter(isNoName));
			},
			{ numRuns: RUNS, seed: SEED },
		);
	});
});
