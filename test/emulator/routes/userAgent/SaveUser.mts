import { referenceTo, text } from '../../carriers/reading.mts';
import type { UserContent } from '../../carriers/shapes.mts';
import { userShape } from '../../carriers/shapes.mts';
import type { ApiRequest, Route } from '../../request.mts';
import { agentMethod, readArguments, readUser } from '../../request.mts';
import type { State } from '../../state.mts';
import { findUserByName } from '../../state.mts';
import { userCarrier } from '../../users/carrier.mts';
import { postCreateCommands } from '../../users/commands.mts';
import { saveUser } from '../../users/save.mts';

const fromNameShape = { UserName: text, User: referenceTo(userShape) };

/** Whom a save is for decides who may do it, so the save itself checks the caller. */
export const saveUserMethods: Route[] = [
	agentMethod('User/SaveUser', (request, state) => save(request, state, readUser(request)), {
		selects: false,
	}),
	agentMethod('User/SaveUserFromName', (request, state) => {
		const { UserName, User } = readArguments(request, fromNameShape);
		const found = findUserByName(state, UserName);
		// The look-up decides whom the save is for; nothing found or sent is a failed call: null.
		if (User === null || found === undefined) return null;
		return save(request, state, { ...User, AssociateId: found.AssociateId });
	}),
];

function save(request: ApiRequest, state: State, wanted: UserContent): object | null {
	const user = saveUser(state, wanted, request.caller);
	if (user === null) return null;
	const carrier = userCarrier(state, user, request.caller);
	return wanted.AssociateId === 0
		? { ...carrier, PostSaveCommands: postCreateCommands() }
		: carrier;
}
