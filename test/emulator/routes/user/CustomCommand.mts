import { oneOf } from '../../carriers/reading.mts';
import { ACTION_RESULTS } from '../../carriers/shapes.mts';
import { NoUserForCommandError } from '../../errors.mts';
import type { ApiRequest, Route } from '../../request.mts';
import { pathId, readQuery } from '../../request.mts';
import type { State } from '../../state.mts';
import { findUser } from '../../state.mts';
import { userCarrier } from '../../users/carrier.mts';
import { listCommands, runCommand } from '../../users/commands.mts';

const readActionResult = oneOf(ACTION_RESULTS);

/**
 * The documentation lists only the failures of these two calls. Their answers are taken to be
 * those of the agent methods they wrap: CustomCommand[] and CommandResult.
 */
export const customCommandRoutes: Route[] = [
	{
		method: 'GET',
		path: '/User/{id:int}/CustomCommand',
		handle(request, state) {
			requireCarrier(request, state);
			return listCommands();
		},
	},
	{
		method: 'POST',
		path: '/User/{id:int}/CustomCommand/{commandName}',
		administratorsOnly: true,
		handle(request, state) {
			const answer = readActionResult(readQuery(request, 'actionResult'), 'actionResult');
			const user = requireCarrier(request, state);
			return runCommand(state, request.parameters.commandName, answer, user);
		},
	},
];

function requireCarrier(request: ApiRequest, state: State): ReturnType<typeof userCarrier> {
	const user = findUser(state, pathId(request));
	if (user === undefined) throw new NoUserForCommandError();
	return userCarrier(state, user, request.caller);
}
