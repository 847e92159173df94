import { LOGINS, USERS } from './facts.mts';
import { useEmulator } from './setup.mts';

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
	[{ operation: 'saveFromName', userName: 'LISA' }],
	[{ operation: 'executeCommand', associateId: USERS.complete, commandName: 'SendWelcomeMail' }],
	[{ operation: 'get', findBy: 'associateId', associateId: USERS.complete }],
	[{ operation: 'getCommands', associateId: USERS.complete }],
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
