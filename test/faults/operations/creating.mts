import { GROUPS, MODULES, ROLES } from '../../emulator/index.mts';
import type { Someone } from '../people.mts';
import type { FaultedOperation, Target } from './operation.mts';
import { carrier, one, read, simplified, write } from './operation.mts';

const NEW_USER = {
	person: '={{ $json.person }}',
	name: '={{ $json.userId }}',
	userName: '={{ $json.mail }}',
	role: ROLES.sales,
	userGroup: GROUPS.sales,
	userPlan: 'ten-sales',
};

const CREATE: Target = write('POST', '/User\\?', 'default');
CREATE.after = { path: 'User/Validate' };

/** What a new user of this program has. */
const created = ({ person, userId, mail }: Someone): object => ({
	personId: person,
	Name: userId,
	UserName: mail,
	roleId: ROLES.sales,
	userGroupId: GROUPS.sales,
	moduleIds: [MODULES.salesPlan],
});

const shared = {
	about: 'joiners',
	effects: ['created'],
	changes: created,
	isSettled: true,
} satisfies Partial<FaultedOperation>;

const user = one((someone, stored) => ({ action: 'create', ...simplified(someone, stored) }));

/** Operations after which there is a user more. */
export const creating: FaultedOperation[] = [
	{
		...shared,
		name: 'user.create',
		title: 'Create',
		parameters: { operation: 'create', ...NEW_USER },
		targets: [
			CREATE,
			read('default'),
			{ name: 'check', match: { path: 'User/Validate' }, writes: false },
		],
		shows: user,
	},
	{
		...shared,
		name: 'user.create, names',
		title: 'Create, by names',
		parameters: {
			operation: 'create',
			...NEW_USER,
			person: '={{ $json.mail }}',
			role: 'Sales',
			userGroup: 'Sales',
		},
		targets: [
			{ name: 'list', match: { path: '/Role\\?' }, writes: false, isShared: true },
			{ name: 'person', match: { path: '/Person\\?' }, writes: false },
		],
		shows: user,
	},
	{
		...shared,
		name: 'user.upsert, new',
		title: 'Create or Update, creates',
		parameters: { operation: 'upsert', matchBy: 'userName', ...NEW_USER },
		targets: [CREATE, read('readByName')],
		shows: user,
	},
	{
		...shared,
		name: 'user.save, new',
		title: 'Save, new',
		parameters: {
			operation: 'save',
			associateId: 0,
			userFields: {
				person: '={{ $json.person }}',
				name: '={{ $json.userId }}',
				userName: '={{ $json.mail }}',
				type: 'InternalAssociate',
				role: ROLES.sales,
				userGroup: GROUPS.sales,
			},
		},
		changes: (someone) => ({ ...created(someone), moduleIds: [] }),
		targets: [write('POST', 'Agents/User/SaveUser', 'default'), read('default')],
		shows: one(carrier),
	},
];
