import type { IDataObject } from 'n8n-workflow';

import type { PartialUser } from '../../carrier';
import type { Options } from '../../options';
import type { Run } from '../../run';
import { patchBetween } from './patch';
import { refuseInvalid } from './validate';
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

/** The item of a dry run: what would be done, what would differ, and the user in words. */
export async function dryRunItem(run: Run, plan: Plan, options: Options): Promise<IDataObject> {
	const { before, after } = await viewsOf(run, plan, options);
	const changes = after ? changesBetween(before, after) : [];
	return { dryRun: true, action: plan.action, changes, before, after };
}

/**
 * Carries a plan out, or, in a dry run, says what it would do. What has to be looked up to say it
 * is looked up before: after a write nothing may fail that has nothing to do with it.
 *
 * @param write Does it, and hands back the user as it is to be shown
 */
export async function carryOut(
	run: Run,
	plan: Plan,
	write: () => Promise<IDataObject>,
	options: Options,
): Promise<IDataObject> {
	if (options.dryRun) return await dryRunItem(run, plan, options);
	if (!options.includeChanges) return { action: plan.action, ...(await write()) };
	const { changes } = await dryRunItem(run, plan, options);
	return { action: plan.action, ...(await write()), changes };
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
	if (options.dryRun) await refuseInvalid(run, after, options);
	return await carryOut(run, plan, save, options);
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
