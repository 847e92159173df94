import type { Route } from '../../request.mts';
import { readUser } from '../../request.mts';
import { userCarrier } from '../../users/carrier.mts';
import { postCreateCommands } from '../../users/commands.mts';
import { saveUser } from '../../users/save.mts';
import { orNotFound, requireUser, requireUserByName, userWithLinks } from './found.mts';

/** Whom a save is for decides who may do it, so the save itself checks the caller. */
export const saveUserRoutes: Route[] = [
	{
		method: 'POST',
		path: '/User',
		selects: true,
		handle(request, state) {
			const wanted = readUser(request);
			const saved = saveUser(state, wanted, request.caller);
			const user = orNotFound(saved, `User id ${wanted.AssociateId}`);
			const PostSaveCommands = wanted.AssociateId === 0 ? postCreateCommands() : [];
			return { ...userWithLinks(request, state, user), PostSaveCommands };
		},
	},
	{
		method: 'PUT',
		path: '/User/{id:int}',
		selects: true,
		handle(request, state) {
			const { AssociateId } = requireUser(request, state);
			// The id of the address decides; what another one in the body does is not documented.
			const wanted = { ...readUser(request), AssociateId };
			const user = orNotFound(saveUser(state, wanted, request.caller), 'User');
			return userWithLinks(request, state, user);
		},
	},
	{
		method: 'PUT',
		path: '/User/{userName}',
		handle(request, state) {
			const { AssociateId } = requireUserByName(request, state);
			const wanted = { ...readUser(request), AssociateId };
			const user = orNotFound(saveUser(state, wanted, request.caller), 'User');
			return userCarrier(state, user, request.caller);
		},
	},
];
