import type { IDataObject } from 'n8n-workflow';

import type { PartialUser } from '../../carrier';
import type { Options } from '../../options';
import type { Output } from '../../output';
import type { Run } from '../../run';
import { applyWanted } from './apply';
import { guard, guardChange, signedInUser } from './guards';
import { dryRunItem, writtenItem, type Plan } from './outcome';
import { isBlind, patchBetween } from './patch';
import { wantsLicences } from './licences';
import type { Wanted } from './wanted';
import { writeBlindly, writeChanges } from './write';

/** A user that is to be changed: by its ID, and as it was read, if it was. */
export interface Subject {
	associateId: number;
	/** As it was read on the way */
	user?: PartialUser;
	read: () => Promise<PartialUser>;
}

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
		const { associateId, read } = subject;
		if ('Role' in wanted.set) await guard(run, 'change the role of', associateId, options, read);
		const saved = await writeBlindly(run, associateId, wanted, options, qs);
		return { action: 'update', ...output.shape(saved) };
	}
	const before = subject.user ?? (await subject.read());
	const after = applyWanted(before, wanted);
	await guardChange(run, before, after, options);
	const isSame = patchBetween(before, after).length === 0;
	const plan: Plan = { action: isSame ? 'none' : 'update', before, after };
	if (options.dryRun) return await dryRunItem(run, plan, options);
	const saved = isSame
		? (before as unknown as IDataObject)
		: await writeChanges(run, before, wanted, options, qs);
	return await writtenItem(run, plan, output.shape(saved), options);
}

/** Nothing is read where one PATCH does it; the own role is one thing that is not changed blindly. */
async function hasToBeRead(
	run: Run,
	{ associateId, user }: Subject,
	wanted: Wanted,
	{ dryRun, includeChanges }: Options,
): Promise<boolean> {
	if (user || dryRun || includeChanges || wantsLicences(wanted) || !isBlind(wanted)) return true;
	if (Object.keys(wanted.set).length === 0) return true;
	return 'Role' in wanted.set && (await signedInUser(run)).AssociateId === associateId;
}
