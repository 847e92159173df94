import type { StoredUser } from '../../emulator/index.mts';
import { CATEGORIES, findUser, GROUPS, LISA_SIMPLIFIED, MODULES, ROLES, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { changedIn, meanwhile } from '../stored.mts';
import { byAssociateId, byPersonId, byServiceUserId, byUserName } from '../locators.mts';

const setup = useEmulator();

const LISA = { operation: 'update', ...byAssociateId(USERS.complete) };

const update = ({ customFields, ...updateFields }: Record<string, unknown>, more: object = {}) => ({
	...LISA,
	updateFields,
	...(customFields !== undefined && { customFields }),
	...more,
});

const byName = (
	{ customFields, ...updateFields }: Record<string, unknown>,
	options: object = {},
) => ({
	operation: 'update',
	...byUserName('LISA'),
	updateFields,
	...(customFields !== undefined && { customFields }),
	options,
});

async function changed(parameters: object): Promise<string[]> {
	const run = async () => await setup.run(parameters);
	return await changedIn(setup, USERS.complete, run);
}

describe('one PATCH', () => {
	test('changes the named fields and no others', async () => {
		expect(await changed(update({ nickName: 'lisa-new', rank: 7 }))).toEqual(['Rank', 'NickName']);
		expect(callsOf(setup.emulator)).toEqual(['PATCH User/5']);
	});

	test('is a JSON Patch, of the content type of the standard', async () => {
		await setup.run(update({ tooltip: 'Second floor 🙂', userGroup: GROUPS.sales }));
		const [{ body, headers }] = setup.emulator.log;
		expect(headers['content-type']).toBe('application/json-patch+json');
		expect(body).toEqual([
			{ op: 'replace', path: 'UserGroup/Id', value: GROUPS.sales },
			{ op: 'replace', path: 'Tooltip', value: 'Second floor 🙂' },
		]);
	});

	test('false, 0, empty text, an empty list and null are values; what is absent stays', async () => {
		const fields = {
			isOnTravel: false,
			rank: 0,
			tooltip: '',
			otherGroups: '={{ [] }}',
			requestSignature: '={{ null }}',
			nickName: '={{ $json.missing }}',
		};
		expect((await changed(update(fields))).sort()).toEqual(
			['IsOnTravel', 'Rank', 'RequestSignature', 'Tooltip', 'otherGroupIds'].sort(),
		);
		expect(findUser(setup.emulator, USERS.complete)).toMatchObject({
			IsOnTravel: false,
			Rank: 0,
			RequestSignature: '',
			NickName: 'lisa-m',
			otherGroupIds: [],
		});
	});

	test('texts in several languages stay in all of them, also with Language set', async () => {
		const parameters = {
			operation: 'update',
			...byAssociateId(USERS.multiLanguage),
			updateFields: { rank: 77 },
			options: { language: 'en' },
		};
		const run = async () => await setup.run(parameters);
		expect(await changedIn(setup, USERS.multiLanguage, run)).toEqual(['Rank']);
	});

	test('custom fields that are not named stay', async () => {
		const before = { ...findUser(setup.emulator, USERS.complete).CustomFields };
		await setup.run(update({ customFields: { 'SuperOffice:1': 'B-2000' } }));
		expect(findUser(setup.emulator, USERS.complete).CustomFields).toEqual({
			...before,
			'SuperOffice:1': 'B-2000',
		});
		expect(callsOf(setup.emulator)).toEqual(['GET User/CustomField', 'PATCH User/5']);
	});

	test('says what it did, with the user in ten fields', async () => {
		const { items } = await setup.run(update({ rank: 7 }, { options: { language: 'en' } }));
		expect(items).toEqual([
			{ json: { action: 'update', ...LISA_SIMPLIFIED }, pairedItem: { item: 0 } },
		]);
	});

	test('Raw and Selected Fields are the answer of SuperOffice', async () => {
		const { items: raw } = await setup.run(update({ rank: 7 }, { output: 'raw' }));
		expect(raw[0].json).toEqual({
			action: 'update',
			...(setup.emulator.log[0].responseBody as object),
		});
		const { items: selected } = await setup.run(
			update({ rank: 8 }, { output: 'selectedFields', fieldsToReturn: 'Name,Rank' }),
		);
		expect(selected[0].json).toEqual({ action: 'update', Name: 'LISA', Rank: 8 });
	});

	test('a user who does not exist is named', async () => {
		const { error } = await setup.run({ ...update({ rank: 1 }), ...byAssociateId(4711) });
		expect(error?.message).toMatch(/change user 4711: .*4711 .*\(SoNotFoundException, HTTP 404\)/);
		expect(error?.description).toContain('Look the user up');
	});
});

describe('a user found by name', () => {
	test('costs the look-up and the PATCH', async () => {
		await setup.run(byName({ rank: 7 }));
		expect(callsOf(setup.emulator)).toEqual(['POST Agents/User/GetUserFromName', 'PATCH User/5']);
	});

	test.each([
		[byPersonId(5)],
		[byServiceUserId(18)],
		[byUserName('lisa.martinsen@nordlys.example')],
	])('is found by %j', async (target) => {
		await setup.run({ ...byName({ rank: 7 }), ...target });
		expect(findUser(setup.emulator, USERS.complete).Rank).toBe(7);
	});

	test('an update that changes nothing sends no write and says none', async () => {
		const fields = {
			rank: 55,
			role: 'Manager',
			userGroup: GROUPS.marketing,
			otherGroups: 'Service desk, Sales',
			addOtherGroups: undefined,
			isOnTravel: true,
			userPlan: 'ten-sales',
			customFields: { 'superoffice:1': 'B-1042' },
		};
		const { items } = await setup.run(byName(fields));
		expect(items[0].json).toMatchObject({ action: 'none', userId: 'LISA' });
		expect(callsOf(setup.emulator).filter((call) => call.startsWith('PATCH'))).toEqual([]);
	});

	test('an update without any field is none, too', async () => {
		const { items } = await setup.run(update({}));
		expect(items[0].json).toMatchObject({ action: 'none', userId: 'LISA' });
		expect(callsOf(setup.emulator)).toEqual(['POST Agents/User/GetUser']);
	});
});

describe('names', () => {
	test.each([
		['Sales', ROLES.sales],
		['selger', ROLES.sales],
		[' SALES ', ROLES.sales],
		['2', ROLES.sales],
		[ROLES.sales, ROLES.sales],
	])('the role %j is %j', async (role, id) => {
		await setup.run(update({ role }));
		expect(findUser(setup.emulator, USERS.complete).roleId).toBe(id);
	});

	test('groups and request categories are given by name or ID', async () => {
		await setup.run(
			update({
				userGroup: 'service desk',
				otherGroups: ['Marketing', GROUPS.sales],
				ticketCategories: 'administration/accounting, 1',
			}),
		);
		expect(findUser(setup.emulator, USERS.complete)).toMatchObject({
			userGroupId: GROUPS.service,
			otherGroupIds: [GROUPS.marketing, GROUPS.sales],
			ticketCategoryIds: [CATEGORIES.accounting, CATEGORIES.support],
		});
	});

	test('a list is read once for a run, however many items', async () => {
		const ids = [USERS.sales, USERS.service, USERS.complete];
		await setup.run(
			{ ...update({ userGroup: '={{ $json.group }}' }), ...byAssociateId('={{ $json.id }}') },
			{ items: ids.map((id) => ({ json: { id, group: 'Marketing' } })) },
		);
		expect(callsOf(setup.emulator)).toEqual([
			'GET MDOList/usergroup',
			...ids.map((id) => `PATCH User/${id}`),
		]);
	});

	test.each([
		[{ role: 'Seles' }, `'Role': there is no role called "Seles"`, 'Sales (ID 2, Employee)'],
		[
			{ userGroup: 'Closed department' },
			`'Primary Group': there is no user group called "Closed department"`,
			'Near it:',
		],
		[
			{ addOtherGroups: 'Sales, Marketting' },
			`'Other Groups to Add': there is no user group called "Marketting"`,
			'Marketing (ID 4)',
		],
		[
			{ ticketCategories: 'Accounting' },
			`'Request Categories': there is no request category called "Accounting"`,
			'Administration/Accounting (ID 3)',
		],
		[
			{ userPlan: 'Sales Premum' },
			`'User Plan': there is no user plan called "Sales Premum"`,
			'Sales Premium (superoffice.ten-sales)',
		],
		[
			{ addLicenses: 'Sales Premium' },
			`'Licenses to Add': "Sales Premium" is a user plan, and a user has one at most`,
			"'User Plan'",
		],
	])(
		'%j is refused with the near ones, before anything is written',
		async (fields, message, near) => {
			const { error } = await setup.run(update(fields));
			expect(error?.message).toBe(message);
			expect(error?.description).toContain(near);
			expect(error?.description).not.toContain('Closed');
			expect(callsOf(setup.emulator).join()).not.toContain('PATCH');
		},
	);

	test('a name that two have is refused with their IDs', async () => {
		setup.emulator.state.groups[1].Value = 'Marketing';
		const { error } = await setup.run(update({ userGroup: 'Marketing' }));
		expect(error?.message).toBe(`'Primary Group': more than one user group is called "Marketing"`);
		expect(error?.description).toMatch(/ID 2\).*ID 4\)/);
	});

	test('an entry that is no longer used is not found by its name', async () => {
		setup.emulator.faults.add({
			path: 'MDOList/usergroup',
			status: 200,
			body: [
				{ Id: 8, Name: 'Projects', Deleted: true },
				{ Id: 2, Name: 'Sales', Deleted: false },
			],
		});
		const { error } = await setup.run(update({ userGroup: 'Projects' }));
		expect(error?.message).toBe(`'Primary Group': there is no user group called "Projects"`);
		expect(error?.description).toMatch(/^Near it: Sales \(ID 2\)\. /);
	});

	test('a list that could not be read is tried again by the next item', async () => {
		setup.emulator.faults.add({ path: 'MDOList/usergroup', status: 500, body: 'broken' });
		const { items } = await setup.run(
			{
				...update({ userGroup: 'Marketing' }, { options: { maxRetries: 0 } }),
				...byAssociateId('={{ $json.id }}'),
			},
			{ items: [{ json: { id: 2 } }, { json: { id: 3 } }], onError: 'continueRegularOutput' },
		);
		expect(items[0].json.error).toContain('list user groups');
		expect(items[1].json.primaryGroup).toBe('Marketing');
	});
});

describe('lists', () => {
	test('are added to and removed from, entry by entry', async () => {
		await setup.run(update({ addOtherGroups: 'Administration, Sales', removeOtherGroups: '3' }));
		expect(findUser(setup.emulator, USERS.complete).otherGroupIds).toEqual([
			GROUPS.sales,
			GROUPS.administration,
		]);
		expect(setup.emulator.log.at(-1)?.body).toEqual([
			{ op: 'test', path: 'OtherGroups/1/Id', value: 3 },
			{ op: 'remove', path: 'OtherGroups/1' },
			{ op: 'add', path: 'OtherGroups/-', value: { Id: 1 } },
		]);
	});

	test('a group that somebody else adds meanwhile stays', async () => {
		meanwhile(setup.emulator, 'PATCH User/5', () => {
			findUser(setup.emulator, USERS.complete).otherGroupIds.push(GROUPS.administration);
		});
		await setup.run(update({ removeOtherGroups: 'Sales' }));
		expect(findUser(setup.emulator, USERS.complete).otherGroupIds).toEqual([
			GROUPS.service,
			GROUPS.administration,
		]);
	});

	test('all of them can be removed at once', async () => {
		await setup.run(update({ removeOtherGroups: '2, 3', removeTicketCategories: '1, 3' }));
		expect(findUser(setup.emulator, USERS.complete)).toMatchObject({
			otherGroupIds: [],
			ticketCategoryIds: [],
		});
	});
});

describe('licences', () => {
	const modulesOf = () => findUser(setup.emulator, USERS.complete).moduleIds;

	test('a user plan takes the place of the one the user has', async () => {
		await setup.run(update({ userPlan: 'Service premium' }));
		expect(modulesOf().sort()).toEqual([
			MODULES.servicePlan,
			MODULES.mobile,
			MODULES.mailings,
			MODULES.thirdParty,
		]);
	});

	test.each(['={{ "" }}', '={{ null }}'])(
		'%j takes the plan away, and only the plan',
		async (userPlan) => {
			await setup.run(update({ userPlan }));
			expect(modulesOf().sort()).toEqual([MODULES.mobile, MODULES.mailings, MODULES.thirdParty]);
		},
	);

	test('further licences are set, added and removed; hidden ones and the plan stay', async () => {
		modulesOf().push(MODULES.hidden);
		await setup.run(update({ licenses: 'Route planner' }));
		expect(modulesOf().sort()).toEqual([MODULES.salesPlan, MODULES.hidden, MODULES.thirdParty]);
		await setup.run(
			update({ addLicenses: ['mobile'], removeLicenses: 'lanternworks.route-planner' }),
		);
		expect(modulesOf().sort()).toEqual([MODULES.salesPlan, MODULES.mobile, MODULES.hidden]);
	});

	test('none that is not free is asked for, and one that the user holds need not be free', async () => {
		const { state } = setup.emulator;
		state.licenceOwners[0].modules[1].Total = 1;
		state.licenceOwners[0].modules[3].Total = 2;
		const { error } = await setup.run(update({ userPlan: 'Service Premium' }));
		expect(error?.message).toBe(
			`'User Plan': no license of Service Premium is free, 1 of 1 are in use`,
		);
		expect(error?.description).toMatch(/License → Remove/);
		expect(callsOf(setup.emulator)).toEqual(['POST Agents/User/GetUser']);
		const { items } = await setup.run(update({ licenses: 'Mailings' }));
		expect(items[0].json.action).toBe('update');
	});
});

describe('what changed', () => {
	test('Include Changes says it beside the user', async () => {
		const fields = {
			role: 'Sales',
			nickName: 'lisa-new',
			customFields: { x_remote: '[I:0]' },
		};
		const { items } = await setup.run(update(fields, { options: { includeChanges: true } }));
		expect(items[0].json).toMatchObject({ action: 'update', userId: 'LISA', role: 'Sales' });
		expect(items[0].json.changes).toEqual([
			{ property: 'role', from: 'Manager', to: 'Sales' },
			{ property: 'nickname', from: 'lisa-m', to: 'lisa-new' },
			{ property: 'customFields.x_remote', from: '[I:1]', to: '[I:0]' },
		]);
	});

	test('Language says in which language', async () => {
		const options = { includeChanges: true, language: 'nb-NO' };
		const { items } = await setup.run(update({ role: ROLES.sales }, { options }));
		expect(items[0].json.changes).toEqual([{ property: 'role', from: 'Leder', to: 'Selger' }]);
	});
});

describe('somebody else', () => {
	const options = { includeChanges: true };

	test('a value that was changed meanwhile is not overwritten, and both values are named', async () => {
		meanwhile(setup.emulator, 'PATCH User/5', () => {
			findUser(setup.emulator, USERS.complete).roleId = ROLES.service;
		});
		const { error } = await setup.run(update({ role: 'Sales', rank: 7 }, { options }));
		expect(error?.message).toBe(
			'User LISA (5) was changed by somebody else meanwhile: role was "Manager" and is "Customer service" now',
		);
		expect(error?.description).toContain('Nothing was written');
		expect(findUser(setup.emulator, USERS.complete)).toMatchObject({
			roleId: ROLES.service,
			Rank: 55,
		});
	});

	test.each([
		[
			{ nickName: 'x' },
			(user: StoredUser): void => {
				user.NickName = 'other';
			},
		],
		[
			{ removeOtherGroups: '2' },
			(user: StoredUser): void => {
				user.otherGroupIds.shift();
			},
		],
		[
			{ userPlan: 'ten-service' },
			(user: StoredUser): void => {
				user.moduleIds.shift();
			},
		],
		[
			{ customFields: { x_remote: '0' } },
			(user: StoredUser): void => {
				user.CustomFields.x_remote = '[I:2]';
			},
		],
	])('%j conflicts with a change of the same field', async (fields, change) => {
		meanwhile(setup.emulator, 'PATCH User/5', () => change(findUser(setup.emulator, 5)));
		const { error } = await setup.run(update(fields, { options }));
		expect(error?.message).toContain('was changed by somebody else meanwhile');
	});

	test('a change of another field is none of our business', async () => {
		meanwhile(setup.emulator, 'PATCH User/5', () => {
			findUser(setup.emulator, USERS.complete).Tooltip = 'changed meanwhile';
		});
		const { error } = await setup.run(update({ rank: 7 }, { options }));
		expect(error).toBeUndefined();
		expect(findUser(setup.emulator, USERS.complete)).toMatchObject({
			Rank: 7,
			Tooltip: 'changed meanwhile',
		});
	});
});

test('two items for the same user are done one after the other, in order', async () => {
	const { items } = await setup.run(
		byName({ nickName: '={{ $json.nick }}' }, { includeChanges: true }),
		{ items: [{ json: { nick: 'first' } }, { json: { nick: 'second' } }] },
	);
	expect(items.map(({ json }) => json.changes)).toEqual([
		[{ property: 'nickname', from: 'lisa-m', to: 'first' }],
		[{ property: 'nickname', from: 'first', to: 'second' }],
	]);
});
