import type { IDataObject } from 'n8n-workflow';

import type { PartialUser } from '../../carrier';
import type { Options } from '../../options';
import type { Run } from '../../run';
import { patchBetween } from './patch';
import { changesBetween, viewOf, withLabels } from './view';

/** What an operation does with a user; `none` when everything is already as it is to be. */
export type Action =
	| 'create'
	| 'delete'
	| 'execute'
	| 'none'
	| 'restore'
	| 'retire'
	| 'sendPasswordEmail'
	| 'setPassword'
	| 'update';

/** A user before and after; `null` where there is none. */
export interface Plan {
	action: Action;
	before: PartialUser | null;
	after: PartialUser | null;
}

/** What a save does not write, whatever it is sent. */
const KEPT_BY_SERVER = new Set(['AssociateId', 'Lastlogin', 'Lastlogout']);

/** The item of a dry run: what would be done, and what would differ. */
export async function dryRunItem(run: Run, plan: Plan, options: Options): Promise<IDataObject> {
	const { before, after } = await viewsOf(run, plan, options);
	const changes = after ? changesBetween(before, after) : [];
	return { dryRun: true, action: plan.action, changes, before, after };
}

/** The item of a real write: what was done, the user, and, where asked for, what differs. */
export async function writtenItem(
	run: Run,
	plan: Plan,
	user: IDataObject,
	options: Options,
): Promise<IDataObject> {
	const item = { action: plan.action, ...user };
	if (!options.includeChanges) return item;
	const { before, after } = await viewsOf(run, plan, options);
	return { ...item, changes: after ? changesBetween(before, after) : [] };
}

async function viewsOf(
	run: Run,
	{ before, after }: Plan,
	{ language }: Options,
): Promise<{ before: IDataObject | null; after: IDataObject | null }> {
	return {
		before: before && viewOf(before, language),
		after: after && viewOf(await withLabels(run, after), language),
	};
}

/**
 * Saves a whole user, and hands back what SuperOffice answers; in a dry run nothing is saved.
 *
 * @param before As it was read; `null` for a new user
 * @param after As it is sent: what is missing there is emptied by SuperOffice
 */
export async function saveItem(
	run: Run,
	{ before, after }: { before: PartialUser | null; after: PartialUser },
	save: () => Promise<IDataObject>,
	options: Options,
): Promise<IDataObject> {
	if (!options.dryRun && !options.includeChanges) return await save();
	const plan = savePlan(before, after);
	if (options.dryRun) return await dryRunItem(run, plan, options);
	return await writtenItem(run, plan, await save(), options);
}

function savePlan(before: PartialUser | null, after: PartialUser): Plan {
	if (!before) return { action: 'create', before, after };
	const emptied = Object.keys(before)
		.filter((name) => !(name in after) && !KEPT_BY_SERVER.has(name))
		.map((name) => [name, null]);
	const whole = { ...before, ...Object.fromEntries(emptied), ...after };
	const isSame = patchBetween(before, whole).length === 0;
	return { action: isSame ? 'none' : 'update', before, after: whole };
}
