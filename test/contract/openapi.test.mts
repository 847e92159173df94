import type { AxiosInstance } from 'axios';
import type { Emulator, LogEntry } from '../emulator/index.mts';
import { COMMANDS, JOINERS, USERS } from '../emulator/index.mts';
import type { Json } from './client.mts';
import { getUser, prepareUser, useEmulator } from './client.mts';
import { assertConforms, findViolations, SKIPPED } from './openapi.mts';
import { withReceiver } from './receiver.mts';

// Jest shows the names of skipped tests only when asked to.
if (SKIPPED !== undefined) process.stderr.write(`${SKIPPED}\n`);
const suite = SKIPPED === undefined ? describe : describe.skip;

suite(SKIPPED ?? "the vendor's OpenAPI documents", () => {
	let emulator: Emulator;
	let client: AxiosInstance;

	useEmulator((started, connected) => {
		emulator = started;
		client = connected;
	});

	it.each([
		'/User',
		'/User?$select=assocName&$filter=associateDbId gt 2&$top=2',
		'/User/5',
		'/User/5?$select=name,role/id',
		'/User/999',
		'/User/KARI',
		'/User/CredentialTypes',
		'/User/CustomField',
		'/User/CustomField/x_remote',
		'/User/CustomField/x_shirt',
		'/User/5/ForeignKey',
		'/User/5/CustomCommand',
		'/User/999/CustomCommand',
		'/User/current',
		'/User/currentPrincipal',
		'/User/currentAssociate',
		'/User/currentToken',
		`/User/Default?userType=InternalAssociate&personId=${JOINERS[0]}`,
		'/MDOList',
		'/MDOList/usergroup',
		'/MDOList/position',
		'/MDOList/roles?additional=0',
		'/MDOList/associate/selectable',
		'/MDOList/functionrights',
		'/Role',
		'/Role/Employee',
		'/Person?$top=3',
		'/License',
		'/License/User/5',
		'/License/lanternworks/5',
		'/User/5/UserPresenceStatus',
		'/User?$select=otherGroups,superoffice_ten-sales,ejStatus&$entities=superoffice_ten-sales',
		'/Archive/AllUsers?$select=CountAll(associateDbId):Footer&$options=GrandTotal=true',
		'/Archive/dynamic?$select=associate.associate_id,associate.lastlogin&$top=3&$skip=2',
		'/Archive/dynamic?$select=sale.sale_id&$top=1&$inlineCount=AllPages',
		'/Archive/dynamic?$select=nonsense.id',
		'/Archive/NoSuchProvider',
		'/Webhook',
		'/Webhook?statusFilter=Active&nameFilter=n8n',
		'/Webhook/default',
		'/Webhook/99',
		'/Webhook/99/LastError',
	])('describe the answer to GET %s', async (path) => {
		await client.get(path);
		assertConforms(emulator.log);
	});

	it.each([
		['GetUser?userId=5', undefined],
		['GetUser?userId=999', undefined],
		['GetUser?userId=5&$select=Name', undefined],
		['GetUserFromName', { UserName: 'KARI' }],
		['GetUserFromPersonId', { PersonId: 2 }],
		['GetUserFromEjUserId', { EjUserId: 3 }],
		['CreateDefaultUser', undefined],
		['CreateDefaultUserFromUserType', { UserType: 'SystemAssociate' }],
		[
			'CreateDefaultUserFromUserTypeAndPersonId',
			{ UserType: 'InternalAssociate', PersonId: JOINERS[0] },
		],
		['DeleteUser?userId=4', undefined],
		['DeleteUserFromName', { UserName: 'OLA' }],
		['MakeRetired', { AssociateId: 2, Retired: true }],
		['RemoveLicenses', { AssociateId: 2 }],
		['SetPassword', { AssociateId: 2, Password: 'x' }],
		['SetPasswordFromName', { AssociateName: 'KARI', Password: 'x' }],
		['SetGeneratedPassword', { AssociateId: 2 }],
		['SetGeneratedPasswordFromName', { AssociateName: 'KARI' }],
		['ChangeOwnPassword', { OldPassword: 'x', NewPassword: 'y' }],
		['ChangePassword', { AssociateId: 2, OldPassword: 'x', NewPassword: 'y' }],
		['ChangePasswordFromName', { AssociateName: 'KARI', OldPassword: 'x', NewPassword: 'y' }],
		['CanChangePassword', { AssociateId: 2 }],
		['SendChangePasswordEMail', { AssociateId: 2 }],
		['GetSupportedChangePasswordTypes', { AssociateId: 2 }],
		[
			'IsUserNameValid',
			{ AssociateId: 0, Type: 'InternalAssociate', PersonId: 0, UserName: 'new' },
		],
		[
			'IsUserNameValidWithReason',
			{ AssociateId: 0, Type: 'InternalAssociate', PersonId: 0, UserName: 'KARI' },
		],
		[
			'IsPasswordValid',
			{ AssociateId: 2, Type: 'InternalAssociate', PersonId: 2, Password: 'short' },
		],
		[
			'IsPasswordValidWithReason',
			{ AssociateId: 2, Type: 'InternalAssociate', PersonId: 2, Password: 'short' },
		],
		['IsNickNameUnique', { AssociateId: 0, NickName: 'ola' }],
		['AddOwnerContact', { ContactId: 50 }],
		['RemoveOwnerContact', { ContactId: 50 }],
		['GetUserPresenceStatus', { AssociateId: 2 }],
		[
			'SetUserPresenceStatus',
			{ AssociateId: 2, UserPresenceStatus: { Status: 'StatusNormal', Message: '' } },
		],
		['GetCredentialTypes', undefined],
		['GetCredentialTypesForUserType', { UserType: 'InternalAssociate' }],
		['GetAllRoles', { RoleType: 'Employee' }],
		['GetAllUserGroups', { IncludeDeleted: true }],
		['FindRolesWithFunctionalRight', { FunctionalRightName: 'admin-all' }],
		['FindRolesWithFunctionalRights', { FunctionalRightNames: ['admin-all', 'admin-users'] }],
		['FindRolesWithoutFunctionalRights', { FunctionalRightNames: ['admin-all'] }],
		['GetAllFunctionalRights', { RoleType: 'Employee' }],
		['GetFunctionalRights', { RoleId: 1 }],
		['GetFunctionalRights', { RoleId: 99 }],
	])('describe the agent method %s', async (method, body) => {
		await client.post(`/Agents/User/${method}`, body);
		assertConforms(emulator.log);
	});

	const archive = {
		ProviderName: 'AllUsers',
		Page: 0,
		PageSize: 2,
	};

	it.each([
		[
			'GetArchiveListByColumns',
			{
				...archive,
				Columns: ['assocName'],
				SortOrder: [{ Name: 'associateDbId', Direction: 'DESC' }],
				Restriction: [{ Name: 'associateDbId', Operator: '>', Values: ['[I:0]'], IsActive: true }],
				Entities: ['all'],
			},
		],
		[
			'GetArchiveListByColumns2',
			{ ...archive, Columns: 'assocName', SortOrder: '', Restrictions: 'associateDbId > 1' },
		],
		[
			'GetArchiveListByColumnsWithHeader',
			{ ...archive, Columns: ['assocName'], Options: 'rowcount=true' },
		],
		[
			'GetArchiveListByColumnsWithHeader2',
			{ ...archive, Columns: 'assocName', Restriction: 'associateDbId > 1', Options: '' },
		],
	])('describe the method %s of the Archive agent', async (method, body) => {
		expect((await client.post(`/Agents/Archive/${method}`, body)).status).toBe(200);
		assertConforms(emulator.log);
	});

	it('describe the life of a webhook', async () => {
		await withReceiver(async (receiver) => {
			const webhook = {
				Name: 'n8n',
				Events: ['associate.changed'],
				TargetUrl: receiver.url,
				Secret: 'secret',
				State: 'Active',
				Type: 'webhook',
				Headers: { 'X-From': 'crm' },
				Properties: { city: 'Oslo' },
			};
			await client.post('/Webhook/Test', webhook);
			await client.post('/Webhook', webhook);
			await client.put('/Webhook/1', webhook);
			await client.get('/Webhook/1');
			await client.get('/Webhook/1?$select=Name');
			await client.get('/Webhook');
			await client.get('/Webhook/1/LastError');
			await client.post('/Webhook/foo.bar/5', { city: 'Oslo' });
			await client.delete('/Webhook/1');
			await client.post('/Webhook', { ...webhook, TargetUrl: 'nonsense' });
			expect(emulator.log.map(({ status }) => status)).toEqual([
				200, 200, 200, 200, 200, 200, 200, 204, 204, 400,
			]);
			assertConforms(emulator.log);
		});
	});

	it.each([
		['put', '/License/lanternworks/2', ['route-planner'], 200],
		['delete', '/License/lanternworks/5', ['route-planner'], 200],
		['put', '/License/superoffice/2', ['ten-sales'], 403],
		['put', '/License/nobody/2', [], 404],
		['put', '/User/5/UserPresenceStatus', { Status: 'StatusNormal', Message: 'x' }, 200],
	])('describe %s %s', async (method, url, data, expected) => {
		expect((await client.request({ method, url, data })).status).toBe(expected);
		assertConforms(emulator.log);
	});

	it('describe saving, validating and executing', async () => {
		const created = await prepareUser(client, JOINERS[0], { Name: 'NEW' });
		await client.post('/User/Validate', created);
		await client.post('/User', created);
		await client.post('/User', created);
		const User = await getUser(client, USERS.complete);
		await client.put(`/User/${USERS.complete}`, User);
		await client.put('/User/LISA', User);
		await client.post('/Agents/User/ValidateUser', { User });
		await client.post('/Agents/User/SaveUser', User);
		await client.post('/Agents/User/SaveUserFromName', { UserName: 'LISA', User });
		await client.post('/Agents/User/GetUserCommands', User);
		await client.post('/Agents/User/GetUserCommands', { User });
		const command = { CommandName: COMMANDS.implicit, ActionResult: 'Implicit', User };
		await client.post('/Agents/User/ExecuteUserCommand', command);
		const params = { commandName: COMMANDS.implicit, actionResult: 'Implicit' };
		await client.post('/Agents/User/ExecuteUserCommand', User, { params });
		await client.post(`/User/5/CustomCommand/${COMMANDS.implicit}`);
		await client.delete('/User/4');
		expect(emulator.log.map(({ status }) => status)).toEqual([
			200, 200, 200, 400, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 204,
		]);
		assertConforms(emulator.log);
	});

	describe('and find what is not as they say', () => {
		const record = async (change: (entry: LogEntry) => void): Promise<string[]> => {
			await client.post('/Agents/User/SaveUser', await getUser(client, USERS.sales));
			const entry = structuredClone(emulator.log[1]);
			expect(findViolations([entry])).toEqual([]);
			change(entry);
			return findViolations([entry]);
		};

		it.each<[string, (entry: LogEntry) => void, RegExp]>([
			['an unknown property', ({ body }) => Object.assign(body as Json, { Nick: 'x' }), /'Nick'/],
			[
				'a value of the wrong type',
				({ body }) => Object.assign(body as Json, { Rank: 'x' }),
				/Rank/,
			],
			['null for a number', ({ body }) => Object.assign(body as Json, { Rank: null }), /Rank/],
			['an unknown enum', ({ body }) => Object.assign(body as Json, { Type: 'Boss' }), /Type/],
			['a nested property', ({ body }) => Object.assign(body as Json, { Role: { ID2: 1 } }), /ID2/],
			['no body', (entry) => (entry.body = undefined), /body is missing/],
			['an unknown query', ({ query }) => Object.assign(query, { $select: 'x' }), /\$select/],
			['an unknown path', (entry) => (entry.path += 's'), /no such operation/],
			['a wrong method', (entry) => (entry.method = 'PUT'), /no such operation/],
			[
				'a wrong answer',
				({ responseBody }) => Object.assign(responseBody as Json, { Rank: '1' }),
				/answer 200: \/Rank/,
			],
			[
				'an extra answer',
				({ responseBody }) => Object.assign(responseBody as Json, { rank: 1 }),
				/'rank'/,
			],
			['an undocumented status', (entry) => (entry.status = 201), /not documented/],
			['a strange error', (entry) => (entry.status = 500), /error bodies/],
		])('%s', async (_what, change, expected) => {
			expect((await record(change)).join('\n')).toMatch(expected);
		});

		it('a missing and a mistyped query parameter', async () => {
			await client.post('/Agents/User/GetUser?userid=x');
			await client.post('/Agents/User/GetUser');
			expect(() => assertConforms(emulator.log)).toThrow(/no integer[\s\S]*is missing/);
		});
	});
});
