import {
	layOver,
	passwordsOf,
	refuseUnknown,
	withoutResponseMembers,
	withWireNames,
	type PartialUser,
} from '../../../../../nodes/SuperOffice/actions/carrier.ts';

describe('layOver', () => {
	const entity: PartialUser = {
		Name: 'MILA',
		Rank: 3,
		OtherGroups: [{ Id: 2 }] as PartialUser['OtherGroups'],
		CustomFields: { 'SuperOffice:1': 'one', 'SuperOffice:2': 'two', x_badge: 'B-1' },
		ExtraFields: { x_badge: 'B-1' },
	};

	test('replaces what is given whole and keeps the rest', () => {
		expect(layOver(entity, { Rank: 0, OtherGroups: [] })).toEqual({
			...entity,
			Rank: 0,
			OtherGroups: [],
		});
	});

	test('lays custom fields over key by key, whatever the case of the key', () => {
		const { CustomFields } = layOver(entity, { CustomFields: { 'superoffice:1': '', new: 'n' } });
		expect(CustomFields).toEqual({
			'SuperOffice:1': '',
			'SuperOffice:2': 'two',
			x_badge: 'B-1',
			new: 'n',
		});
	});

	test('sets an extra field in both maps that hold it', () => {
		const user = layOver(entity, { ExtraFields: { x_badge: 'B-2', x_other: 'o' } });
		expect(user.ExtraFields).toEqual({ x_badge: 'B-2', x_other: 'o' });
		expect(user.CustomFields).toEqual({ ...entity.CustomFields, x_badge: 'B-2' });
	});

	test('null empties a property and a map', () => {
		expect(layOver(entity, { Name: null, CustomFields: null })).toMatchObject({
			Name: null,
			CustomFields: null,
		});
	});

	test('changes neither of the two and no prototype', () => {
		const copy = structuredClone(entity);
		const changes = JSON.parse('{"CustomFields":{"__proto__":"polluted"}}') as PartialUser;
		const { CustomFields } = layOver(entity, changes);
		expect(entity).toEqual(copy);
		expect(JSON.stringify(CustomFields)).toContain('"__proto__":"polluted"');
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});
});

test.each([
	['as the API writes them', [{ Value: 's3cret' }, { Type: null, Value: 'other' }]],
	['with names in another case', [{ value: 's3cret' }, { VALUE: 'other' }]],
	['as one entry instead of a list', { Value: 's3cret', value: 'other' }],
])('passwordsOf finds passwords %s', (_, Credentials) => {
	expect(passwordsOf({ Credentials } as unknown as PartialUser)).toEqual(['s3cret', 'other']);
});

test('passwordsOf finds numbers, too, and nothing where there is none', () => {
	const Credentials = [{ Value: 20262027 }, { Value: null }, null, 'x'];
	expect(passwordsOf({ Credentials } as unknown as PartialUser)).toEqual(['20262027']);
	expect(passwordsOf({})).toEqual([]);
});

test('withoutResponseMembers drops them at any depth and in any case', () => {
	const carrier = {
		Name: 'MILA',
		TableRight: {},
		Role: { Id: 1, fieldproperties: {} },
		OtherGroups: [{ Id: 2, TableRight: null }],
		_Links: {},
	};
	expect(withoutResponseMembers(carrier)).toEqual({
		Name: 'MILA',
		Role: { Id: 1 },
		OtherGroups: [{ Id: 2 }],
	});
});

describe('withWireNames', () => {
	test('writes known properties as SuperOffice does and leaves others', () => {
		expect(
			withWireNames({ userName: 'a', RANK: 1, Other: 2 }, ['UserName', 'Rank'], 'JSON'),
		).toEqual({
			UserName: 'a',
			Rank: 1,
			Other: 2,
		});
	});

	test('refuses a property that stands there twice', () => {
		expect(() =>
			withWireNames({ userName: 'a', UserName: 'b' }, ['UserName'], 'User (JSON)'),
		).toThrow(`'User (JSON)' has the property "UserName" more than once`);
	});
});

test('refuseUnknown takes what the documents or the user at hand have', () => {
	const entity = { Name: 'MILA', Newer: 1 } as PartialUser;
	expect(() =>
		refuseUnknown({ Newer: 2, Rank: 1 } as PartialUser, entity, ['Rank'], 'J'),
	).not.toThrow();
	expect(() => refuseUnknown({ Rol: 2 } as PartialUser, entity, ['Rank'], 'J')).toThrow('"Rol"');
});
