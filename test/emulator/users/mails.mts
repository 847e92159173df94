import { noteEffect } from '../journal.mts';
import type { Mail, State } from '../state.mts';

/** Nothing leaves the emulator: the mail stays in its outbox. */
export function sendMailTo(state: State, mail: Mail): void {
	state.outbox.push(mail);
	noteEffect(state, 'emailSent', mail.associateId);
}
