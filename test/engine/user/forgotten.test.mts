import { findUser, GROUPS, JOINERS, USERS } from '../facts.mts';
import { byUserName, locator } from '../locators.mts';
import { useEmulator } from '../setup.mts';

const setup = useEmulator();

/** What somebody leaves behind who adds a field in the editor and goes on. */
const LIST = locator('list', '');
const NOT_CHOSEN = [LIST, locator('name', ' '), locator('name', '='), '', null];
const NONE_CHOSEN = [[], '[]', '', '=', null];

/** Expressions that give nothing: of one thing, of a list, of a list in JSON. */
const NO_THING = ['={{ null }}', '={{ $json.nothing ?? "" }}'];
const NO_THINGS = [...NO_THING, '={{ [] }}'];
const NO_JSON = ['={{ null }}', '={{ [] }}', '={{ "[]" }}'];

/** Each field that takes things away when it is empty, in each operation on somebody who is there. */
const FIELDS: Array<
	[label: string, name: string, left: unknown[], instead: string, nothing: string[]]
> = [
	['User Plan', 'userPlan', NOT_CHOSEN, 'License → Remove', NO_THING],
	['Licenses', 'licenses', NONE_CHOSEN, 'License → Remove', NO_THINGS],
	['Other Groups', 'otherGroups', NONE_CHOSEN, "'Other Groups to Remove' of Update", NO_THINGS],
	[
		'Request Categories',
		'ticketCategories',
		NONE_CHOSEN,
		"'Request Categories to Remove' of Update",
		NO_THINGS,
	],
	['Licenses (JSON)', 'licenseOwners', ['[]', []], 'License → Remove', NO_JSON],
];

const LISA = byUserName('LISA');
const UPSERT = { matchBy: 'name', name: 'LISA', userName: '', person: '', role: '', userGroup: '' };
const OPERATIONS: Array<[collection: string, name: string, fields: number[], parameters: object]> =
	[
		['Update Fields', 'updateFields', [0, 1, 2, 3], { operation: 'update', ...LISA }],
		['Additional Fields', 'additionalFields', [1, 2, 3], { operation: 'upsert', ...UPSERT }],
		['User Fields', 'userFields', [2, 3, 4], { operation: 'save', associateId: USERS.complete }],
		['User Fields', 'userFields', [2, 3, 4], { operation: 'saveFromName', ...LISA }],
	];

const CASES = OPERATIONS.flatMap(([collection, into, fields, parameters]) =>
	fields.map((index) => ({ collection, into, parameters, field: FIELDS[index] })),
);

describe.each(CASES)(
	'$parameters.operation, $field.0',
	({ collection, into, parameters, field }) => {
		const [label, name, left, instead, nothing] = field;

		test.each(left)('added and left as %j is refused before any request', async (value) => {
			const { error } = await setup.run({ ...parameters, [into]: { tooltip: 'x', [name]: value } });
			expect(error?.message).toBe(`'${label}' in '${collection}' is empty`);
			expect(error?.description).toContain('Nothing was done');
			expect(error?.description).toContain(instead);
			expect(setup.emulator.log).toEqual([]);
		});

		test.each(nothing)('an expression that gives nothing takes it away: %s', async (value) => {
			const before = stored(name);
			expect(before.length).toBeGreaterThan(0);
			const { error } = await setup.run({ ...parameters, [into]: { [name]: value } });
			expect(error).toBeUndefined();
			expect(stored(name).length).toBeLessThan(before.length);
		});
	},
);

function stored(name: string): number[] {
	const { otherGroupIds, ticketCategoryIds, moduleIds } = findUser(setup.emulator, USERS.complete);
	if (name === 'otherGroups') return otherGroupIds;
	return name === 'ticketCategories' ? ticketCategoryIds : moduleIds;
}

test('a tool of an agent is told, too, while what the model gives is meant', async () => {
	const run = async (otherGroups: unknown) =>
		await setup.run(
			{ operation: 'update', ...LISA, updateFields: { otherGroups } },
			{ asTool: true, items: [{ json: { query: { groups: '[]' } } }] },
		);
	expect((await run([])).error?.message).toContain("'Other Groups' in 'Update Fields' is empty");
	expect((await run("={{ $fromAI('groups') }}")).error).toBeUndefined();
	expect(stored('otherGroups')).toEqual([]);
});

test('nothing to add and nothing to remove is nothing, and an empty text empties', async () => {
	const updateFields = { addOtherGroups: [], removeLicenses: [], tooltip: '' };
	const { error } = await setup.run({ operation: 'update', ...LISA, updateFields });
	expect(error).toBeUndefined();
	expect(findUser(setup.emulator, USERS.complete)).toMatchObject({
		Tooltip: '',
		otherGroupIds: [GROUPS.sales, GROUPS.service],
	});
});

test('a new user has nothing to lose', async () => {
	const { error } = await setup.run({
		operation: 'create',
		person: JOINERS[0],
		name: 'INGRID',
		role: 'Sales',
		userGroup: 'Sales',
		additionalFields: { otherGroups: [], licenses: [], ticketCategories: [] },
	});
	expect(error).toBeUndefined();
	expect(findUser(setup.emulator, 501).otherGroupIds).toEqual([]);
});
