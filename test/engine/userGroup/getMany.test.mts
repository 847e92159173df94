import { useEmulator } from '../setup.mts';

const setup = useEmulator();

const LIST = {
	resource: 'userGroup',
	operation: 'getMany',
	returnAll: true,
	options: { language: 'en' },
};

test('lists the groups with their ids', async () => {
	const { items } = await setup.run(LIST);
	expect(items.slice(0, 4).map(({ json }) => [json.id, json.name])).toEqual([
		[1, 'Administration'],
		[2, 'Sales'],
		[3, 'Service desk'],
		[4, 'Marketing'],
	]);
	expect(Object.keys(items[0].json)).toEqual(['id', 'name', 'description', 'active']);
});

test('up to a limit', async () => {
	const { items } = await setup.run({ ...LIST, returnAll: false, limit: 2 });
	expect(items.map(({ json }) => json.id)).toEqual([1, 2]);
});
