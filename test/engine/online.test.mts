import { LOGINS, USERS } from './facts.mts';
import { useEmulator } from './setup.mts';

const setup = useEmulator({ mode: 'online' });

test.each([
	[{ operation: 'save', associateId: USERS.complete }],
	[{ operation: 'save', associateId: 0 }],
	[{ operation: 'saveFromName', userName: 'LISA' }],
	[{ operation: 'executeCommand', associateId: USERS.complete, commandName: 'SendWelcomeMail' }],
])('the Online restriction is named as such: %j', async (parameters) => {
	const { error } = await setup.run(parameters, {
		credential: {
			baseUrl: setup.emulator.url,
			authScheme: 'soTicket',
			ticket: LOGINS.ticket,
			appToken: LOGINS.appToken,
		},
	});
	expect(error?.message).toMatch(/HTTP 403/);
	expect(error?.description).toMatch(
		/SuperOffice Online does not open user management .* onsite .* ask SuperOffice .* SCIM/,
	);
});
