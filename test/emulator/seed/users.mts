import type { StoredUser } from '../state.mts';
import { emptyUser } from '../users/emptyUser.mts';
import { inTwoLanguages } from './lists.mts';
import {
	CATEGORIES,
	CUSTOM_FIELDS,
	GROUPS,
	LOGINS,
	MODULES,
	PASSWORD_CREDENTIAL,
	ROLES,
	USERS,
} from './names.mts';

/** Nine users: one for each kind of behaviour a client has to cope with. */
export function seedUsers(): StoredUser[] {
	return [
		employee(USERS.administrator, {
			Name: LOGINS.administrator.userName,
			UserName: 'astrid.berg@nordlys.example',
			roleId: ROLES.administrator,
			userGroupId: GROUPS.administration,
			moduleIds: [MODULES.salesPlan],
			credentials: [password(LOGINS.administrator.password)],
		}),
		employee(USERS.sales, {
			Name: LOGINS.salesUser.userName,
			UserName: 'kari.solheim@nordlys.example',
			moduleIds: [MODULES.salesPlan, MODULES.mobile],
			credentials: [password(LOGINS.salesUser.password)],
			Lastlogin: new Date('2026-01-15T08:30:00Z'),
		}),
		employee(USERS.service, {
			Name: 'OLA',
			UserName: 'ola.vik@nordlys.example',
			roleId: ROLES.service,
			userGroupId: GROUPS.service,
			moduleIds: [MODULES.servicePlan, MODULES.mailings],
			EjUserId: 3,
			NickName: 'ola',
			ticketCategoryIds: [CATEGORIES.support],
		}),
		employee(USERS.retired, {
			Name: 'PER',
			UserName: 'per.haugen@nordlys.example',
			Deleted: true,
			IsPersonRetired: true,
		}),
		completeUser(),
		employee(USERS.external, {
			Name: 'anna.weber',
			Type: 'ExternalAssociate',
			roleId: ROLES.external,
			userGroupId: 0,
		}),
		employee(USERS.system, {
			Name: 'SYSTEM0',
			Type: 'SystemAssociate',
			personId: 0,
			roleId: ROLES.system,
			userGroupId: GROUPS.administration,
		}),
		employee(USERS.withoutPlan, {
			Name: 'NINA',
			UserName: 'nina.lund@nordlys.example',
			credentials: [password('N1na-emulator')],
		}),
		employee(USERS.multiLanguage, {
			Name: 'JON',
			UserName: 'jon.dahl@nordlys.example',
			roleId: ROLES.manager,
			moduleIds: [MODULES.salesPlan],
			Tooltip: inTwoLanguages('Salgsdirektør', 'Sales director'),
			RequestSignature: inTwoLanguages('Vennlig hilsen Jon', 'Kind regards, Jon'),
		}),
	];
}

function employee(AssociateId: number, values: Partial<StoredUser>): StoredUser {
	return {
		...emptyUser(),
		AssociateId,
		personId: AssociateId,
		Type: 'InternalAssociate',
		Rank: AssociateId,
		roleId: ROLES.sales,
		userGroupId: GROUPS.sales,
		updated: new Date('2026-01-10T09:00:00Z'),
		...values,
	};
}

function completeUser(): StoredUser {
	return employee(USERS.complete, {
		Name: 'LISA',
		UserName: 'lisa.martinsen@nordlys.example',
		NickName: 'lisa-m',
		Rank: 55,
		Tooltip: 'Marketing manager, second floor',
		RequestSignature: 'Kind regards, Lisa',
		roleId: ROLES.manager,
		userGroupId: GROUPS.marketing,
		otherGroupIds: [GROUPS.sales, GROUPS.service],
		EjUserId: 18,
		IsOnTravel: true,
		WaitingForApproval: true,
		ticketCategoryIds: [CATEGORIES.support, CATEGORIES.accounting],
		moduleIds: [MODULES.salesPlan, MODULES.mobile, MODULES.mailings, MODULES.thirdParty],
		credentials: [{ type: PASSWORD_CREDENTIAL, value: 'L1sa-emulator', displayValue: 'Lisa' }],
		Lastlogin: new Date('2026-07-01T06:15:00Z'),
		Lastlogout: new Date('2026-07-01T14:45:00Z'),
		CustomFields: {
			[CUSTOM_FIELDS.badge]: 'B-1042',
			[CUSTOM_FIELDS.birthday]: '[D:06/19/1984]',
			[CUSTOM_FIELDS.deskNumber]: '[I:214]',
			[CUSTOM_FIELDS.costCentre]: 'CC-Marketing',
			[CUSTOM_FIELDS.worksRemotely]: '[I:1]',
		},
	});
}

function password(value: string): StoredUser['credentials'][number] {
	return { type: PASSWORD_CREDENTIAL, value, displayValue: '' };
}
