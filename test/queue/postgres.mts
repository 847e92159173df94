import { execFile } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { freePort, HOST } from '../n8n/ports.mts';
import { createFolder } from '../n8n/userFolder.mts';
import { accountForPostgres, type Programs } from './programs.mts';
import { startService } from './service.mts';

/** Also the name of the database that every installation begins with. */
const USER = 'postgres';

/**
 * Starts a PostgreSQL with an empty database, on loopback and with its data in a temporary folder;
 * answers the settings by which n8n finds it.
 *
 * @throws Error with what PostgreSQL said, when it does not start
 */
export async function startPostgres({
	initdb,
	postgres,
}: Programs): Promise<Record<string, string>> {
	const account = await accountForPostgres();
	const folder = await createFolder('superoffice-postgres-');
	if (account) await chown(folder, account.uid, account.gid);

	const data = join(folder, 'data');
	const init = ['-D', data, '-U', USER, '--auth=trust', '--encoding=UTF8', '--no-locale', '-N'];
	await promisify(execFile)(initdb, init, { cwd: folder, ...account });

	const port = String(await freePort());
	const settings = [
		`listen_addresses=${HOST}`,
		`port=${port}`,
		'unix_socket_directories=',
		// Nothing here has to outlive the machine, so the disk need not be waited for.
		'fsync=off',
	];
	await startService({
		title: 'PostgreSQL',
		command: postgres,
		args: ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
		folder,
		account,
		readyText: 'database system is ready to accept connections',
		endSignal: 'SIGQUIT',
	});
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: HOST,
		DB_POSTGRESDB_PORT: port,
		DB_POSTGRESDB_USER: USER,
		DB_POSTGRESDB_DATABASE: USER,
	};
}
