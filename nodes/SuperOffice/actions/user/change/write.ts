import type { IDataObject } from 'n8n-workflow';

import { briefly } from '../../../transport/briefly';
import { Failure } from '../../../transport/failure';
import type { Call, Settlement } from '../../../transport/request';
import { withoutResponseMembers, type PartialUser } from '../../carrier';
import type { Options } from '../../options';
import { Refused } from '../../refused';
import type { Run } from '../../run';
import { getUser, patchUser, putUser } from '../calls';
import { settleChange } from '../settlement';
import { applyWanted } from './apply';
import { patchBetween, patchThatSets, type PatchOperation } from './patch';
import { viewOf } from './view';
import type { Wanted } from './wanted';

/** How the answer of the write is wanted: `$select`, where fields are chosen. */
type Query = Call['qs'];

/** How much of a value is shown that somebody else has changed. */
const LONGEST_VALUE = 300;

/** What ASP.NET answers to a method that it does not have for a path. */
const NO_SUCH_METHOD = ['405', '501'];

/** What a failed `test` of a patch is answered with (the WebAPI's page on PATCH). */
const CONFLICT = '409';

/**
 * Writes properties without having read the user: one PATCH.
 *
 * @returns The user as saved
 */
export async function writeBlindly(
	run: Run,
	associateId: number,
	wanted: Wanted,
	options: Options,
	qs: Query,
): Promise<IDataObject> {
	const patched = await patch(run, associateId, patchThatSets(wanted.set), wanted, options, qs);
	return patched ?? (await put(run, associateId, wanted, options, qs));
}

/**
 * Writes what differs from the user as it was read. What somebody else has changed meanwhile is not
 * overwritten.
 *
 * @returns The user as saved
 * @throws Refused that says which values have changed
 */
export async function writeChanges(
	run: Run,
	before: PartialUser,
	wanted: Wanted,
	options: Options,
	qs: Query,
): Promise<IDataObject> {
	const associateId = before.AssociateId ?? 0;
	const operations = patchBetween(before, applyWanted(before, wanted));
	const patched = await patch(run, associateId, operations, wanted, options, qs).catch(
		async (error: unknown) => {
			if (statusOf(error) !== CONFLICT) throw error;
			const now = await run.send<PartialUser>({ ...getUser(associateId), ...options.every });
			// Where nothing differs, the 409 says something else, in SuperOffice's own words.
			throw conflict(before, now, changedProperties(operations), options) ?? error;
		},
	);
	return patched ?? (await put(run, associateId, wanted, options, qs, before));
}

/** `undefined` when the server has no PATCH. */
async function patch(
	run: Run,
	associateId: number,
	operations: PatchOperation[],
	wanted: Wanted,
	options: Options,
	qs: Query,
): Promise<IDataObject | undefined> {
	if (!run.server.patches) return undefined;
	// In no language: the server reads the user to patch it, and would save what it read translated.
	const settlement = settlementOf(associateId, wanted);
	const call = { ...patchUser(associateId, operations, settlement), ...options.every, qs };
	return await run.send<IDataObject>(call).catch((error: unknown) => {
		if (!NO_SUCH_METHOD.includes(statusOf(error) ?? '')) throw error;
		run.server.patches = false;
		return undefined;
	});
}

/** Reads the user once more, right before it is replaced: PUT takes the whole user. */
async function put(
	run: Run,
	associateId: number,
	wanted: Wanted,
	options: Options,
	qs: Query,
	before?: PartialUser,
): Promise<IDataObject> {
	const now = await run.send<PartialUser>({ ...getUser(associateId), ...options.every });
	if (before) {
		const changed = changedProperties(patchBetween(before, applyWanted(before, wanted)));
		const lost = changedProperties(patchBetween(before, now)).filter((name) =>
			changed.includes(name),
		);
		const refusal = conflict(before, now, lost, options);
		if (refusal) throw refusal;
	}
	const user = withoutResponseMembers(applyWanted(now, wanted));
	const settlement = settlementOf(associateId, wanted);
	return await run.send({ ...putUser(associateId, user, settlement), ...options.own, qs });
}

function settlementOf(associateId: number, wanted: Wanted): Settlement {
	return settleChange(getUser(associateId), (now) => {
		try {
			return applyWanted(now, wanted);
		} catch {
			// A license that is not free, say: then it is not there, and could not be assigned any more.
			return undefined;
		}
	});
}

function statusOf(error: unknown): string | undefined {
	return error instanceof Failure ? error.httpCode : undefined;
}

/** Top-level properties that a patch touches. */
function changedProperties(operations: PatchOperation[]): string[] {
	return [...new Set(operations.map(({ path }) => path.split('/')[0]))];
}

/** Both values of everything that was to be changed and is another one now; nothing if none is. */
function conflict(
	before: PartialUser,
	now: PartialUser,
	properties: string[],
	{ language }: Options,
): Refused | undefined {
	const only = (user: PartialUser) =>
		viewOf(
			Object.fromEntries(properties.map((name) => [name, user[name as keyof PartialUser]])),
			language,
		);
	const [was, is] = [only(before), only(now)];
	const differing = Object.keys(is).filter(
		(name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]),
	);
	if (differing.length === 0) return undefined;
	const words = differing.map(
		(name) => `${name} was ${inWords(was[name])} and is ${inWords(is[name])} now`,
	);
	return new Refused(
		`User ${now.Name} (${now.AssociateId}) was changed by somebody else meanwhile: ${words.join(', ')}`,
		'Nothing was written. Look at the user, and run the item again if your change is still right.',
	);
}

/** A value of the view, which may be long. */
function inWords(value: unknown): string {
	return briefly(JSON.stringify(value), LONGEST_VALUE);
}
