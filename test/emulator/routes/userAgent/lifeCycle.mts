import { flag, integer } from '../../carriers/reading.mts';
import { noteEffect } from '../../journal.mts';
import type { Route } from '../../request.mts';
import { agentMethod, readArguments } from '../../request.mts';
import { findUser } from '../../state.mts';
import { setRetired } from '../../users/retire.mts';

/** An AssociateId that does not exist gives 204 as well: agents report no missing object. */
export const lifeCycleMethods: Route[] = [
	agentMethod(
		'User/MakeRetired',
		(request, state) => {
			const { AssociateId, Retired } = readArguments(request, {
				AssociateId: integer,
				Retired: flag,
			});
			const user = findUser(state, AssociateId);
			if (user !== undefined) setRetired(state, user, Retired);
		},
		{ administratorsOnly: true },
	),
	agentMethod(
		'User/RemoveLicenses',
		(request, state) => {
			const { AssociateId } = readArguments(request, { AssociateId: integer });
			const user = findUser(state, AssociateId);
			if (user === undefined) return;
			user.moduleIds = [];
			noteEffect(state, 'licensesChanged', AssociateId);
		},
		{ administratorsOnly: true },
	),
];
