import { MODULES } from '../../emulator/index.mts';
import type { FaultedOperation } from './operation.mts';
import { BY_NAME, has, one, read, simplified, write } from './operation.mts';

const RETIRED = { Deleted: true, IsPersonRetired: true, moduleIds: [] };
const ACTIVE = { Deleted: false, IsPersonRetired: false, moduleIds: [MODULES.salesPlan] };

const shared = { about: 'users', isSettled: true } satisfies Partial<FaultedOperation>;
const MAKE_RETIRED = write('POST', 'Agents/User/MakeRetired', 'readByName');

/** Operations by which users go, and come back. */
export const leaving: FaultedOperation[] = [
	{
		...shared,
		name: 'user.retire',
		title: 'Retire',
		parameters: { operation: 'retire', ...BY_NAME },
		effects: ['retired'],
		changes: () => RETIRED,
		targets: [
			MAKE_RETIRED,
			read('readByName'),
			{ name: 'self', match: { path: 'currentPrincipal' }, writes: false, isShared: true },
		],
		shows: one((someone, user) => ({ action: 'retire', ...simplified(someone, user) })),
	},
	{
		...shared,
		name: 'user.restore',
		title: 'Restore',
		parameters: { operation: 'restore', ...BY_NAME, userPlan: 'ten-sales' },
		prepare: (user) => void Object.assign(user, RETIRED),
		effects: ['restored', 'patched'],
		changes: () => ACTIVE,
		targets: [
			MAKE_RETIRED,
			{ ...write('PATCH', '/User/\\d', undefined, 'second'), after: { path: 'MakeRetired' } },
			read('readByName'),
		],
		shows: one((someone, user) => ({ action: 'restore', ...simplified(someone, user) })),
		halfDone: /was restored, but got no user plan/,
	},
	{
		...shared,
		name: 'user.delete',
		title: 'Delete',
		parameters: { operation: 'delete', ...BY_NAME, confirmUserId: '={{ $json.userId }}' },
		effects: ['deleted'],
		changes: null,
		targets: [write('DELETE', '/User/\\d', 'readByName'), read('readByName')],
		shows: (items) => items.length === 1 && has(items[0], { deleted: true }),
	},
];
