import type { INodeParameters, ResourceMapperField } from 'n8n-workflow';

import { CUSTOM_FIELDS, POSITIONS, startEmulator } from '../../emulator/index.mts';
import { findUser, LOGINS, USERS } from '../facts.mts';
import { mapperFields, runNode, type NodeRun } from '../harness.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { byAssociateId, byUserName } from '../locators.mts';

const setup = useEmulator();

const UPDATE = { operation: 'update', ...byAssociateId(USERS.complete) };

const INGRID = {
	operation: 'create',
	person: 101,
	name: 'INGRID',
	userName: 'ingrid.moen@nordlys.example',
	role: 2,
	userGroup: 2,
};

/** What the editor saves: the fields that were chosen, and what it knows of them. */
const chosen = (value: object, schema: Array<Partial<ResourceMapperField>> = []) => ({
	customFields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema },
});

const AUTOMATICALLY = {
	customFields: { mappingMode: 'autoMapInputData', value: null, schema: [] },
};

const stored = (id: number = USERS.complete) => findUser(setup.emulator, id).CustomFields;

const writes = () => callsOf(setup.emulator).filter((call) => !call.startsWith('GET'));

async function update(value: object, options?: Partial<NodeRun>) {
	return await setup.run({ ...UPDATE, ...chosen(value) }, options);
}

describe('a value of each type is written as SuperOffice documents it', () => {
	test.each<[string, string, unknown, string]>([
		['short text', CUSTOM_FIELDS.badge, 'B-2000', 'B-2000'],
		['short text', CUSTOM_FIELDS.badge, 2000, '2000'],
		['long text', CUSTOM_FIELDS.notes, 'one\ntwo 🙂', 'one\ntwo 🙂'],
		['number', CUSTOM_FIELDS.deskNumber, 215, '[I:215]'],
		['number', CUSTOM_FIELDS.deskNumber, '-3', '[I:-3]'],
		['decimal', CUSTOM_FIELDS.workload, 0.8, '[F:0.8]'],
		['decimal', CUSTOM_FIELDS.workload, '.5', '[F:0.5]'],
		['date', CUSTOM_FIELDS.birthday, '1984-06-20', '[D:06/20/1984]'],
		['date', CUSTOM_FIELDS.birthday, '1984-06-20T00:00:00.000Z', '[D:06/20/1984]'],
		['date', CUSTOM_FIELDS.birthday, '={{ new Date(Date.UTC(1984, 5, 20)) }}', '[D:06/20/1984]'],
		['date', CUSTOM_FIELDS.birthday, '={{ DateTime.fromISO("1984-06-20") }}', '[D:06/20/1984]'],
		[
			'date and time',
			CUSTOM_FIELDS.keyValidUntil,
			'2026-12-31T16:30:00',
			'[DT:12/31/2026 16:30:00.00000]',
		],
		['time', CUSTOM_FIELDS.startOfDay, '8:05', '[T:01/01/1970 08:05:00.00000]'],
		['time', CUSTOM_FIELDS.startOfDay, '23:59:58', '[T:01/01/1970 23:59:58.00000]'],
		['time', CUSTOM_FIELDS.startOfDay, '2026-07-01T08:15:00', '[T:07/01/2026 08:15:00.00000]'],
		['minutes', CUSTOM_FIELDS.lunch, 45, '[I:45]'],
		['checkbox', CUSTOM_FIELDS.worksRemotely, false, '[I:0]'],
		['checkbox', CUSTOM_FIELDS.worksRemotely, 'TRUE', '[I:1]'],
		['checkbox', CUSTOM_FIELDS.worksRemotely, 1, '[I:1]'],
		['list, by ID', CUSTOM_FIELDS.position, POSITIONS.manager, '[I:12]'],
		['list, by ID', CUSTOM_FIELDS.position, '12', '[I:12]'],
		['list, by name', CUSTOM_FIELDS.position, 'manager', '[I:12]'],
		['list, in another language', CUSTOM_FIELDS.position, 'Leder', '[I:12]'],
		['text of a list', CUSTOM_FIELDS.shirtSize, 'medium', 'Medium'],
		['relation', CUSTOM_FIELDS.car, 77, '[I:77]'],
		['attachment', CUSTOM_FIELDS.photo, 8, '[I:8]'],
		['link', CUSTOM_FIELDS.intranet, 'https://intranet.example', 'https://intranet.example'],
		['blob', CUSTOM_FIELDS.publicKey, 'QUJD', 'QUJD'],
		['hidden field', CUSTOM_FIELDS.externalKey, 'HR-9', 'HR-9'],
		['number as Get gives it', CUSTOM_FIELDS.deskNumber, '[I:216]', '[I:216]'],
		['date as Get gives it', CUSTOM_FIELDS.birthday, '[D:01/31/1990]', '[D:01/31/1990]'],
		['emptied text', CUSTOM_FIELDS.badge, '', ''],
		['emptied number', CUSTOM_FIELDS.deskNumber, '={{ null }}', ''],
		['emptied date', CUSTOM_FIELDS.birthday, '', ''],
	])('%s: %s as %j', async (_kind, name, value, expected) => {
		const before = { ...stored() };
		const { error } = await update({ [name]: value });
		expect(error).toBeUndefined();
		expect(stored()).toEqual({ ...before, [name]: expected });
		expect(writes()).toEqual(['PATCH User/5']);
	});
});

describe('fields are found', () => {
	test.each([
		['Badge number', CUSTOM_FIELDS.badge],
		[' badge NUMBER ', CUSTOM_FIELDS.badge],
		['superoffice:1', CUSTOM_FIELDS.badge],
		['X_COSTCENTRE', CUSTOM_FIELDS.costCentre],
	])('by %j', async (given, name) => {
		await update({ [given]: 'x-1' });
		expect(stored()[name]).toBe('x-1');
	});

	test('by a label in any of its languages', async () => {
		await update({ Stilling: 'Consultant' });
		expect(stored()[CUSTOM_FIELDS.position]).toBe('[I:11]');
	});

	test('by the name of the API where a label is the same', async () => {
		setup.emulator.state.customFields[1].DisplayName = CUSTOM_FIELDS.costCentre;
		await update({ [CUSTOM_FIELDS.costCentre]: 'CC-1' });
		expect(stored()[CUSTOM_FIELDS.costCentre]).toBe('CC-1');
	});

	test('with one look-up for a run, and of the list that is asked for by name', async () => {
		const items = ['Consultant', 'Manager', 'Consultant'].map((position) => ({
			json: { position },
		}));
		await update({ Position: '={{ $json.position }}', 'Desk number': 7 }, { items });
		expect(callsOf(setup.emulator).sort()).toEqual([
			'GET MDOList/position',
			'GET User/CustomField',
			...items.map(() => 'PATCH User/5'),
		]);
	});
});

describe('what cannot be used is refused, and nothing is written', () => {
	test.each<[unknown, string, RegExp]>([
		[{ 'Desk number': 'two' }, `'Custom Fields: Desk number' has to be a whole number`, /.*/],
		[{ 'Desk number': 1.5 }, `'Custom Fields: Desk number' has to be a whole number`, /.*/],
		[{ 'Desk number': 2 ** 31 }, `'Custom Fields: Desk number' has to be a whole number`, /.*/],
		[{ 'Desk number': '[D:01/31/1990]' }, `'Custom Fields: Desk number' has to be`, /.*/],
		[{ Workload: '0,8' }, `'Custom Fields: Workload' has to be a number, but is "0,8"`, /0\.8/],
		[{ Birthday: '20.06.1984' }, `'Custom Fields: Birthday' has to be a date`, /2026-07-01/],
		[{ Birthday: '06/20/1984' }, `'Custom Fields: Birthday' has to be a date`, /2026-07-01/],
		[{ Birthday: '2026-02-30' }, `'Custom Fields: Birthday' has to be a date`, /.*/],
		[{ Birthday: '2026-06-20 or so' }, `'Custom Fields: Birthday' has to be a date`, /.*/],
		[{ Birthday: 20_000 }, `'Custom Fields: Birthday' has to be a date`, /.*/],
		[
			{ 'Start of day': '24:00' },
			`'Custom Fields: Start of day' has to be a date or time`,
			/08:15/,
		],
		[{ 'Works remotely': 'yes' }, `'Custom Fields: Works remotely' has to be true or false`, /.*/],
		[{ 'Badge number': { a: 1 } }, `'Custom Fields: Badge number' has to be text`, /.*/],
		[{ 'Employee number': 'E-123456789' }, `takes 10 characters, but is given 11`, /Shorten/],
		[
			{ Position: 'Manger' },
			`'Custom Fields: Position': there is no entry called`,
			/Manager \(ID 12\)/,
		],
		[{ Position: 'Secretary' }, `'Custom Fields: Position': there is no entry called`, /.*/],
		[{ Position: true }, `'Custom Fields: Position' has to be a whole number`, /.*/],
		[
			{ 'Shirt size': 'Medum' },
			`'Custom Fields: Shirt size': there is no entry called`,
			/: Medium/,
		],
		[{ 'Last review': '2026-01-01' }, `'Custom Fields: Last review' is read-only`, /administrator/],
		[
			{ x_costcenter: 'x' },
			`there is no field called "x_costcenter"`,
			/x_costcentre \(Cost centre\)/,
		],
		[
			{ 'Badge numer': 'x' },
			`there is no field called "Badge numer"`,
			/SuperOffice:1 \(Badge number\)/,
		],
		[
			{ 'Badge number': 'x', 'SuperOffice:1': 'y' },
			`'Custom Fields' has the field "Badge number" more than once`,
			/SuperOffice:1/,
		],
	])('%j', async (value, message, wayOut) => {
		const before = { ...stored() };
		const { error } = await update(value as object);
		expect(error?.message).toContain(message);
		expect(error?.description ?? '').toMatch(wayOut);
		expect(writes()).toEqual([]);
		expect(stored()).toEqual(before);
	});

	test('a label that two fields have, with the names that tell them apart', async () => {
		setup.emulator.state.customFields[3].DisplayName = 'Badge number';
		const { error } = await update({ 'badge number': 'x' });
		expect(error?.message).toBe(`'Custom Fields': more than one field is called "badge number"`);
		expect(error?.description).toContain(
			'SuperOffice:1 (Badge number), x_costcentre (Badge number)',
		);
		expect(writes()).toEqual([]);
	});

	test('an entry that the list has twice, with the IDs', async () => {
		setup.emulator.state.positions[0].name = 'Manager';
		const { error } = await update({ Position: 'Manager' });
		expect(error?.message).toContain("'Custom Fields: Position': more than one entry is called");
		expect(error?.description).toContain('Manager (ID 11), Manager (ID 12)');
	});

	test('n8n does not check values before with names in the place of labels', async () => {
		const schema = [{ id: CUSTOM_FIELDS.deskNumber, type: 'number' as const, required: false }];
		const value = { [CUSTOM_FIELDS.deskNumber]: '={{ "two" }}' };
		const { error } = await setup.run({ ...UPDATE, ...chosen(value, schema) });
		expect(error?.message).toContain("'Custom Fields: Desk number'");
	});
});

describe('Map Automatically', () => {
	const run = async (json: object, more: object = {}) =>
		await setup.run(
			{ ...UPDATE, ...AUTOMATICALLY, ...more },
			{ items: [{ json: json as INodeParameters }] },
		);

	test('takes the fields of the item that a custom field has the name or label of', async () => {
		const before = { ...stored() };
		await run({
			email: 'lisa@example.com',
			'Desk number': '300',
			x_notes: 'from HR',
			stilling: 'Consultant',
			'Last review': '2026-01-01',
			nested: { 'Badge number': 'no' },
		});
		expect(stored()).toEqual({
			...before,
			[CUSTOM_FIELDS.deskNumber]: '[I:300]',
			[CUSTOM_FIELDS.notes]: 'from HR',
			[CUSTOM_FIELDS.position]: '[I:11]',
		});
	});

	test('of an item that has none changes nothing', async () => {
		const before = { ...stored() };
		const { items } = await run({ email: 'x' }, { updateFields: { rank: 9 } });
		expect(items[0].json.action).toBe('update');
		expect(stored()).toEqual(before);
		const { items: none } = await run({ email: 'x' });
		expect(none[0].json.action).toBe('none');
	});

	test('refuses a value of a wrong type by the label', async () => {
		const { error } = await run({ x_workload: 'a lot' });
		expect(error?.message).toContain("'Custom Fields: Workload' has to be a number");
		expect(writes()).toEqual([]);
	});

	test('refuses a label that two fields have, only if the item has it', async () => {
		setup.emulator.state.customFields[3].DisplayName = 'Badge number';
		expect((await run({ Birthday: '1990-01-31' })).error).toBeUndefined();
		const { error } = await run({ 'Badge number': 'x' });
		expect(error?.message).toContain('more than one field is called "Badge number"');
		expect((await run({ 'SuperOffice:1': 'by name' })).error).toBeUndefined();
		expect(stored()[CUSTOM_FIELDS.badge]).toBe('by name');
	});

	test('leaves what is not custom as it is, whatever it holds', async () => {
		const { error } = await run({ amount: NaN, list: [1, 2], text: 'x\ud83d', 'Desk number': 5 });
		expect(error).toBeUndefined();
		expect(stored()[CUSTOM_FIELDS.deskNumber]).toBe('[I:5]');
	});
});

describe('the other ways to give them', () => {
	test.each([
		['an object', { 'Badge number': 'B-7', x_workload: 0.5 }],
		[
			'an object with expressions',
			{ 'Badge number': '={{ $json.badge }}', x_workload: '={{ $json.fields.x_workload }}' },
		],
		['JSON text, as AI agents write it,', '{"Badge number": "B-7", "x_workload": 0.5}'],
		['an expression in the mapper', { mappingMode: 'defineBelow', value: '={{ $json.fields }}' }],
	])('%s of names and values', async (_way, customFields) => {
		const fields = { 'Badge number': 'B-7', x_workload: 0.5 };
		const items = [{ json: { badge: 'B-7', fields } }];
		await setup.run({ ...UPDATE, customFields }, { items });
		expect(stored()).toMatchObject({
			[CUSTOM_FIELDS.badge]: 'B-7',
			[CUSTOM_FIELDS.workload]: '[F:0.5]',
		});
	});

	test.each([
		null,
		'',
		{},
		{ mappingMode: 'defineBelow', value: null },
		{ mappingMode: 'defineBelow', value: '={{ $json.none }}' },
	])('%j sets nothing, and asks for nothing', async (customFields) => {
		const before = { ...stored() };
		await setup.run({ ...UPDATE, customFields, updateFields: { rank: 8 } });
		expect(callsOf(setup.emulator)).toEqual(['PATCH User/5']);
		expect(stored()).toEqual(before);
	});

	test('an expression that gives nothing leaves the field as it is', async () => {
		const before = { ...stored() };
		await update({ 'Badge number': '={{ $json.missing }}', 'Desk number': 1 });
		expect(stored()).toEqual({ ...before, [CUSTOM_FIELDS.deskNumber]: '[I:1]' });
	});

	test('labels that the editor has kept are no expressions', async () => {
		const schema = [{ id: 'x_notes', displayName: "={{ $('No such node').item.json.x }}" }];
		const { error } = await setup.run({ ...UPDATE, ...chosen({ x_notes: 'fine' }, schema) });
		expect(error).toBeUndefined();
		expect(stored().x_notes).toBe('fine');
	});
});

describe('every operation that writes takes them', () => {
	const fields = chosen({ Position: 'Manager', 'Works remotely': true });
	const written = { [CUSTOM_FIELDS.position]: '[I:12]', [CUSTOM_FIELDS.worksRemotely]: '[I:1]' };

	test.each([
		['Save', { operation: 'save', associateId: USERS.complete }],
		['Save From Name', { operation: 'saveFromName', ...byUserName('LISA') }],
		[
			'Create or Update, of a user who is there',
			{ ...INGRID, operation: 'upsert', matchBy: 'name', name: 'LISA', userName: '', person: '' },
		],
		['Update by user name', { operation: 'update', ...byUserName('LISA') }],
	])('%s', async (_operation, parameters) => {
		const before = { ...stored() };
		const { error } = await setup.run({ ...parameters, ...fields });
		expect(error).toBeUndefined();
		expect(stored()).toEqual({ ...before, ...written });
	});

	test.each(['create', 'upsert'])('%s, of a new user', async (operation) => {
		const { items } = await setup.run({ ...INGRID, operation, matchBy: 'userName', ...fields });
		expect(items[0].json.action).toBe('create');
		expect(stored(501)).toMatchObject(written);
	});

	test('Execute Command, of a user who is given', async () => {
		const { items } = await setup.run({
			operation: 'executeCommand',
			commandTarget: 'user',
			userFields: { name: 'NEW' },
			commandName: 'SendWelcomeMail',
			...fields,
		});
		const [command] = setup.emulator.log.filter(({ path }) => path.endsWith('ExecuteUserCommand'));
		expect(command.body).toMatchObject({ CustomFields: written });
		expect(items).toHaveLength(1);
	});

	test('a dry run says what would change, and writes nothing', async () => {
		const { items } = await setup.run({ ...UPDATE, ...fields, options: { dryRun: true } });
		expect(items[0].json.changes).toEqual([
			{ property: `customFields.${CUSTOM_FIELDS.position}`, from: null, to: '[I:12]' },
		]);
		expect(callsOf(setup.emulator).some((call) => call.startsWith('PATCH'))).toBe(false);
	});

	test('what is so already is not written', async () => {
		const { items } = await setup.run({
			...UPDATE,
			...chosen({ 'Desk number': 214, Birthday: '1984-06-19' }),
			options: { includeChanges: true },
		});
		expect(items[0].json).toMatchObject({ action: 'none', changes: [] });
	});
});

describe('what the editor offers', () => {
	const offered = async (parameters: object, credential = setup.credential) =>
		await mapperFields('getCustomFields', {
			parameters: parameters as INodeParameters,
			credential,
		});

	const field = (fields: ResourceMapperField[], id: string) =>
		fields.find((each) => each.id === id);

	test('labels, and how each value is given', async () => {
		const { fields } = await offered(UPDATE);
		expect(fields.map(({ displayName, type }) => [displayName, type])).toEqual([
			['Badge number', 'string'],
			['Birthday', 'dateTime'],
			['Desk number', 'number'],
			['Cost centre', 'string'],
			['Works remotely', 'boolean'],
			['Position', 'options'],
			['Employee number', 'string'],
			['Notes', 'string'],
			['Workload', 'number'],
			['Key valid until', 'dateTime'],
			['Start of day', 'time'],
			['Lunch break', 'number'],
			['Shirt size', 'options'],
			['Company car', 'number'],
			['Photo', 'number'],
			['Key in the HR system', 'string'],
		]);
		expect(field(fields, CUSTOM_FIELDS.position)?.options).toEqual([
			{ name: 'Consultant', value: 11 },
			{ name: 'Manager', value: 12 },
		]);
		expect(field(fields, CUSTOM_FIELDS.shirtSize)?.options?.map(({ value }) => value)).toEqual([
			'Small',
			'Medium',
			'Large',
		]);
	});

	test('none of them is set unless it is chosen, and a new user needs the mandatory ones', async () => {
		const { fields } = await offered(UPDATE);
		expect(fields.every(({ removed, required }) => removed === true && !required)).toBe(true);
		const { fields: forNew } = await offered({ operation: 'create' });
		const needed = forNew.filter(({ required }) => required);
		expect(needed.map(({ displayName, removed }) => [displayName, removed])).toEqual([
			['Employee number', false],
		]);
	});

	test('labels that two fields have are told apart', async () => {
		setup.emulator.state.customFields[3].DisplayName = 'Badge number';
		const { fields } = await offered(UPDATE);
		expect(fields.map(({ displayName }) => displayName)).toEqual(
			expect.arrayContaining(['Badge number (SuperOffice:1)', 'Badge number (x_costcentre)']),
		);
	});

	test.each([
		[
			'is long',
			() => {
				setup.emulator.state.positions = Array.from({ length: 201 }, (_, id) => ({
					id: id + 1,
					name: `Position ${id}`,
					deleted: false,
				}));
			},
		],
		[
			'cannot be read',
			() => {
				setup.emulator.faults.add({ path: 'MDOList', status: 403, body: null, times: 9 });
			},
		],
		[
			'is not named by the server',
			() => {
				delete setup.emulator.state.customFields[5].MdoListName;
			},
		],
	])('of a list that %s the entry is typed in', async (_case, arrange) => {
		arrange();
		const { fields } = await offered(UPDATE);
		expect(field(fields, CUSTOM_FIELDS.position)).toMatchObject({ type: 'string' });
		expect(fields).toHaveLength(16);
	});

	test('a word where there are none', async () => {
		setup.emulator.state.customFields = [];
		expect(await offered(UPDATE)).toEqual({
			fields: [],
			emptyFieldsNotice: 'SuperOffice has no custom fields for users that can be set',
		});
	});

	test('a refusal is said in words', async () => {
		const credential = { ...setup.credential, password: 'Wr0ng-password' };
		await expect(offered(UPDATE, credential)).rejects.toThrow(/list custom fields.*HTTP 401/);
	});
});

test('Online the fields are listed, and can be written where users can', async () => {
	const online = await startEmulator({ mode: 'online', openUserAgent: true });
	try {
		const credential = {
			baseUrl: online.url,
			authScheme: 'soTicket',
			ticket: LOGINS.ticket,
			appToken: LOGINS.appToken,
		};
		const parameters = { ...UPDATE, customFields: { 'Desk number': 5 } };
		const { fields } = await mapperFields('getCustomFields', { parameters, credential });
		expect(fields).toHaveLength(16);
		const { error } = await runNode({ parameters, credential });
		expect(error).toBeUndefined();
		expect(findUser(online, USERS.complete).CustomFields[CUSTOM_FIELDS.deskNumber]).toBe('[I:5]');
	} finally {
		await online.stop();
	}
});
