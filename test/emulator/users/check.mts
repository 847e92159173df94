import type { UserContent } from '../carriers/shapes.mts';
import type { ErrorType } from '../errors.mts';
import { SuperOfficeError } from '../errors.mts';
import type { State, StoredUser } from '../state.mts';
import { findUser } from '../state.mts';
import { checkCredentials, checkLicences } from './checkAccess.mts';
import { checkReferences } from './checkReferences.mts';
import { LENGTHS } from './limits.mts';
import { checkPermission } from './permissions.mts';

/** Why a user cannot be saved; `field` is the key under which Validate reports it. */
export interface Problem {
	field: keyof UserContent;
	message: string;
	/** The exception a save raises for it. */
	type: ErrorType;
}

export interface Check {
	state: State;
	/** The user as the request wants it. */
	wanted: UserContent;
	/** The user as it is, undefined for a new one. */
	before: StoredUser | undefined;
	caller: StoredUser;
}

/** All reasons against saving this user: what ValidateUser answers. */
export function findProblems(state: State, wanted: UserContent, caller: StoredUser): Problem[] {
	const check = { state, wanted, caller, before: findUser(state, wanted.AssociateId) };
	return [
		...checkPermission(check),
		...checkIdentity(check),
		...checkNames(check),
		...checkReferences(check),
		...checkCredentials(check),
		...checkLicences(check),
	];
}

/** @throws SuperOfficeError of the first problem's kind, with the texts of all */
export function refuseProblems(problems: Problem[]): void {
	if (problems.length === 0) return;
	throw new SuperOfficeError(problems[0].type, problems.map((each) => each.message).join(' '));
}

/** Validate's answer: the messages of each field, which may have several. */
export function problemsByField(problems: Problem[]): Record<string, string> {
	const messages: Record<string, string> = {};
	for (const { field, message } of problems) {
		messages[field] = messages[field] === undefined ? message : `${messages[field]} ${message}`;
	}
	return messages;
}

/** A save does not come here: for REST it is a 404, for an agent null. */
function checkIdentity({ wanted: { AssociateId }, before }: Check): Problem[] {
	if (AssociateId === 0 || before !== undefined) return [];
	const message = `There is no user ${AssociateId}.`;
	return [{ field: 'AssociateId', message, type: 'SoNotFoundException' }];
}

function checkNames({ state, wanted, before }: Check): Problem[] {
	const problems: Problem[] = [];
	if (wanted.Name === '') {
		problems.push({ field: 'Name', message: 'Name is required.', type: 'SoValidationException' });
	}
	if (before === undefined && wanted.Type === 'Unknown') {
		problems.push({ field: 'Type', message: 'Type is required.', type: 'SoValidationException' });
	}
	for (const field of ['Name', 'UserName', 'NickName'] as const) {
		const value = wanted[field];
		const isRefused = value !== '' && state.refusesDuplicates;
		if (isRefused && isTaken(state, field, value, wanted.AssociateId)) {
			const message = `${field} '${value}' is used by another user.`;
			problems.push({ field, message, type: 'SoDuplicateException' });
		}
	}
	for (const field of ['Name', 'UserName', 'Tooltip'] as const) {
		if (wanted[field].length > LENGTHS[field]) {
			const message = `${field} is longer than ${LENGTHS[field]} characters.`;
			problems.push({ field, message, type: 'SoValidationException' });
		}
	}
	return problems;
}

/** Whether another user has this value; upper and lower case are the same. */
export function isTaken(
	state: State,
	field: 'Name' | 'UserName' | 'NickName',
	value: string,
	associateId: number,
): boolean {
	return state.users.some(
		(user) => user.AssociateId !== associateId && user[field].toLowerCase() === value.toLowerCase(),
	);
}
