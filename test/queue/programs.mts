import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** Debian keeps PostgreSQL's server out of the search path, one folder for each version. */
const DEBIAN = '/usr/lib/postgresql';

const TO_INSTALL =
	'The test in queue mode needs PostgreSQL and Redis. On Debian and Ubuntu: apt-get install postgresql redis-server';

/** The programs that n8n's queue mode needs beside n8n itself. */
export interface Programs {
	initdb: string;
	postgres: string;
	redis: string;
}

/** @throws Error that says what to install, when one is not there */
export function findPrograms(): Programs {
	return {
		initdb: find('initdb'),
		postgres: find('postgres'),
		redis: find('redis-server'),
	};
}

function find(name: string): string {
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...debianFolders()];
	const found = folders.map((folder) => join(folder, name)).find(existsSync);
	if (!found) throw new Error(`There is no ${name} here. ${TO_INSTALL}`);
	return found;
}

/** The newest version first. */
function debianFolders(): string[] {
	if (!existsSync(DEBIAN)) return [];
	const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
	return versions.map((version) => join(DEBIAN, version, 'bin'));
}

/** Whom a program is to run as; nobody in particular when absent. */
export interface Account {
	uid: number;
	gid: number;
}

/**
 * PostgreSQL refuses to run as root: then it runs as the account that its package makes.
 *
 * @throws Error when there is no such account
 */
export async function accountForPostgres(): Promise<Account | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	try {
		return { uid: await idOf('-u'), gid: await idOf('-g') };
	} catch {
		throw new Error(
			'PostgreSQL does not run as root, and there is no account "postgres" to run it as. Run this test as somebody else.',
		);
	}
}

async function idOf(kind: '-u' | '-g'): Promise<number> {
	return Number((await promisify(execFile)('id', [kind, 'postgres'])).stdout);
}
