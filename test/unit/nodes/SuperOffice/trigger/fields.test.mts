import type { LicenseInfo } from '../../../../../nodes/SuperOffice/actions/accounts/licenses.ts';
import { columnsOf, userIn } from '../../../../../nodes/SuperOffice/trigger/fields.ts';

const TRAVEL = { column: 'superoffice_travel', fullName: 'SuperOffice.travel' } as LicenseInfo;

test('empty cells of any kind are nothing, and make nobody retired', () => {
	for (const empty of [null, '', '  ']) {
		const row = { role: empty, otherGroups: empty, isActive: empty, canLogin: empty };
		expect(userIn(row, undefined)).toEqual({
			role: null,
			otherGroups: [],
			active: true,
			canLogIn: null,
		});
	}
});

test.each([
	['Sales, Service desk', ['Sales', 'Service desk']],
	['Service desk;Sales', ['Sales', 'Service desk']],
	[
		['Service desk', 'Sales', null],
		['Sales', 'Service desk'],
	],
])('other groups that come as %j', (cell, groups) => {
	expect(userIn({ otherGroups: cell as never }, undefined)).toEqual({ otherGroups: groups });
});

test('a column that the server leaves out is one that nothing is known of', () => {
	expect(userIn({ role: 'Sales' }, undefined)).toEqual({ role: 'Sales' });
});

test.each([
	[true, true],
	['true', true],
	['Check', true],
	[1, true],
	[false, false],
	['False', false],
	['0', false],
	['', false],
	[null, false],
	[undefined, false],
])('a cell of a license that holds %j', (cell, isHeld) => {
	expect(userIn({ [TRAVEL.column]: cell as never }, [TRAVEL])).toEqual({
		licenses: isHeld ? ['SuperOffice.travel'] : [],
	});
});

test('the columns are those of the archive of all users, and the key first', () => {
	expect(columnsOf([TRAVEL])[0]).toBe('associateDbId');
	expect(columnsOf([TRAVEL])).toContain('superoffice_travel');
});
