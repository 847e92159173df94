import {
	isObject,
	oneOf,
	readProperty,
	readShape,
	referenceTo,
	text,
} from '../../carriers/reading.mts';
import { ACTION_RESULTS, userShape } from '../../carriers/shapes.mts';
import { MalformedRequestError } from '../../errors.mts';
import type { ApiRequest, Route } from '../../request.mts';
import { agentMethod, readArguments, readQuery, readUser } from '../../request.mts';
import { listCommands, runCommand } from '../../users/commands.mts';

const actionResult = oneOf(ACTION_RESULTS);
const executeShape = {
	CommandName: text,
	ActionResult: actionResult,
	User: referenceTo(userShape),
};

/**
 * The sources disagree on the requests of both methods, so both forms work here.
 * GetUserCommands: a bare User, or `{User}`.
 * ExecuteUserCommand: `{CommandName, ActionResult, User}` (OpenAPI and the vendor's client), or
 * query parameters with a bare User (the generated page). Either way the command gets the User as
 * it was sent, even one that is not stored.
 */
export const commandMethods: Route[] = [
	agentMethod('User/GetUserCommands', (request) => {
		if (isWrapped(request)) readArguments(request, { User: referenceTo(userShape) });
		else readUser(request);
		return listCommands();
	}),
	agentMethod(
		'User/ExecuteUserCommand',
		(request, state) => {
			const commandName = readQuery(request, 'commandName');
			if (commandName !== undefined) {
				const answer = requireActionResult(request);
				return runCommand(state, commandName, answer, readUser(request));
			}
			const { CommandName, ActionResult, User } = readArguments(request, executeShape);
			if (CommandName === '') throw missing('commandName');
			return runCommand(state, CommandName, ActionResult, User ?? readShape(userShape, {}));
		},
		{ administratorsOnly: true },
	),
];

function isWrapped({ body }: ApiRequest): boolean {
	return isObject(readProperty(body, 'User')) && readProperty(body, 'AssociateId') === undefined;
}

/** In the query form the page marks both parameters as required. */
function requireActionResult(request: ApiRequest): ReturnType<typeof actionResult> {
	const value = readQuery(request, 'actionResult');
	if (value === undefined) throw missing('actionResult');
	return actionResult(value, 'actionResult');
}

function missing(name: string): MalformedRequestError {
	return new MalformedRequestError(
		`The parameters dictionary contains a null entry for parameter '${name}'.`,
	);
}
