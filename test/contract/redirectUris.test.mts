import type { Emulator } from '../emulator/index.mts';
import { authorizeParameters, CALLBACK, openPage } from './browser.mts';
import { useEmulator } from './client.mts';

describe('an app with a list of registered addresses', () => {
	let emulator: Emulator;

	useEmulator((started) => (emulator = started), {
		mode: 'online',
		redirectUris: ['https://n8n.example/rest/oauth2-credential/callback'],
	});

	it.each([
		['https://n8n.example/rest/oauth2-credential/callback', 200],
		['https://n8n.example/rest/oauth2-credential/callback/', 400],
		['https://n8n.example/rest/oauth2-credential/callback?x=1', 400],
		[CALLBACK, 400],
	])('sends users back to these only: %s %d', async (redirect_uri, expected) => {
		const parameters = { ...authorizeParameters(emulator), redirect_uri };
		expect((await openPage(emulator, parameters)).status).toBe(expected);
	});
});
