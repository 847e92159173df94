import {
	fieldProperties,
	userFromFields,
} from '../../../../../../nodes/SuperOffice/actions/user/fields.ts';

/** Parameter, value, property and shape, as the request body of SaveUser documents the carrier. */
const ROWS: Array<[string, unknown, string, unknown]> = [
	[
		'credentials',
		{ credential: [{ type: 'CRM5/PASSWORD', value: 's3cret', displayValue: '' }] },
		'Credentials',
		[{ Type: { Type: 'CRM5/PASSWORD' }, Value: 's3cret', DisplayValue: '' }],
	],
	[
		'customFields',
		{ field: [{ name: 'SuperOffice:1', value: '' }] },
		'CustomFields',
		{ 'SuperOffice:1': '' },
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
	expect(userFromFields({ [parameter]: value })).toEqual({ [property]: shape });
});

test('the editor shows these fields and no others, each with the name of the API', () => {
	expect(fieldProperties.map(({ name }) => name).sort()).toEqual(ROWS.map(([name]) => name).sort());
	for (const [parameter, , property] of ROWS) {
		const { description } = fieldProperties.find(({ name }) => name === parameter)!;
		expect(description).toContain(`API name: ${property}.`);
	}
});

test('the editor shows them in alphabetical order', () => {
	const names = fieldProperties.map(({ displayName }) => displayName);
	expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
});

test('absent, empty and null are three things', () => {
	expect(userFromFields({ tooltip: undefined, nickName: '', role: null, otherGroups: '' })).toEqual(
		{
			NickName: '',
			Role: null,
			OtherGroups: [],
		},
	);
});

test('a collection that was added and left without an entry sets nothing', () => {
	expect(userFromFields({ credentials: {}, customFields: {}, extraFields: {} })).toEqual({});
	expect(userFromFields({ credentials: { credential: [] } })).toEqual({ Credentials: [] });
});

test.each([
	['role', 'sales', "'Role' has to be a whole number"],
	['role', 1.5, "'Role' has to be a whole number"],
	['role', -1, "'Role' has to be a whole number"],
	['role', '', "'Role' has to be a whole number from 0 to 2147483647, but is empty"],
	['role', true, "'Role' has to be a whole number"],
	['role', 2 ** 31, "'Role' has to be a whole number"],
	['otherGroups', '3, x', "'Other Groups' has to be a whole number"],
	['otherGroups', { Id: 3 }, "'Other Groups' has to be a whole number"],
	['deleted', 'yes', "'Retired' has to be true or false"],
	['deleted', 1, "'Retired' has to be true or false"],
	['type', 'Boss', "'User Type' has to be one of"],
	['name', {}, "'User ID' has to be text"],
	['licenseOwners', '[', "'Licences' is not valid JSON"],
	['licenseOwners', '{}', "'Licences' has to be a JSON list of objects"],
	['customFields', { 'SuperOffice:1': 'x' }, "'Custom Fields' has to be"],
	[
		'customFields',
		{ field: [{ name: ' ', value: 'x' }] },
		"'Custom Fields' has a field without a name",
	],
	[
		'customFields',
		{ field: [{ name: 'a' }, { name: 'a' }] },
		`'Custom Fields' has the field "a" more than once`,
	],
	[
		'credentials',
		{ credential: [{ type: '', value: 'x' }] },
		"'Credentials' has an entry without a type",
	],
	['boss', 1, 'There is no user field "boss"'],
])('%s: %j is refused', (parameter, value, message) => {
	expect(() => userFromFields({ [parameter]: value })).toThrow(message);
});

test('a refused credential does not show its value', () => {
	const value = { credential: [{ type: '', value: 's3cret-value' }], other: 's3cret-value' };
	expect(() => userFromFields({ credentials: value })).toThrow(
		expect.objectContaining({ message: expect.not.stringContaining('s3cret-value') }),
	);
});

test.each(['[{"Value": s3cret}]', '[{"Value":"s3cret",}]', '[{"Value":"s3cret"'])(
	'JSON that cannot be read is not quoted: %s',
	(json) => {
		expect(() => userFromFields({ licenseOwners: json })).toThrow(
			expect.objectContaining({ message: expect.not.stringContaining('s3cret') }),
		);
	},
);
