import type { IDataObject } from 'n8n-workflow';
import { COMMANDS, LOGINS } from '../../emulator/index.mts';
import { countLicences } from '../../emulator/users/licences.mts';
import type { FaultedOperation } from './operation.mts';
import { BY_NAME, one, read, simplified } from './operation.mts';

const shared = {
	about: 'users',
	effects: [],
	changes: () => ({}),
	isSettled: true,
} satisfies Partial<FaultedOperation>;

/** Who the credentials of this program sign in: onsite, and Online. */
const SIGNED_IN = [LOGINS.administrator.userName, 'SYSTEM0'];

/** The one call of an operation. */
const only = (path: string): FaultedOperation['targets'] => [
	{ name: 'read', match: { path }, writes: false },
];

/** The same for all items. */
const same = (path: string): FaultedOperation['targets'] => [
	{ name: 'read', match: { path }, writes: false, isShared: true },
];

const values = (items: IDataObject[], name: string): string =>
	JSON.stringify(items.map((item) => item[name]));

/** Operations that change nothing. */
export const reading: FaultedOperation[] = [
	{
		...shared,
		name: 'user.get',
		title: 'Get',
		parameters: { operation: 'get', ...BY_NAME },
		targets: [read('readByName')],
		shows: one(simplified),
	},
	{
		...shared,
		name: 'user.getMany',
		title: 'Get Many',
		parameters: {
			operation: 'getMany',
			returnAll: true,
			filters: { name: '={{ $json.userId }}' },
		},
		targets: only('/User\\?'),
		shows: one(simplified),
	},
	{
		...shared,
		name: 'user.getCommands',
		title: 'Get Commands',
		parameters: { operation: 'getCommands', associateId: '={{ $json.id }}' },
		targets: only('/CustomCommand'),
		shows: (items) => values(items, 'Name') === JSON.stringify(Object.values(COMMANDS)),
	},
	{
		...shared,
		name: 'role.getMany',
		title: 'Role → Get Many',
		parameters: { resource: 'role', operation: 'getMany', returnAll: true },
		targets: same('/Role\\?'),
		shows: (items, _someone, { roles }) =>
			values(items, 'id') === JSON.stringify(roles.map(({ Id }) => Id)),
	},
	{
		...shared,
		name: 'userGroup.getMany',
		title: 'User Group → Get Many',
		parameters: { resource: 'userGroup', operation: 'getMany', returnAll: true },
		targets: same('/MDOList/usergroup'),
		shows: (items, _someone, { groups }) =>
			values(items, 'id') ===
			JSON.stringify(groups.filter(({ Deleted }) => !Deleted).map(({ Id }) => Id)),
	},
	{
		...shared,
		name: 'license.getUsage',
		title: 'License → Get Usage',
		parameters: { resource: 'license', operation: 'getUsage' },
		targets: same('/License'),
		shows(items, _someone, state) {
			const modules = state.licenceOwners.flatMap((owner) => owner.modules);
			return modules.every(
				(module, index) =>
					items[index]?.inUse === countLicences(state, module).InUse ||
					module.Unrestricted === true,
			);
		},
	},
	{
		...shared,
		name: 'access.check',
		title: 'Access → Check',
		parameters: { resource: 'access', operation: 'check' },
		targets: [
			{ name: 'read', match: { path: 'currentPrincipal' }, writes: false, isShared: true },
			{
				name: 'probe',
				match: { path: 'MDOList/usergroup' },
				writes: false,
				isOptional: true,
				after: { path: 'currentPrincipal' },
			},
		],
		shows([item, ...more]) {
			const access = Array.isArray(item.access) ? (item.access as IDataObject[]) : [];
			const isHonest = access.every(({ result, reason }) => result === 'allowed' || reason !== '');
			return (
				more.length === 0 &&
				access.length > 0 &&
				isHonest &&
				SIGNED_IN.includes(String(item.userId))
			);
		},
	},
];
