import type { PartialUser } from '../carrier';
import type { Options } from '../options';
import { Refused } from '../refused';
import type { Run } from '../run';
import { passwordTypes } from './calls';
import type { Action } from './change/outcome';
import { viewOf } from './change/view';

/** A way to change a password, as `GetSupportedChangePasswordTypes` names it. */
type Way = 'Email' | 'Password';

const WAYS: Record<Way, { is: string; instead: string }> = {
	Email: {
		is: 'a password email',
		instead: "Use 'Send Password Email'.",
	},
	Password: {
		is: 'a password that an administrator sets',
		instead: "Use 'Set Password'.",
	},
};

/**
 * Refuses a way to change a password that SuperOffice does not offer for the user.
 *
 * @throws Refused that names the way that is open, if any
 */
export async function refuseUnsupported(
	{ send }: Run,
	associateId: number,
	way: Way,
	{ every }: Options,
): Promise<void> {
	const offered = await send<Way[]>({ ...passwordTypes(associateId), ...every });
	if (offered.includes(way)) return;
	const other = offered.find((each) => each in WAYS);
	throw new Refused(
		`SuperOffice does not offer ${WAYS[way].is} for user ${associateId}`,
		other
			? WAYS[other].instead
			: 'It offers no way at all: the user signs in with another system, such as Active Directory, or does not exist. Change the password there, or look the user up.',
	);
}

/** The item of a dry run: a password is never shown, neither the old one nor the new one. */
export function passwordDryRun(action: Action, user: PartialUser, { language }: Options) {
	const view = viewOf(user, language);
	return {
		dryRun: true,
		action,
		changes:
			action === 'setPassword' ? [{ property: 'password', from: '(hidden)', to: '(hidden)' }] : [],
		before: view,
		after: view,
	};
}
