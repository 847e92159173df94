import { LOGINS, USERS } from './facts.mts';
import { useEmulator } from './setup.mts';
import { byAssociateId, byUserName } from './locators.mts';

const setup = useEmulator({ mode: 'online' });

const ticket = () => ({
	baseUrl: setup.emulator.url,
	authScheme: 'soTicket',
	ticket: LOGINS.ticket,
	appToken: LOGINS.appToken,
});

test.each([
	[{ operation: 'save', associateId: USERS.complete }],
	[{ operation: 'save', associateId: 0 }],
	[{ operation: 'saveFromName', ...byUserName('LISA') }],
	[
		{
			operation: 'executeCommand',
			...byAssociateId(USERS.complete),
			commandName: 'SendWelcomeMail',
		},
	],
	[{ operation: 'get', ...byAssociateId(USERS.complete) }],
	[{ operation: 'getCommands', ...byAssociateId(USERS.complete) }],
])('the Online restriction is named as such: %j', async (parameters) => {
	const { error } = await setup.run(parameters, { credential: ticket() });
	expect(error?.message).toMatch(/HTTP 403/);
	expect(error?.description).toMatch(
		/SuperOffice Online does not open user management .* onsite .* ask SuperOffice .* SCIM/,
	);
});

test.each([
	[{ resource: 'user', operation: 'getMany' }],
	[{ resource: 'role', operation: 'getMany' }],
	[{ resource: 'userGroup', operation: 'getMany' }],
])('what Online leaves open works: %j', async (parameters) => {
	const { error, items } = await setup.run(parameters, { credential: ticket() });
	expect(error).toBeUndefined();
	expect(items.length).toBeGreaterThan(3);
});
