import { briefly } from '../../../transport/briefly';
import { withoutResponseMembers, type PartialUser } from '../../carrier';
import type { Options } from '../../options';
import { Refused } from '../../refused';
import type { Run } from '../../run';
import { validateUser } from '../calls';
import { screenNameOf } from '../fields';

/** How much of a reason is shown: SuperOffice may repeat a value, however long it is. */
const LONGEST_REASON = 300;

/** What to do about a field that SuperOffice does not accept. */
const WAYS_OUT: Record<string, string> = {
	credentials: 'Give another password or credential, one that fits the rules of your SuperOffice.',
	licenseowners: 'Take the license from somebody who no longer needs it, or buy more.',
	name: 'Choose a user ID that nobody has, or change the user who has it with Update or Create or Update.',
	nickname: 'Choose a nickname that nobody has.',
	person:
		'A person can be one user only, and that of an employee belongs to one of your owner companies. Change the user that there is with Update or Create or Update.',
	role: 'Choose a role that fits the user type.',
	usergroup: 'Choose a primary group that is there.',
	username:
		'Choose a user name that nobody has (Online an email address), or change the user who has it with Update or Create or Update.',
};

/**
 * Lets SuperOffice say whether it would take a user (`User/Validate`, which writes nothing). It
 * names properties of the carrier; the user knows them by the words of the screen.
 *
 * @throws Refused that names each field, with what to do
 */
export async function refuseInvalid(
	{ send }: Run,
	user: PartialUser,
	{ every }: Options,
): Promise<void> {
	const call = validateUser(withoutResponseMembers(user));
	const problems = Object.entries(await send<Record<string, string>>({ ...call, ...every }));
	if (problems.length === 0) return;
	const words = problems.map(
		([path, message]) => `'${screenNameOf(path)}': ${briefly(message, LONGEST_REASON)}`,
	);
	const waysOut = problems.map(([path]) => WAYS_OUT[path.toLowerCase()]);
	const done = user.AssociateId ? 'changed' : 'created';
	throw new Refused(
		`The user was not ${done}. ${words.join(' ')}`,
		[...new Set(waysOut)].filter(Boolean).join(' ') ||
			'Change the fields that are named, and run the item again.',
	);
}
