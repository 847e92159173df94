import {
	fieldProperties,
	fieldProperty,
	readFields,
} from '../../../../../../nodes/SuperOffice/actions/user/fields.ts';

/** Parameter, value, property and shape, as the request body of SaveUser documents the carrier. */
const ROWS: Array<[string, unknown, string, unknown]> = [
	[
		'credentials',
		{ credential: [{ type: 'CRM5/PASSWORD', value: 's3cret', displayValue: '' }] },
		'Credentials',
		[{ Type: { Type: 'CRM5/PASSWORD' }, Value: 's3cret', DisplayValue: '' }],
	],
	['deleted', false, 'Deleted', false],
	['ejUserId', '7', 'EjUserId', 7],
	['extraFields', { field: [{ name: 'x_badge', value: 5 }] }, 'ExtraFields', { x_badge: '5' }],
	['isOnTravel', 'true', 'IsOnTravel', true],
	['isPersonRetired', true, 'IsPersonRetired', true],
	['licenseOwners', '[{"Name":"superoffice"}]', 'LicenseOwners', [{ Name: 'superoffice' }]],
	['name', 'MILA', 'Name', 'MILA'],
	['nickName', '', 'NickName', ''],
	['otherGroups', '3, 4', 'OtherGroups', [{ Id: 3 }, { Id: 4 }]],
	['person', 42, 'Person', { PersonId: 42 }],
	['postSaveCommands', [], 'PostSaveCommands', []],
	['rank', 0, 'Rank', 0],
	['requestSignature', 'Mila 🙂', 'RequestSignature', 'Mila 🙂'],
	['role', '5', 'Role', { Id: 5 }],
	['ticketCategories', [2, '9'], 'TicketCategories', [{ Id: 2 }, { Id: 9 }]],
	['tooltip', 'Sales', 'Tooltip', 'Sales'],
	['type', 'externalassociate', 'Type', 'ExternalAssociate'],
	['userGroup', 2, 'UserGroup', { Id: 2 }],
	['userName', 'mila@example.com', 'UserName', 'mila@example.com'],
	['waitingForApproval', false, 'WaitingForApproval', false],
];

test.each(ROWS)('%s', (parameter, value, property, shape) => {
	expect(readFields({ [parameter]: value }).set).toEqual({ [property]: shape });
});

test('Save shows these fields and no others, each with the name of the API', () => {
	const names = fieldProperties('save').map(({ name }) => name);
	expect(names.sort()).toEqual(ROWS.map(([name]) => name).sort());
	for (const [parameter, , property] of ROWS) {
		expect(fieldProperty(parameter).description).toContain(`API name: ${property}.`);
	}
});

test.each(['save', 'create', 'update'] as const)(
	'%s shows its fields in alphabetical order',
	(use) => {
		const names = fieldProperties(use).map(({ displayName }) => displayName);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		expect(names.length).toBeGreaterThan(10);
	},
);

test('what only Retire and Restore change is no field of Update or Create', () => {
	const names = fieldProperties('create', 'update').map(({ name }) => name);
	expect(names).not.toEqual(expect.arrayContaining(['deleted']));
	expect(names).not.toEqual(expect.arrayContaining(['isPersonRetired']));
});

test('a field that an operation does not offer is refused there', () => {
	expect(() => readFields({ userPlan: 'Sales Premium' }, 'save')).toThrow(
		'no user field "userPlan"',
	);
});

test('lists can be set, added to and removed from', () => {
	const given = {
		addOtherGroups: '3',
		removeOtherGroups: [4, '5'],
		addLicenses: 'Mobile, superoffice.ten-mailings',
		removeLicenses: '',
		userPlan: null,
	};
	expect(readFields(given)).toEqual({
		set: { userPlan: null },
		add: {
			OtherGroups: [{ Id: 3 }],
			licenses: [
				{ name: 'Mobile', label: 'Licenses to Add' },
				{ name: 'superoffice.ten-mailings', label: 'Licenses to Add' },
			],
		},
		remove: { OtherGroups: [{ Id: 4 }, { Id: 5 }], licenses: [] },
	});
});

test.each([
	[
		{ otherGroups: '3', addOtherGroups: '4' },
		"'Other Groups' and 'Other Groups to Add / to Remove'",
	],
	[{ licenses: 'a', removeLicenses: 'b' }, "'Licenses' and 'Licenses to Add / to Remove'"],
	[
		{ password: 'Secret-2026', credentials: { credential: [{ type: 'x' }] } },
		"'Password' and 'Credentials'",
	],
])('%j say two things about one field', (given, labels) => {
	expect(() => readFields(given)).toThrow(`${labels} cannot be given together`);
});

test('absent, empty and null are three things', () => {
	const given = { tooltip: undefined, nickName: '', role: null, otherGroups: '' };
	expect(readFields(given).set).toEqual({ NickName: '', Role: null, OtherGroups: [] });
});

test('a collection that was added and left without an entry sets nothing', () => {
	expect(readFields({ credentials: {}, customFields: {}, extraFields: {} }).set).toEqual({});
	expect(readFields({ credentials: { credential: [] } }).set).toEqual({ Credentials: [] });
});

test.each([
	['role', 1.5, "'Role' has to be a whole number"],
	['role', -1, "'Role' has to be a whole number"],
	['role', '', "'Role' is empty"],
	['role', true, "'Role' has to be a whole number"],
	['role', 2 ** 31, "'Role' has to be a whole number"],
	['person', ' ', "'Person' is empty"],
	['addLicenses', { a: 1 }, "'Licenses to Add' has to be text"],
	['otherGroups', { Id: 3 }, "'Other Groups' has to be a whole number"],
	['deleted', 'yes', "'Retired' has to be true or false"],
	['deleted', 1, "'Retired' has to be true or false"],
	['type', 'Boss', "'User Type' has to be one of"],
	['type', { toString: 1 }, "'User Type' has to be one of"],
	['type', ['InternalAssociate'], "'User Type' has to be one of"],
	['tooltip', 'x\ud83d', "'Tooltip' has half of a character in it"],
	['name', {}, "'User ID' has to be text"],
	['licenseOwners', '[', "'Licenses (JSON)' is not valid JSON"],
	['licenseOwners', '{}', "'Licenses (JSON)' has to be a JSON list of objects"],
	['licenseOwners', [{ Total: NaN }], "'Licenses (JSON)' holds NaN, which JSON does not have"],
	['extraFields', { 'SuperOffice:1': 'x' }, "'Extra Fields (Deprecated)' has to be"],
	[
		'extraFields',
		{ field: [{ name: ' ', value: 'x' }] },
		"'Extra Fields (Deprecated)' has a field without a name",
	],
	[
		'extraFields',
		{ field: [{ name: 'a' }, { name: 'a' }] },
		`'Extra Fields (Deprecated)' has the field "a" more than once`,
	],
	[
		'extraFields',
		{ field: [{ name: 'long'.repeat(18), value: {} }] },
		`'Extra Fields (Deprecated): ${'long'.repeat(15)}…' has to be text`,
	],
	[
		'credentials',
		{ credential: [{ type: '', value: 'x' }] },
		"'Credentials' has an entry without a type",
	],
	['customFields', 5, "'Custom Fields' has to be a JSON object"],
	['customFields', ['x'], "'Custom Fields' has to be a JSON object"],
	['customFields', '{x', "'Custom Fields' is not valid JSON"],
	[
		'customFields',
		{ mappingMode: 'nix', value: {} },
		"'Custom Fields' has to be one of defineBelow, autoMapInputData",
	],
	['boss', 1, 'There is no user field "boss"'],
])('%s: %j is refused', (parameter, value, message) => {
	expect(() => readFields({ [parameter]: value })).toThrow(message);
});

test('a refused credential does not show its value', () => {
	const value = { credential: [{ type: '', value: 's3cret-value' }], other: 's3cret-value' };
	expect(() => readFields({ credentials: value })).toThrow(
		expect.objectContaining({ message: expect.not.stringContaining('s3cret-value') }),
	);
});

test.each(['[{"Value": s3cret}]', '[{"Value":"s3cret",}]', '[{"Value":"s3cret"'])(
	'JSON that cannot be read is not quoted: %s',
	(json) => {
		expect(() => readFields({ licenseOwners: json })).toThrow(
			expect.objectContaining({ message: expect.not.stringContaining('s3cret') }),
		);
	},
);
