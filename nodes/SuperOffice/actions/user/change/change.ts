import type { IDataObject } from 'n8n-workflow';

import type { Options } from '../../options';
import type { Output } from '../../output';
import type { Run } from '../../run';
import { applyWanted } from './apply';
import { guard, lockOut, signedInUser } from './guards';
import { carryOut } from './outcome';
import { isBlind, patchBetween } from './patch';
import { wantsLicenses } from './licenses';
import { knownSubject, type Subject } from './subject';
import { refuseInvalid } from './validate';
import type { Wanted } from './wanted';
import { writeBlindly, writeChanges } from './write';

/**
 * Changes what is wanted of one user, and nothing else: one PATCH, unless the user has to be read
 * first for what was asked.
 *
 * @throws InvalidInput, Refused or Failure; then nothing was written, or the message says so
 */
export async function changeUser(
	run: Run,
	subject: Subject,
	wanted: Wanted,
	options: Options,
	output: Output,
): Promise<IDataObject> {
	const qs = output.select ? { $select: output.select } : undefined;
	if (!(await hasToBeRead(run, subject, wanted, options))) {
		if ('Role' in wanted.set) await guard(run, 'change the role of', subject, options);
		const saved = await writeBlindly(run, subject.associateId, wanted, options, qs);
		return { action: 'update', ...output.shape(saved) };
	}
	const before = subject.user ?? (await subject.read());
	const after = applyWanted(before, wanted);
	const act = lockOut(before, after);
	if (act) await guard(run, act, knownSubject(before), options);
	if (patchBetween(before, after).length === 0) {
		const keep = async () => await Promise.resolve(output.shape(before as IDataObject));
		return await carryOut(run, { action: 'none', before, after }, keep, options);
	}
	if (options.dryRun) await refuseInvalid(run, after, options);
	const write = async () => output.shape(await writeChanges(run, before, wanted, options, qs));
	return await carryOut(run, { action: 'update', before, after }, write, options);
}

/** Nothing is read where one PATCH does it, and it can lock nobody out. */
async function hasToBeRead(
	run: Run,
	{ associateId, user }: Subject,
	wanted: Wanted,
	{ dryRun, includeChanges }: Options,
): Promise<boolean> {
	if (user || dryRun || includeChanges || wantsLicenses(wanted) || !isBlind(wanted)) return true;
	if (Object.keys(wanted.set).length === 0) return true;
	if (wanted.set.WaitingForApproval) return true;
	return 'Role' in wanted.set && (await signedInUser(run)).AssociateId === associateId;
}
