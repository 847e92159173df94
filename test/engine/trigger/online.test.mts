import { findUser, LOGINS, ROLES, USERS } from '../facts.mts';
import { useEmulator } from '../setup.mts';
import { ActiveWorkflow } from './n8n.mts';

/** User management and webhooks are closed, as for an app that has not asked for them. */
const setup = useEmulator({ mode: 'online' });

const ticket = () => ({
	baseUrl: setup.emulator.url,
	authScheme: 'soTicket',
	ticket: LOGINS.ticket,
	appToken: LOGINS.appToken,
});

test('polling works Online, where user management is closed', async () => {
	const workflow = new ActiveWorkflow(ticket());
	await workflow.start();
	findUser(setup.emulator, USERS.complete).roleId = ROLES.sales;
	await workflow.poll();
	expect(workflow.items).toMatchObject([
		{ event: 'changed', changes: [{ property: 'role', from: 'Manager', to: 'Sales' }] },
	]);
	expect(await workflow.fetchTestEvent()).toMatchObject([{ event: 'created' }]);
});

test('where webhooks are closed, the message says so, and polling is the way out', async () => {
	const workflow = new ActiveWorkflow(ticket(), { mode: 'webhook' });
	const error = await workflow.register().then(
		() => undefined,
		(thrown: Error & { description?: string }) => thrown,
	);
	expect(error?.message).toContain('HTTP 403');
	expect(error?.description).toMatch(
		/opens webhooks to apps that have asked .* Polling works without/,
	);
});
