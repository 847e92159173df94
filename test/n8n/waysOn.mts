import { LOGINS } from '../emulator/seed/names.mts';
import { OWNER } from './session.mts';

/** What `npm start` prints at its end: where the editor is, and what a person needs to go on by hand. */
export function waysOn(editor: string, superOffice: string): string {
	const { userName, password } = LOGINS.administrator;
	return `
The emulated SuperOffice is as at the start again: run the workflow yourself.

n8n's editor is open: ${editor}
  sign in with:       ${OWNER.email} / ${OWNER.password}
  for a credential:   Base URL ${superOffice}, User Name ${userName}, Password ${password}
  to begin:           "Your first user in n8n" in README
  to stop:            Ctrl-C (n8n and the emulator end, and nothing is kept)`;
}
