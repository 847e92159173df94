import { PROPERTIES } from '../../../../../../../nodes/SuperOffice/actions/user/compare/properties.ts';
import {
	fieldOf,
	KEYS,
	readInput,
} from '../../../../../../../nodes/SuperOffice/actions/user/compare/wanted.ts';

const mapped = (...names: string[]) =>
	names.map((name) => ({
		property: PROPERTIES.find((each) => each.name === name)!,
		field: name,
	}));

const valuesOf = (json: object, ...names: string[]) => {
	const { wanted, problems } = readInput(
		[{ key: 'anna', ...json }],
		KEYS.userName,
		'key',
		mapped(...names),
	);
	if (problems.length > 0) return problems[0].reason;
	const entries = wanted.get('anna')!.values.map(({ property, value }) => [property.name, value]);
	return Object.fromEntries(entries) as unknown;
};

test.each([
	[{ role: ' Sales ' }, { role: 'Sales' }],
	[{ role: 4 }, { role: '4' }],
	[{ role: '' }, {}],
	[{ role: null }, {}],
	[{}, {}],
	[{ role: ['Sales'] }, "'Role (field role)' has to be text, but is a list"],
	[{ userPlan: '' }, { userPlan: '' }],
	[{ userPlan: null }, { userPlan: '' }],
	[{ userPlan: 'Sales Premium' }, { userPlan: 'Sales Premium' }],
	[{ otherGroups: '' }, { otherGroups: [] }],
	[{ otherGroups: null }, { otherGroups: [] }],
	[{ otherGroups: 'Sales, 4' }, { otherGroups: ['Sales', '4'] }],
	[{ licenses: ['Mobile'] }, { licenses: ['Mobile'] }],
	[
		{ licenses: [{ name: 'Mobile' }] },
		"'Licenses (field licenses)' has to be text, but is an object",
	],
	[{ active: 'No' }, { active: false }],
	[{ active: 1 }, { active: true }],
	[{ active: '' }, {}],
	[
		{ active: 'perhaps' },
		`'Active (field active)' has to be one of true, yes, active, 1, false, no, inactive, 0, but is "perhaps"`,
	],
])('%j is read as %j', (json, expected) => {
	const names = ['role', 'userPlan', 'otherGroups', 'licenses', 'active'];
	expect(valuesOf(json, ...names)).toEqual(expected);
});

test.each([
	[{ 'a.b': 1, a: { b: 2 } }, 1],
	[{ a: { b: 2 } }, 2],
	[{ a: [] }, undefined],
	[{ a: null }, undefined],
	[{}, undefined],
])('the field a.b of %j', (json, expected) => {
	expect(fieldOf(json as never, 'a.b')).toBe(expected);
});

describe('keys', () => {
	const read = (...keys: unknown[]) =>
		readInput(
			keys.map((key) => ({ key }) as never),
			KEYS.userName,
			'key',
			[],
		);

	test('that two items have are a problem of both, whatever their case', () => {
		const { wanted, problems, claimed } = read('Anna', 'per', ' ANNA ', 'anna');
		expect([...wanted.keys()]).toEqual(['per']);
		expect(problems).toEqual([
			{ reason: 'More than one item has the key ANNA', key: 'ANNA', items: [0, 2, 3] },
		]);
		expect([...claimed]).toEqual(['anna', 'per']);
	});

	test('that are not there are a problem each', () => {
		const { wanted, problems, withoutKey } = read('', null, undefined, {}, '  ', 'per');
		expect([...wanted.keys()]).toEqual(['per']);
		expect(problems.map(({ items }) => items)).toEqual([[0], [1], [2], [3], [4]]);
		expect(withoutKey).toBe(5);
	});

	test('that only look the same are the same: an å of one character, and of two', () => {
		const { wanted, problems } = read('p\u00e5l', 'pa\u030al', 'tone \u{1f600}');
		expect([...wanted.keys()]).toEqual(['tone \u{1f600}']);
		expect(problems.map(({ items }) => items)).toEqual([[0, 1]]);
	});

	test.each([
		[{ id: 5 }, "'User Name (field key)' has to be text, but is an object"],
		[true, "'User Name (field key)' has to be text, but is true"],
		['\ud83d', "'User Name (field key)' has half of a character in it, which cannot be sent"],
	])('of the wrong kind are a problem that names the field: %j', (key, reason) => {
		expect(read(key).problems).toEqual([{ reason, key: '', items: [0] }]);
	});

	test('that are IDs are numbers, however they are written', () => {
		const { wanted, problems } = readInput(
			[{ key: 5 }, { key: ' 7 ' }, { key: 'seven' }, { key: '007' }] as never,
			KEYS.associateId,
			'key',
			[],
		);
		expect([...wanted.keys()]).toEqual(['5']);
		expect(problems.map(({ items }) => items)).toEqual([[2], [1, 3]]);
	});

	test('of items with a value that cannot be used are spoken for', () => {
		const items = [
			{ key: 'anna', active: 'perhaps' },
			{ key: 'anna', active: true },
		];
		const { wanted, problems, claimed } = readInput(items, KEYS.userName, 'key', mapped('active'));
		expect(wanted.size).toBe(0);
		expect(claimed.has('anna')).toBe(true);
		expect(problems.map((problem) => problem.items)).toEqual([[0], [0, 1]]);
	});
});
