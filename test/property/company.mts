import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Emulator } from '../emulator/index.mts';
import { findUser } from '../emulator/state.mts';
import { basic } from '../engine/setup.mts';
import { USERS } from '../engine/facts.mts';
import { withAllKeys } from './values/subjects.mts';

/** Administers, and is nobody that an input is about: it can be locked out by none of them. */
const OPERATOR = { userName: 'operator', password: 'Operator+"pass/word 1' };

const OPERATOR_ID = 900;

/** The emulated company as it was at first, with somebody to sign in, and every user found in every way. */
export function openCompany(emulator: Emulator): void {
	emulator.reset();
	const { state } = emulator;
	const administrator = findUser(state, USERS.administrator)!;
	state.users = state.users.map((user) => ({
		...withAllKeys(user),
		credentials: [{ type: 'CRM5/PASSWORD', value: `Of-${user.Name}`, displayValue: '' }],
	}));
	state.users.push({
		...structuredClone(administrator),
		AssociateId: OPERATOR_ID,
		Name: OPERATOR.userName,
		UserName: 'operator@nordlys.example',
		NickName: '',
		EjUserId: 0,
		personId: 0,
		credentials: [{ type: 'CRM5/PASSWORD', value: OPERATOR.password, displayValue: '' }],
	});
}

/** The credential of the one who administers; the app token is not asked for, and is a secret all the same. */
export function operatorOf(emulator: Emulator): ICredentialDataDecryptedObject {
	return { ...basic(emulator.url, OPERATOR), appToken: 'app-token of the/operator"' };
}
