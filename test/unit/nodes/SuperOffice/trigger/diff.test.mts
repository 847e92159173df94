import { happeningsOf, type Known } from '../../../../../nodes/SuperOffice/trigger/diff.ts';
import type { User } from '../../../../../nodes/SuperOffice/trigger/fields.ts';

const LISA: User = {
	active: true,
	role: 'Sales',
	email: 'lisa@nordlys.example',
	userPlan: 'Sales Premium',
	licenses: ['SuperOffice.travel'],
};
const ALL = new Set(Object.keys(LISA));

function known(user: User): Known {
	return {
		user,
		isSame: (property, value) =>
			property in user ? JSON.stringify(user[property]) === JSON.stringify(value) : undefined,
	};
}

const between = (before: User | undefined, after: User | undefined, watched = ALL) =>
	happeningsOf(before && known(before), after, watched);

test('nothing happened to somebody who is the same, or was never there', () => {
	expect(between(LISA, { ...LISA })).toEqual([]);
	expect(between(undefined, undefined)).toEqual([]);
});

test('created and deleted', () => {
	expect(between(undefined, LISA)).toEqual([{ event: 'created', changes: [] }]);
	expect(between(LISA, undefined)).toEqual([{ event: 'deleted', changes: [] }]);
});

test.each([
	['retired', true, false],
	['restored', false, true],
])('%s', (event, from, to) => {
	expect(between({ ...LISA, active: from }, { ...LISA, active: to })).toEqual([
		{ event, changes: [{ property: 'active', from, to }] },
	]);
});

test('a user who is retired and loses the licenses gives one event of each kind', () => {
	const after = { ...LISA, active: false, userPlan: null, licenses: [], role: 'None' };
	expect(between(LISA, after)).toEqual([
		{ event: 'retired', changes: [{ property: 'active', from: true, to: false }] },
		{
			event: 'licenseChanged',
			changes: [
				{ property: 'userPlan', from: 'Sales Premium', to: null },
				{ property: 'licenses', from: ['SuperOffice.travel'], to: [] },
			],
		},
		{ event: 'changed', changes: [{ property: 'role', from: 'Sales', to: 'None' }] },
	]);
});

test('a field that is not watched makes no event', () => {
	const after = { ...LISA, role: 'None', email: null };
	expect(between(LISA, after, new Set(['email']))).toEqual([
		{
			event: 'changed',
			changes: [{ property: 'email', from: 'lisa@nordlys.example', to: null }],
		},
	]);
	expect(between(LISA, { ...LISA, role: 'None' }, new Set())).toEqual([]);
});

test('a field that is new to the list did not change', () => {
	const { licenses: _, ...withoutLicenses } = LISA;
	expect(between(withoutLicenses, LISA)).toEqual([]);
	expect(between(LISA, withoutLicenses)).toEqual([]);
});

test('where only a hash was kept, the change does not say from what', () => {
	const before: Known = { user: {}, isSame: (_, value) => value === 'Sales' };
	expect(happeningsOf(before, { role: 'None' }, ALL)).toEqual([
		{ event: 'changed', changes: [{ property: 'role', to: 'None' }] },
	]);
});
