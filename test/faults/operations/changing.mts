import type { StoredUser } from '../../emulator/index.mts';
import { GROUPS, MODULES, ROLES } from '../../emulator/index.mts';
import { emptyUser } from '../../emulator/users/emptyUser.mts';
import type { FaultedOperation, Target } from './operation.mts';
import { BY_ID, BY_NAME, carrier, one, read, simplified, write } from './operation.mts';
import { byUserName } from '../../engine/locators.mts';

const RANK = 77;

/** What the save of a whole user is sent here, and what the server itself writes. */
const SENT = [
	...['AssociateId', 'Name', 'UserName', 'Type', 'personId', 'roleId', 'userGroupId'],
	...['Lastlogin', 'Lastlogout', 'updated'],
];

/** Everything else is emptied by it. */
const EMPTIED: Partial<StoredUser> = Object.fromEntries(
	Object.entries(emptyUser()).filter(([name]) => !SENT.includes(name)),
);

const shared = {
	about: 'users',
	isSettled: true,
	changes: () => ({ Rank: RANK }),
} satisfies Partial<FaultedOperation>;

const PATCH: Target = write('PATCH', '/User/\\d', 'readByName');
const FIRST_PATCH: Target = write('PATCH', '/User/\\d');

const updated = one((someone, user) => ({ action: 'update', ...simplified(someone, user) }));
const saved = one(carrier);

/** Operations that change a user who is there. */
export const changing: FaultedOperation[] = [
	{
		...shared,
		name: 'user.save',
		title: 'Save',
		parameters: { operation: 'save', associateId: '={{ $json.id }}', userFields: { rank: RANK } },
		effects: ['saved'],
		targets: [write('POST', 'Agents/User/SaveUser', 'readById'), read('readById')],
		shows: saved,
	},
	{
		...shared,
		name: 'user.save, whole',
		title: 'Save, Keep Other Fields off',
		parameters: {
			operation: 'save',
			associateId: '={{ $json.id }}',
			specifyUser: 'json',
			userJson: `={{ {
				Name: $json.userId, UserName: $json.mail, Rank: ${RANK}, Type: "InternalAssociate",
				Person: { PersonId: $json.person },
				Role: { Id: ${ROLES.sales} }, UserGroup: { Id: ${GROUPS.sales} }
			} }}`,
		},
		options: { keepOtherFields: false },
		changes: () => ({ ...EMPTIED, Rank: RANK }),
		effects: ['saved'],
		targets: [write('POST', 'Agents/User/SaveUser')],
		shows: saved,
	},
	{
		...shared,
		name: 'user.saveFromName',
		title: 'Save From Name',
		parameters: {
			operation: 'saveFromName',
			...byUserName('={{ $json.userId }}'),
			userFields: { rank: RANK },
		},
		effects: ['saved'],
		targets: [write('POST', 'Agents/User/SaveUserFromName', 'readByName'), read('readByName')],
		shows: saved,
	},
	{
		...shared,
		name: 'user.update',
		title: 'Update, by ID',
		parameters: { operation: 'update', ...BY_ID, updateFields: { rank: RANK } },
		effects: ['patched'],
		targets: [FIRST_PATCH],
		shows: updated,
	},
	{
		...shared,
		name: 'user.update, by name',
		title: 'Update, by user name',
		parameters: { operation: 'update', ...BY_NAME, updateFields: { rank: RANK } },
		effects: ['patched'],
		targets: [PATCH, read('readByName')],
		shows: updated,
	},
	{
		...shared,
		name: 'user.update, lists',
		title: 'Update, groups in part',
		parameters: {
			operation: 'update',
			...BY_NAME,
			updateFields: { role: 'Manager', addOtherGroups: 'Marketing' },
			options: { includeChanges: true },
		},
		changes: () => ({ roleId: ROLES.manager, otherGroupIds: [GROUPS.marketing] }),
		effects: ['patched'],
		targets: [PATCH, { name: 'list', match: { path: '/Role\\?' }, writes: false, isShared: true }],
		shows: updated,
	},
	{
		...shared,
		name: 'user.update, no PATCH',
		title: 'Update, without PATCH',
		parameters: { operation: 'update', ...BY_ID, updateFields: { rank: RANK } },
		emulator: { patch: false },
		effects: ['saved'],
		targets: [write('PUT', '/User/\\d', 'readById'), read('readById')],
		shows: updated,
	},
	{
		...shared,
		name: 'user.upsert',
		title: 'Create or Update, updates',
		parameters: {
			operation: 'upsert',
			matchBy: 'name',
			name: '={{ $json.userId }}',
			additionalFields: { rank: RANK },
		},
		effects: ['patched'],
		targets: [PATCH, read('readByName')],
		shows: updated,
	},
	{
		...shared,
		name: 'license.assign',
		title: 'License → Assign',
		parameters: { resource: 'license', operation: 'assign', ...BY_NAME, licenses: 'Mobile' },
		changes: () => ({ moduleIds: [MODULES.salesPlan, MODULES.mobile] }),
		effects: ['patched'],
		targets: [PATCH, read('readByName')],
		shows: updated,
	},
	{
		...shared,
		name: 'license.remove',
		title: 'License → Remove',
		parameters: { resource: 'license', operation: 'remove', ...BY_NAME, allLicenses: true },
		changes: () => ({ moduleIds: [] }),
		effects: ['patched'],
		targets: [PATCH, read('readByName')],
		shows: updated,
	},
];
