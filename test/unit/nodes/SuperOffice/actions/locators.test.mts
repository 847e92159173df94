import { idOrName, locatedBy } from '../../../../../nodes/SuperOffice/actions/locators.ts';
import { ByName, referenceTo } from '../../../../../nodes/SuperOffice/actions/references.ts';
import { isBlank, located } from '../../../../../nodes/SuperOffice/actions/values.ts';

const by = (mode: unknown, value: unknown) => ({ __rl: true, mode, value });

describe('a value is taken for', () => {
	test.each([
		['an ID where it was chosen from the list', by('list', '5'), { id: 5 }],
		['an ID where it is given by ID', by('id', ' 42 '), { id: 42 }],
		['an ID where a number is given by ID', by('id', 42), { id: 42 }],
		['a name where it is given by name', by('name', ' Sales '), { name: 'Sales' }],
		['a name where it looks like an ID', by('name', '42'), { name: '42' }],
		['a name where a number is given by name', by('name', 42), { name: '42' }],
		['an ID where it is a number alone', 42, { id: 42 }],
		['an ID where it is the text of one alone', '42', { id: 42 }],
		['a name where it is a text alone', 'Sales', { name: 'Sales' }],
		['what it holds without n8n’s mark, as in a default', { mode: 'id', value: '5' }, { id: 5 }],
	])('%s', (_, given, expected) => {
		expect(idOrName(given, 'Role')).toEqual(expected);
	});
});

describe('is refused', () => {
	test.each([
		['a name by ID', by('id', 'Sales'), 'Choose By Name'],
		['a name from the list', by('list', 'Sales'), 'Choose By Name'],
		['a fraction', by('id', '1.5'), 'Choose By Name'],
		['an object', by('id', { Id: 5 }), 'Choose By Name'],
		['0', 0, undefined],
		['a list', ['Sales'], undefined],
		['true', true, undefined],
	])('%s', (_, given, advice) => {
		const read = () => idOrName(given, 'Role');
		expect(read).toThrow("'Role' has to be a whole number from 1");
		if (advice) {
			expect(read).toThrow(
				expect.objectContaining({ description: expect.stringContaining(advice) }),
			);
		}
	});

	test.each(['email', 'constructor', '__proto__', '', 5, null])('the way %j', (mode) => {
		expect(() => idOrName(by(mode, 5), 'Role')).toThrow(
			/^'Role' is given in the way .*, which it does not have$/,
		);
	});

	test('a name that no locator may hold', () => {
		expect(() => idOrName(by('name', { a: 1 }), 'Role')).toThrow(
			"'Role' has to be text, but is an object",
		);
	});
});

test.each([
	[by('list', '')],
	[by('name', '  ')],
	[by('id', undefined)],
	[by('id', null)],
	[{ __rl: true, mode: 'list' }],
	[''],
	[undefined],
])('%j is blank', (given) => {
	expect(isBlank(given)).toBe(true);
});

test.each([[by('id', 0)], [by('name', 'x')], [{ mode: 'list' }], [{ value: '' }], [[]], [{}]])(
	'%j is not blank',
	(given) => {
		expect(isBlank(given)).toBe(false);
	},
);

test('an object that is no locator is a value', () => {
	expect(located({ value: 5 })).toEqual({ value: { value: 5 } });
	expect(located(Object.create({ mode: 'id', value: 5 }))).toHaveProperty('value');
	expect(locatedBy({ Id: 5 }, 'Role', ['id'])).toEqual({ value: { Id: 5 } });
});

test('a reference by name is looked up, one by ID is not', () => {
	const read = referenceTo('role');
	expect(read(by('name', '4'), 'Role')).toBeInstanceOf(ByName);
	expect(read(by('id', '4'), 'Role')).toEqual({ Id: 4 });
	expect(() => read(by('list', ' '), 'Role')).toThrow("'Role' is empty");
});
