import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { COMMANDS, JOINERS, LOGINS, startEmulator, USERS } from '../emulator/index.mts';
import { runNode } from '../engine/harness.mts';
import { byAssociateId, byUserName } from '../engine/locators.mts';

/** A JSON schema as n8n's editor reads it to offer fields before a run. */
interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

const LISA = byUserName('LISA');
const INGRID = {
	person: JOINERS[0],
	name: 'INGRID',
	userName: 'ingrid.moen@nordlys.example',
	role: 'Sales',
	userGroup: 'Sales',
	userPlan: 'ten-sales',
};

/** For each operation a run whose first output item has a value in every property. */
export const RUNS: Record<string, INodeParameters> = {
	'access/check': {},
	'license/assign': { ...LISA, userPlan: 'ten-service' },
	'license/getUsage': { listHolders: true },
	'license/remove': { ...LISA, licenses: 'Mobile' },
	'role/getMany': {},
	'user/accessReview': { filters: { license: 'Route planner' } },
	'user/compare': {
		matchBy: 'userId',
		keyField: 'userId',
		mapping: { properties: [{ property: 'role', field: 'role' }] },
	},
	'user/create': INGRID,
	'user/delete': { ...LISA, confirmUserId: 'LISA' },
	'user/executeCommand': { ...byAssociateId(USERS.complete), commandName: COMMANDS.implicit },
	'user/get': byAssociateId(USERS.complete),
	'user/getCommands': byAssociateId(USERS.complete),
	'user/getMany': {},
	'user/leaverCheck': LISA,
	'user/restore': { ...byUserName('PER'), userPlan: 'ten-sales' },
	'user/retire': LISA,
	'user/save': { associateId: USERS.complete },
	'user/saveFromName': byUserName('LISA'),
	'user/sendPasswordEmail': LISA,
	'user/setPassword': { ...LISA, generatePassword: true, options: { returnPassword: true } },
	'user/update': { ...LISA, updateFields: { rank: 7 } },
	'user/upsert': { ...INGRID, matchBy: 'userName' },
	'userGroup/getMany': {},
};

/** What goes in, where it matters. */
export const ITEMS: Record<string, IDataObject[]> = {
	'user/compare': [{ userId: 'LISA', role: 'Sales' }],
};

/**
 * The output schema of each operation, by `<resource>/<operation>`, from runs of the built node
 * against the emulator.
 */
export async function outputSchemas(): Promise<Record<string, Schema & { version: number }>> {
	const emulator = await startEmulator();
	const { userName: username, password } = LOGINS.administrator;
	const credential = { baseUrl: emulator.url, authScheme: 'basic', username, password };
	const schemas: Record<string, Schema & { version: number }> = {};
	for (const [name, parameters] of Object.entries(RUNS)) {
		emulator.reset();
		const [resource, operation] = name.split('/');
		const { items, error } = await runNode({
			parameters: { resource, operation, ...parameters },
			credential,
			items: ITEMS[name]?.map((json) => ({ json })),
		});
		if (error) throw new Error(`${name}: ${error.message}`);
		schemas[name] = { ...schemaOf(items[0].json), version: 1 };
	}
	await emulator.stop();
	return schemas;
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
