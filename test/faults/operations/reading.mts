import type { IDataObject } from 'n8n-workflow';
import type { Emulator, StoredUser } from '../../emulator/index.mts';
import { COMMANDS, LOGINS } from '../../emulator/index.mts';
import { SALE_STATUSES } from '../../emulator/owned/stored.mts';
import { countLicences } from '../../emulator/users/licences.mts';
import type { Someone } from '../people.mts';
import type { FaultedOperation } from './operation.mts';
import { BY_NAME, has, one, read, simplified } from './operation.mts';
import { byAssociateId } from '../../engine/locators.mts';

type State = Emulator['state'];

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

/** What somebody owns that is open, of the kinds that Leaver Check counts here. */
function ownedBy({ id }: Someone, { projects, sales }: State): Record<string, number> {
	const open: number[] = [SALE_STATUSES.open, SALE_STATUSES.stalled];
	return {
		sales: sales.filter((each) => each.associateId === id && open.includes(each.status)).length,
		projects: projects.filter((each) => each.associateId === id && !each.isDone).length,
	};
}

const values = (items: IDataObject[], name: string): string =>
	JSON.stringify(items.map((item) => item[name]));

/** Who it is, and the last login, which is not said where it was not read. */
function isReviewed(item: IDataObject, { Name, Deleted, Lastlogin }: StoredUser): boolean {
	const login = item.lastLogin === null ? 0 : Date.parse(String(item.lastLogin));
	const isKnownRight = Lastlogin.getTime() > 0 ? login === Lastlogin.getTime() : login === 0;
	const isLoginRight = item.lastLoginKnown === true ? isKnownRight : item.lastLogin === null;
	return item.userId === Name && item.active === !Deleted && isLoginRight;
}

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
		name: 'user.accessReview',
		title: 'Access Review',
		parameters: { operation: 'accessReview', returnAll: true },
		targets: [
			...same('/License'),
			{
				name: 'list',
				match: { path: '/User\\?' },
				writes: false,
				isShared: true,
				after: { path: '/License' },
			},
			{
				name: 'logins',
				match: { path: 'Archive/dynamic' },
				writes: false,
				isOptional: 'refused',
				after: { path: '/User\\?' },
			},
		],
		shows: (items, _someone, { users }) =>
			items.length === users.length &&
			items.every((item) => {
				const user = users.find(({ AssociateId }) => AssociateId === item.associateId);
				return user !== undefined && isReviewed(item, user);
			}),
	},
	{
		...shared,
		name: 'user.leaverCheck',
		title: 'Leaver Check',
		parameters: { operation: 'leaverCheck', ...BY_NAME, count: ['projects', 'sales'] },
		targets: [
			...only('/User\\?'),
			{
				name: 'count',
				match: { path: 'Agents/Archive' },
				writes: false,
				isOptional: 'always',
				after: { path: '/User\\?' },
			},
		],
		shows([item, ...more], someone, state) {
			const unknown = (item.notCounted as IDataObject[]).map(({ what }) => String(what));
			const all = Object.entries(ownedBy(someone, state));
			const known = all.filter(([kind]) => !unknown.includes(kind));
			const sum = known.reduce((total, [, count]) => total + count, 0);
			const isComplete = unknown.length === 0;
			const isNothing = isComplete ? true : null;
			return (
				more.length === 0 &&
				has(item, {
					owns: Object.fromEntries(known),
					total: isComplete ? sum : null,
					ownsNothing: sum > 0 ? false : isNothing,
				})
			);
		},
	},
	{
		...shared,
		name: 'user.compare',
		title: 'Compare',
		parameters: {
			operation: 'compare',
			matchBy: 'userId',
			keyField: 'userId',
			mapping: { properties: [{ property: 'fullName', field: 'mail' }] },
			return: 'differences',
			kinds: ['changed'],
			userTypes: ['InternalAssociate'],
		},
		targets: [
			...same('/License'),
			{
				name: 'list',
				match: { path: '/User\\?' },
				writes: false,
				isShared: true,
				after: { path: '/License' },
			},
		],
		shows: one(({ fullName, mail, id }) => ({
			difference: 'changed',
			associateId: id,
			changes: [{ property: 'fullName', from: fullName, to: mail }],
		})),
	},
	{
		...shared,
		name: 'user.getCommands',
		title: 'Get Commands',
		parameters: { operation: 'getCommands', ...byAssociateId('={{ $json.id }}') },
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
				isOptional: 'always',
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
