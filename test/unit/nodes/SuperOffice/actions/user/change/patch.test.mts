import type { PartialUser } from '../../../../../../../nodes/SuperOffice/actions/carrier.ts';
import {
	patchBetween,
	patchThatSets,
} from '../../../../../../../nodes/SuperOffice/actions/user/change/patch.ts';

const user = (values: object) => values as PartialUser;

test('sets values, and references by their ID', () => {
	const properties = user({
		Tooltip: '',
		Role: { Id: 5 },
		UserGroup: null,
		OtherGroups: [{ Id: 1 }],
	});
	expect(patchThatSets(properties)).toEqual([
		{ op: 'replace', path: 'Tooltip', value: '' },
		{ op: 'replace', path: 'Role/Id', value: 5 },
		{ op: 'replace', path: 'UserGroup', value: null },
		{ op: 'replace', path: 'OtherGroups', value: [{ Id: 1 }] },
	]);
});

test.each([
	['a text', { Tooltip: 'x' }, { Tooltip: 'x' }],
	['a role that came with its name', { Role: { Id: 5, Value: 'Sales' } }, { Role: { Id: 5 } }],
	[
		'groups in another order',
		{ OtherGroups: [{ Id: 1 }, { Id: 2 }] },
		{ OtherGroups: [{ Id: 2 }, { Id: 1 }] },
	],
	['null for an empty text', { Tooltip: '' }, { Tooltip: null }],
	['null for nothing', { Rank: 0, IsOnTravel: false }, { Rank: null, IsOnTravel: null }],
	['an empty map', { CustomFields: { a: '1' } }, { CustomFields: { a: '1' } }],
])('writes nothing where nothing differs: %s', (_, before, after) => {
	expect(patchBetween(user(before), user(after))).toEqual([]);
});

test('false, 0 and an empty text are differences', () => {
	const before = user({ IsOnTravel: true, Rank: 5, Tooltip: 'x' });
	const after = user({ IsOnTravel: false, Rank: 0, Tooltip: '' });
	expect(patchBetween(before, after).filter(({ op }) => op === 'replace')).toEqual([
		{ op: 'replace', path: 'IsOnTravel', value: false },
		{ op: 'replace', path: 'Rank', value: 0 },
		{ op: 'replace', path: 'Tooltip', value: '' },
	]);
});

test('tests each value right before it is changed', () => {
	expect(
		patchBetween(user({ Name: 'A', Role: { Id: 1 } }), user({ Name: 'B', Role: { Id: 2 } })),
	).toEqual([
		{ op: 'test', path: 'Name', value: 'A' },
		{ op: 'replace', path: 'Name', value: 'B' },
		{ op: 'test', path: 'Role/Id', value: 1 },
		{ op: 'replace', path: 'Role/Id', value: 2 },
	]);
});

test('a reference that is not there yet is tested to be absent still', () => {
	expect(patchBetween(user({ Role: null }), user({ Role: { Id: 2 } }))).toEqual([
		{ op: 'test', path: 'Role', value: null },
		{ op: 'replace', path: 'Role/Id', value: 2 },
	]);
});

test('entries of lists are removed from the end, so that their places hold', () => {
	const ids = (...all: number[]) => user({ OtherGroups: all.map((Id) => ({ Id })) });
	expect(patchBetween(ids(1, 2, 3, 4), ids(2, 5))).toEqual([
		{ op: 'test', path: 'OtherGroups/3/Id', value: 4 },
		{ op: 'test', path: 'OtherGroups/2/Id', value: 3 },
		{ op: 'test', path: 'OtherGroups/0/Id', value: 1 },
		{ op: 'remove', path: 'OtherGroups/3' },
		{ op: 'remove', path: 'OtherGroups/2' },
		{ op: 'remove', path: 'OtherGroups/0' },
		{ op: 'add', path: 'OtherGroups/-', value: { Id: 5 } },
	]);
});

test('of custom fields those that change are written, and their names are escaped in paths', () => {
	const before = user({ CustomFields: { 'a/b~c': '1', kept: '2' } });
	const after = user({ CustomFields: { 'a/b~c': '9', kept: '2', fresh: '3' } });
	expect(patchBetween(before, after)).toEqual([
		{ op: 'test', path: 'CustomFields/a~1b~0c', value: '1' },
		{ op: 'replace', path: 'CustomFields', value: { 'a/b~c': '9', fresh: '3' } },
	]);
});

test('a custom field that is called like a member of every object is new where it is not there', () => {
	const after = user({ CustomFields: { constructor: 'x' } });
	expect(patchBetween(user({ CustomFields: {} }), after)).toEqual([
		{ op: 'replace', path: 'CustomFields', value: { constructor: 'x' } },
	]);
});

test('a licence is told by its ID, and tested to be as it was', () => {
	const owner = (Assigned: boolean) =>
		user({
			LicenseOwners: [
				{ Name: 'x', RestrictedModuleLicenses: [] },
				{
					Name: 'y',
					RestrictedModuleLicenses: [
						{ ModuleLicenseId: 1, Assigned: true },
						{ ModuleLicenseId: 2, Assigned },
					],
				},
			],
		});
	const path = 'LicenseOwners/1/RestrictedModuleLicenses/1';
	expect(patchBetween(owner(false), owner(true))).toEqual([
		{ op: 'test', path: `${path}/ModuleLicenseId`, value: 2 },
		{ op: 'test', path: `${path}/Assigned`, value: false },
		{ op: 'replace', path: `${path}/Assigned`, value: true },
	]);
});

describe('licenses of another list', () => {
	const licenses = (...modules: object[]) =>
		user({ LicenseOwners: [{ Name: 'x', RestrictedModuleLicenses: modules }] });
	const a = { ModuleLicenseId: 1, Name: 'a', Assigned: true };
	const b = { ModuleLicenseId: 2, Name: 'b', Assigned: false };

	test.each([
		['in another order', licenses(b, a), 0],
		['with one more that is not assigned', licenses({ ModuleLicenseId: 3, Name: 'c' }, a, b), 0],
		['with one less', licenses(a), 0],
		['by names alone', licenses({ Name: 'A', Assigned: true }, { Name: 'b', Assigned: true }), 1],
		['swapped', licenses({ ...b, Assigned: true }, { ...a, Assigned: false }), 2],
	])('%s', (_, after, count) => {
		const changed = patchBetween(licenses(a, b), after).filter(({ op }) => op === 'replace');
		expect(changed).toHaveLength(count);
	});

	test('what is no list of licenses is nothing to compare', () => {
		const odd = [
			user({ LicenseOwners: 'x' }),
			user({ LicenseOwners: [null] }),
			licenses(null as never),
			licenses({ ModuleLicenseId: { toString: 1 }, Name: { toString: 1 } }),
			user({
				LicenseOwners: [{ Name: { toString: 1 }, RestrictedModuleLicenses: [{ Name: 'a' }] }],
			}),
		];
		for (const each of odd) expect(patchBetween(user({ LicenseOwners: null }), each)).toEqual([]);
	});
});
