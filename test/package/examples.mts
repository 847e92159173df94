import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { findUser, ROLES, USERS } from '../engine/facts.mts';
import { byUserName, locator } from '../engine/locators.mts';
import type { Setup } from '../engine/setup.mts';
import { ActiveWorkflow } from '../engine/trigger/n8n.mts';

/** How the items of a page come about, where no JSON of the page itself says it. */
export interface Example {
	/** Of the node, as a workflow holds them */
	parameters?: object;
	/** Input items */
	items?: object[];
	/** What has to be so before */
	prepare?: (setup: Setup) => void;
	/** In place of a run of the node */
	run?: (setup: Setup) => Promise<IDataObject[]>;
}

/** By the name that the comment above a block gives (`<!-- gives: mover -->`). */
export const EXAMPLES: Record<string, Example> = {
	'access review': { parameters: { operation: 'accessReview', returnAll: true } },
	compare: {
		parameters: {
			operation: 'compare',
			matchBy: 'userName',
			keyField: 'login',
			mapping: {
				properties: [
					{ property: 'role', field: 'role' },
					{ property: 'email', field: 'login' },
				],
			},
			kinds: ['changed', 'missing', 'toRestore'],
		},
		items: [
			{ login: 'lisa.martinsen@nordlys.example', role: 'Sales' },
			{ login: 'kari.solheim@nordlys.example', role: 'Sales' },
			{ login: 'per.haugen@nordlys.example', role: 'Sales' },
			{ login: 'ingrid.moen@nordlys.example', role: 'Sales' },
		],
	},
	joiner: {
		parameters: {
			operation: 'upsert',
			matchBy: 'userName',
			person: locator('name', '={{ $json.email }}'),
			name: '={{ $json.userId }}',
			userName: '={{ $json.email }}',
			role: locator('name', 'Sales'),
			userGroup: locator('name', 'Sales'),
			userPlan: locator('name', 'Sales Premium'),
		},
		items: [{ email: 'erik.strand@nordlys.example', userId: 'ERIK' }],
	},
	mover: {
		parameters: {
			operation: 'update',
			...byUserName('lisa.martinsen@nordlys.example'),
			updateFields: { role: 'Sales', userGroup: 'Sales', removeOtherGroups: 'Sales' },
			options: { dryRun: true },
		},
	},
	'trigger: changed': {
		async run({ emulator, credential }) {
			const workflow = new ActiveWorkflow(credential);
			await workflow.start();
			findUser(emulator, USERS.complete).roleId = ROLES.sales;
			await workflow.poll();
			return workflow.items;
		},
	},
};

/** Runs an example, and gives the items that come out. */
export async function itemsOf(
	setup: Setup,
	{ parameters, items, prepare, run }: Example,
): Promise<IDataObject[]> {
	prepare?.(setup);
	if (run) return await run(setup);
	const input = items?.map((json) => ({ json })) as INodeExecutionData[] | undefined;
	const result = await setup.run(parameters!, input && { items: input });
	if (result.error) throw new Error(`${result.error.message} ${result.error.description}`);
	return result.items.map(({ json }) => json);
}
