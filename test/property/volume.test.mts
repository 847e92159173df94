import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../emulator/index.mts';
import { findUser, USERS } from '../engine/facts.mts';
import { runNode } from '../engine/harness.mts';
import { violationsOf } from './claims/index.mts';
import { openCompany, operatorOf } from './company.mts';
import { membersOf, OPERATIONS, valuesOf, type DescribedOperation } from './description.mts';
import { parametersOf, WITH_ENTRIES } from './expressions.mts';
import { MOST_ENTRIES } from './inputs.mts';
import { AT_ONCE } from './values/pace.mts';
import { NAMES } from './values/texts.mts';
import { byAssociateId } from '../engine/locators.mts';

const MANY = 10_000;
const LARGE = 5 * 1024 * 1024;
const IDS = Object.values(USERS);

/** More than ASCII, and without white space at its ends. */
const LINE = `${NAMES.join(' ')}.`;
const LARGE_TEXT = LINE.repeat(Math.ceil(LARGE / Buffer.byteLength(LINE)));

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator();
});

beforeEach(() => openCompany(emulator));

afterAll(async () => await emulator.stop());

async function run(parameters: object, items: object[], onError?: 'continueRegularOutput') {
	const credential = operatorOf(emulator);
	const result = await runNode({
		parameters: parameters as INodeParameters,
		credential,
		items: items.map((json) => ({ json: json as never })),
		onError,
	});
	return { ...result, credential };
}

test(`${MANY} items are updated, each in its turn and its place`, async () => {
	const items = Array.from({ length: MANY }, (_, index) => ({
		id: IDS[index % IDS.length],
		text: `${NAMES[index % NAMES.length]} ${index}`,
	}));
	const { items: output, error } = await run(
		{
			operation: 'update',
			...byAssociateId('={{ $json.id }}'),
			updateFields: { tooltip: '={{ $json.text }}' },
			output: 'raw',
			options: { requestsPerSecond: 0 },
		},
		items,
	);
	expect(error).toBeUndefined();
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
		items.map((_, index) => ({ item: index, input: undefined })),
	);
	expect(output.map(({ json }) => ({ id: json.AssociateId, text: json.Tooltip }))).toEqual(items);
	expect(emulator.log).toHaveLength(MANY);
	for (const id of IDS) {
		expect(findUser(emulator, id).Tooltip).toBe(
			items.filter((item) => item.id === id).at(-1)!.text,
		);
	}
});

test.each([
	['Save, using fields', { userFields: { requestSignature: '={{ $json.text }}' } }],
	[
		'Save, using JSON',
		{ specifyUser: 'json', userJson: '={{ JSON.stringify({ RequestSignature: $json.text }) }}' },
	],
])('%s: text of 5 MB is kept', async (_, parameters) => {
	const { items, error } = await run(
		{ operation: 'save', associateId: USERS.sales, ...parameters },
		[{ text: LARGE_TEXT }],
	);
	expect(error).toBeUndefined();
	expect(items[0].json.RequestSignature === LARGE_TEXT).toBe(true);
	expect(findUser(emulator, USERS.sales).RequestSignature === LARGE_TEXT).toBe(true);
});

test('items of 5 MB of which the node needs little go through', async () => {
	const items = IDS.map((id) => ({ id, more: LARGE_TEXT }));
	const { items: output, error } = await run(
		{ operation: 'get', ...byAssociateId('={{ $json.id }}') },
		items,
	);
	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json.associateId)).toEqual(IDS);
});

/** The values of an input, of which one is 5 MB of text: the others are not given. */
function onlyAt(properties: INodeProperties[], path: string): Record<string, unknown> {
	const [name, ...rest] = path.split('.');
	const property = properties.find((each) => each.name === name)!;
	if (rest.length === 0) return { [name]: LARGE_TEXT };
	const inside = onlyAt(membersOf(property), rest.join('.'));
	if (property.type !== 'fixedCollection') return { [name]: inside };
	const list = property.options![0].name;
	return { [name]: { [list]: Array.from({ length: MOST_ENTRIES }, () => inside) } };
}

/** What an operation needs before it looks at the rest. */
const NEEDED = {
	...byAssociateId(USERS.sales),
	name: 'NEW',
	userName: 'new@nordlys.example',
	person: 101,
	role: 2,
	userGroup: 2,
	commandTarget: 'user',
	commandName: 'X',
	specifyUser: 'fields',
	matchBy: 'name',
	actionResult: 'Implicit',
	output: 'selectedFields',
	returnAll: false,
	limit: 1,
};

function itemsFor({ properties }: DescribedOperation): object[] {
	return valuesOf({ properties }).map((path) => {
		const json = path === 'userJson' ? { specifyUser: 'json' } : {};
		return { ...NEEDED, options: AT_ONCE, ...json, ...onlyAt(properties, path) };
	});
}

test.each(OPERATIONS)('$name takes or refuses 5 MB in every parameter', async (operation) => {
	for (const entries of [0, MOST_ENTRIES]) {
		openCompany(emulator);
		const items = itemsFor(operation);
		const parameters = parametersOf(operation, { ...WITH_ENTRIES, entries });
		const { credential, ...result } = await run(parameters, items, 'continueRegularOutput');
		const outcome = { operation, count: items.length, result, emulator, credential };
		expect(violationsOf(outcome)).toEqual([]);
	}
});
