import type { IDataObject } from 'n8n-workflow';

import { withoutResponseMembers } from '../../carrier';
import type { Options } from '../../options';
import type { Output } from '../../output';
import type { Run } from '../../run';
import { createUser } from '../calls';
import { defaultsFor } from '../entity';
import { applyWanted } from './apply';
import { carryOut } from './outcome';
import { refuseInvalid } from './validate';
import type { Wanted } from './wanted';

/**
 * Creates a user from the defaults for its type and person, after SuperOffice has found nothing
 * that speaks against it: three calls.
 *
 * @throws InvalidInput, Refused or Failure; then nobody was created, or the message says so
 */
export async function createNewUser(
	run: Run,
	wanted: Wanted,
	options: Options,
	output: Output,
): Promise<IDataObject> {
	const defaults = withoutResponseMembers(await defaultsFor(run, wanted.set, options));
	const user = applyWanted(defaults, wanted);
	await refuseInvalid(run, user, options);
	const create = async () => {
		const qs = output.select ? { $select: output.select } : undefined;
		return output.shape(await run.send<IDataObject>({ ...createUser(user), ...options.own, qs }));
	};
	return await carryOut(run, { action: 'create', before: null, after: user }, create, options);
}
