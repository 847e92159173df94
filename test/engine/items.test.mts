import { findUser, GROUPS, JOINERS, ROLES, USERS } from './facts.mts';
import { useEmulator } from './setup.mts';

const setup = useEmulator();

/** Three users, the middle one does not exist. */
const IDS = [USERS.sales, 4711, USERS.service];
const items = IDS.map((id) => ({ json: { id } }));
const SAVE = {
	operation: 'save',
	associateId: '={{ $json.id }}',
	userFields: { tooltip: '=Saved {{ $json.id }}' },
};

test('every item gives its output item, paired with it', async () => {
	const { items: output } = await setup.run(SAVE, { items: [items[0], items[2]] });
	expect(
		output.map(({ json, pairedItem }) => [json.AssociateId, json.Tooltip, pairedItem]),
	).toEqual([
		[2, 'Saved 2', { item: 0 }],
		[3, 'Saved 3', { item: 1 }],
	]);
});

test('stops at the item that fails, and says which it is', async () => {
	const oneByOne = { ...SAVE, options: { concurrency: 1 } };
	const { error, items: output } = await setup.run(oneByOne, { items });
	expect(error).toMatchObject({
		message: expect.stringContaining('4711'),
		context: { itemIndex: 1 },
	});
	expect(output).toEqual([]);
	expect(findUser(setup.emulator, USERS.sales).Tooltip).toBe('Saved 2');
	expect(findUser(setup.emulator, USERS.service).Tooltip).not.toBe('Saved 3');
});

test('Continue hands the failed item on with its message, and does the others', async () => {
	const { error, items: output } = await setup.run(SAVE, {
		items,
		onError: 'continueRegularOutput',
	});
	expect(error).toBeUndefined();
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
	expect(output[1].json).toEqual({ error: expect.stringContaining('user 4711 does not exist') });
	expect(output[1].error).toMatchObject({ context: { itemIndex: 1 } });
	expect(findUser(setup.emulator, USERS.service).Tooltip).toBe('Saved 3');
});

test('Continue (using error output) parts them', async () => {
	const { items: output, errorItems } = await setup.run(SAVE, {
		items,
		onError: 'continueErrorOutput',
	});
	expect(output.map(({ json }) => json.AssociateId)).toEqual([2, 3]);
	expect(errorItems).toEqual([
		expect.objectContaining({
			json: expect.objectContaining({ error: expect.stringContaining('4711') }),
			pairedItem: { item: 1 },
		}),
	]);
});

test('input that cannot be used fails its own item only', async () => {
	const { items: output, errorItems } = await setup.run(
		{ ...SAVE, userFields: { role: '={{ $json.role }}' } },
		{
			items: [{ json: { id: 2, role: 'boss' } }, { json: { id: 3, role: ROLES.sales } }],
			onError: 'continueErrorOutput',
		},
	);
	expect(output.map(({ json }) => json.AssociateId)).toEqual([3]);
	expect(errorItems[0].json.error).toBe(`'Role': there is no role called "boss"`);
});

test('a base URL that cannot be used fails each item, in words about the credential', async () => {
	const { errorItems } = await setup.run(SAVE, {
		items,
		onError: 'continueErrorOutput',
		credential: { ...setup.credential, baseUrl: 'crm.example.com' },
	});
	expect(errorItems.map(({ json }) => json.error)).toEqual(
		items.map(() =>
			expect.stringContaining("'Base URL' in the SuperOffice API credential has to be"),
		),
	);
	expect(setup.emulator.log).toEqual([]);
});

test.each([
	[{ resource: 'users' }, "'Resource' has to be one of access, license, role, user, userGroup"],
	[{ resource: { toString: 1 } }, "'Resource' has to be one of"],
	[{ operation: 'remove' }, "'Operation' has to be one of accessReview, compare, create"],
	[{ authentication: 'basic' }, "'Authentication' has to be one of superOfficeOAuth2Api"],
])('a workflow with %j is refused, each item by itself', async (parameters, message) => {
	const { items: output, error } = await setup.run(
		{ ...SAVE, ...parameters },
		{ items, onError: 'continueRegularOutput' },
	);
	expect(error).toBeUndefined();
	expect(output.map(({ json }) => json.error)).toEqual(
		items.map(() => expect.stringContaining(message)),
	);
	expect(output.map((item) => item.error?.context.itemIndex)).toEqual([0, 1, 2]);
	expect(setup.emulator.log).toEqual([]);
});

test('with Continue and Retry On Fail a first item that fails does not create the others twice', async () => {
	const count = setup.emulator.state.users.length;
	const { items: output } = await setup.run(
		{
			operation: 'save',
			associateId: 0,
			userFields: {
				name: '={{ $json.name }}',
				person: '={{ $json.person }}',
				role: ROLES.sales,
				userGroup: GROUPS.sales,
			},
		},
		{
			items: [
				{ json: { name: 'LISA', person: JOINERS[0] } },
				{ json: { name: 'NEW1', person: JOINERS[1] } },
				{ json: { name: 'NEW2', person: JOINERS[2] } },
			],
			onError: 'continueRegularOutput',
			retryOnFail: true,
		},
	);
	expect(output.map(({ json }) => json.Name ?? 'failed')).toEqual(['failed', 'NEW1', 'NEW2']);
	expect(setup.emulator.state.users).toHaveLength(count + 2);
	expect(setup.emulator.log.filter(({ path }) => path.endsWith('SaveUser'))).toHaveLength(3);
});

test('does not change the input items', async () => {
	const input = [{ json: { id: 2, nested: { list: [1] } } }];
	const copy = structuredClone(input);
	await setup.run(
		{ operation: 'save', associateId: 2, specifyUser: 'json', userJson: '={{ $json.nested }}' },
		{ items: input, onError: 'continueRegularOutput' },
	);
	expect(input).toEqual(copy);
});

test('200 items are each saved once, in their order', async () => {
	const many = Array.from({ length: 200 }, (_, index) => ({
		json: { id: 1 + (index % 3), index },
	}));
	const { items: output } = await setup.run(
		{ ...SAVE, userFields: { tooltip: '={{ String($json.index) }}' } },
		{ items: many },
	);
	expect(output.map(({ json }) => json.Tooltip)).toEqual(
		many.map(({ json }) => String(json.index)),
	);
	expect(setup.emulator.log.filter(({ path }) => path.endsWith('SaveUser'))).toHaveLength(200);
});
