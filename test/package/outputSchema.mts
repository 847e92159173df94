import axios from 'axios';

import { COMMANDS, LOGINS, startEmulator, USERS } from '../emulator/index.mts';

/** A JSON schema as n8n's editor reads it to offer fields before a run. */
interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/**
 * The output schema of each operation, from answers of the emulator for a user who has a value in
 * every property.
 */
export async function outputSchemas(): Promise<Record<string, Schema & { version: number }>> {
	const emulator = await startEmulator();
	const { userName: username, password } = LOGINS.administrator;
	const api = axios.create({ baseURL: `${emulator.url}/api/v1/`, auth: { username, password } });
	try {
		const user = await api.post('Agents/User/GetUser', undefined, {
			params: { userId: USERS.complete },
		});
		const command = await api.post(`User/${USERS.complete}/CustomCommand/${COMMANDS.implicit}`);
		const saved = schemaOf(user.data);
		const executed = schemaOf(command.data);
		return {
			save: { ...saved, version: 1 },
			saveFromName: { ...saved, version: 1 },
			executeCommand: { ...executed, version: 1 },
		};
	} finally {
		await emulator.stop();
	}
}

function schemaOf(value: unknown): Schema {
	if (value === null) return { type: 'null' };
	if (Array.isArray(value)) {
		return value.length === 0 ? { type: 'array' } : { type: 'array', items: schemaOf(value[0]) };
	}
	if (typeof value !== 'object')
		return { type: Number.isInteger(value) ? 'integer' : typeof value };
	const properties = Object.entries(value)
		// Rights belong to nobody's workflow, and would bury the fields of the user in the editor.
		.filter(([name]) => name !== 'TableRight' && name !== 'FieldProperties')
		.map(([name, member]) => [name, schemaOf(member)]);
	return { type: 'object', properties: Object.fromEntries(properties) };
}
