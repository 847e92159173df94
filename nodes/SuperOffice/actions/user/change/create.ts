import type { IDataObject } from 'n8n-workflow';

import { withoutResponseMembers } from '../../carrier';
import type { Options } from '../../options';
import type { Output } from '../../output';
import { Refused } from '../../refused';
import type { Run } from '../../run';
import { createUser, defaultUser, validateUser } from '../calls';
import { screenNameOf } from '../fields';
import { applyWanted } from './apply';
import { dryRunItem, writtenItem } from './outcome';
import type { Wanted } from './wanted';

/** What to do about a field that SuperOffice does not accept for a new user. */
const WAYS_OUT: Record<string, string> = {
	credentials: 'Give another password or credential, one that fits the rules of your SuperOffice.',
	licenseowners: 'Take the licence from somebody who no longer needs it, or buy more.',
	name: 'Choose a user ID that nobody has, or change the user who has it with Update or Create or Update.',
	nickname: 'Choose a nickname that nobody has.',
	person:
		'A person can be one user only, and that of an employee belongs to one of your owner companies. Change the user that there is with Update or Create or Update.',
	role: 'Choose a role that fits the user type.',
	usergroup: 'Give a primary group.',
	username:
		'Choose a user name that nobody has (Online an email address), or change the user who has it with Update or Create or Update.',
};

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
	const source = { ...defaultUser(wanted.set), ...options.every };
	const defaults = withoutResponseMembers(await run.send<object>(source));
	const user = applyWanted(defaults, wanted);
	const problems = await run.send<Record<string, string>>({
		...validateUser(user),
		...options.every,
	});
	refuseProblems(problems);
	const plan = { action: 'create', before: null, after: user } as const;
	if (options.dryRun) return await dryRunItem(run, plan, options);
	const saved = await run.send<IDataObject>({
		...createUser(user),
		...options.own,
		qs: output.select ? { $select: output.select } : undefined,
	});
	return await writtenItem(run, plan, output.shape(saved), options);
}

/** SuperOffice names properties of the carrier; the user knows them by the words of the screen. */
function refuseProblems(problems: Record<string, string>): void {
	const entries = Object.entries(problems);
	if (entries.length === 0) return;
	const words = entries.map(([path, message]) => `'${screenNameOf(path)}': ${message}`);
	const waysOut = entries.map(([path]) => WAYS_OUT[path.toLowerCase()]);
	throw new Refused(
		`The user was not created. ${words.join(' ')}`,
		[...new Set(waysOut)].filter(Boolean).join(' ') ||
			'Change the fields that are named, and run the item again.',
	);
}
