import { freePort, HOST } from '../n8n/ports.mts';
import { createFolder } from '../n8n/userFolder.mts';
import type { Programs } from './programs.mts';
import { startService } from './service.mts';

/**
 * Starts an empty Redis on loopback that keeps nothing on disk; answers the settings by which n8n
 * finds it.
 *
 * @throws Error with what Redis said, when it does not start
 */
export async function startRedis({ redis }: Programs): Promise<Record<string, string>> {
	const folder = await createFolder('superoffice-redis-');
	const port = String(await freePort());
	await startService({
		title: 'Redis',
		command: redis,
		args: ['--bind', HOST, '--port', port, '--dir', folder, '--save', '', '--appendonly', 'no'],
		folder,
		readyText: 'Ready to accept connections',
		endSignal: 'SIGKILL',
	});
	return { QUEUE_BULL_REDIS_HOST: HOST, QUEUE_BULL_REDIS_PORT: port };
}
