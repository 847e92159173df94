import { end, endOnSignals, isEnding, undoAll } from '../n8n/cleanup.mts';
import { installN8n } from '../n8n/install.mts';
import { startSession } from '../n8n/session.mts';
import { shareN8n } from './sharedN8n.mts';

/** Installs n8n if it is not there yet, and starts it for all tests. No time limit of Jest counts here. */
export default async function startN8nForAll(): Promise<void> {
	endOnSignals();
	try {
		const { n8n, client } = await startSession({ installation: await installN8n() });
		shareN8n({ url: n8n.url, logFile: n8n.logFile, cookie: client.cookie });
	} catch (error) {
		if (isEnding()) await end(1);
		// Jest does not come to globalTeardown when this fails.
		await undoAll();
		throw error;
	}
}
