import type { IDataObject } from 'n8n-workflow';

import { LOGINS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { WRITES } from '../stored.mts';

const CHECK = { resource: 'access', operation: 'check' };

const resultsOf = ({ access }: IDataObject) =>
	Object.fromEntries((access as IDataObject[]).map(({ group, result }) => [group, result]));

describe('onsite', () => {
	const setup = useEmulator();

	test('says who it is, and that all is allowed', async () => {
		const { items } = await setup.run(CHECK);
		const { access, ...rest } = items[0].json;
		expect(rest).toEqual({
			associateId: 1,
			userId: 'admin',
			userName: 'astrid.berg@nordlys.example',
			fullName: 'Astrid Berg',
			userType: 'InternalAssociate',
			role: expect.stringContaining('Administrator'),
			administrator: true,
			installation: 'onsite',
			tenant: null,
			tenantState: null,
			serverVersion: '12.4.1514.0',
		});
		expect(resultsOf(items[0].json)).toEqual({
			usersRead: 'allowed',
			userAgent: 'allowed',
			roles: 'allowed',
			lists: 'allowed',
			licenses: 'allowed',
			archive: 'allowed',
		});
		expect((access as IDataObject[])[0]).toEqual({
			group: 'usersRead',
			result: 'allowed',
			serves: 'list users',
			reason: '',
		});
	});

	test('writes nothing', async () => {
		const before = JSON.stringify(setup.emulator.state);
		await setup.run(CHECK);
		expect(callsOf(setup.emulator).filter((call) => WRITES.test(call))).toEqual([]);
		expect(JSON.stringify(setup.emulator.state)).toBe(before);
	});

	test('tells refused, not there and failed apart, and says why', async () => {
		setup.emulator.faults.add(
			{ path: '/License\\?', status: 404, body: { Message: 'No HTTP resource was found.' } },
			{ path: '/Role\\?', status: 403, body: { ErrorType: 'SoSentryException' } },
			{ path: '/Person\\?', status: 500, body: 'broken' },
		);
		const { items } = await setup.run({ ...CHECK, options: { maxRetries: 0 } });
		expect(resultsOf(items[0].json)).toMatchObject({
			licenses: 'notThere',
			roles: 'refused',
			archive: 'failed',
			usersRead: 'allowed',
		});
		const roles = (items[0].json.access as IDataObject[]).find(({ group }) => group === 'roles');
		expect(roles?.reason).toMatch(/SoSentryException.*administration rights/);
	});

	test('of a user without rights says so', async () => {
		const { userName: username, password } = LOGINS.salesUser;
		const credential = { baseUrl: setup.emulator.url, authScheme: 'basic', username, password };
		const { items } = await setup.run(CHECK, { credential });
		expect(items[0].json).toMatchObject({ userId: 'KARI', administrator: false });
	});

	test('of a wrong password fails, in words about the credential', async () => {
		const credential = { ...setup.credential, password: 'Wr0ng-password' };
		const { error } = await setup.run(CHECK, { credential });
		expect(error?.message).toContain('HTTP 401');
		expect(error?.description).toContain('Check the user name and password');
	});
});

describe('Online', () => {
	const setup = useEmulator({ mode: 'online' });

	test('says which calls SuperOffice closes, and what there is instead', async () => {
		const { url: baseUrl } = setup.emulator;
		const credential = { baseUrl, authScheme: 'bearer', accessToken: LOGINS.bearerToken };
		const { items } = await setup.run(CHECK, { credential });
		expect(items[0].json).toMatchObject({ installation: 'online', tenant: 'Cust12345' });
		expect(resultsOf(items[0].json)).toEqual({
			usersRead: 'allowed',
			userAgent: 'refused',
			roles: 'allowed',
			lists: 'allowed',
			licenses: 'allowed',
			archive: 'allowed',
		});
		const agent = (items[0].json.access as IDataObject[]).find(
			({ group }) => group === 'userAgent',
		);
		expect(agent?.reason).toMatch(/SCIM/);
	});
});
