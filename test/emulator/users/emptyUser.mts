import { EMPTY_DATE } from '../carriers/reading.mts';
import type { StoredUser } from '../state.mts';

/** A user with nothing set but the dates; every seeded and every new user starts from it. */
export function emptyUser(): StoredUser {
	return {
		AssociateId: 0,
		Name: '',
		Rank: 0,
		Tooltip: '',
		Deleted: false,
		Lastlogin: EMPTY_DATE,
		Lastlogout: EMPTY_DATE,
		EjUserId: 0,
		RequestSignature: '',
		Type: 'Unknown',
		IsPersonRetired: false,
		IsOnTravel: false,
		UserName: '',
		NickName: '',
		WaitingForApproval: false,
		CustomFields: {},
		roleId: 0,
		userGroupId: 0,
		otherGroupIds: [],
		personId: 0,
		ticketCategoryIds: [],
		moduleIds: [],
		credentials: [],
		updated: EMPTY_DATE,
	};
}
