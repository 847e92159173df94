import type { ActionResult, CustomCommandContent, UserContent } from '../carriers/shapes.mts';
import { withRights } from '../carriers/rights.mts';
import { noteEffect } from '../journal.mts';
import type { State } from '../state.mts';
import { sendMailTo } from './mails.mts';

export interface Outcome {
	success: boolean;
	message: string;
}

interface Command {
	carrier: CustomCommandContent;
	/** A plug-in gets the entity as the client sent it, not the stored row. */
	run: (user: UserContent, answer: ActionResult, state: State) => Outcome;
}

/** What plug-ins of this installation offer for a user, one of each kind of dialog. */
const COMMANDS: Command[] = [
	{
		carrier: command('SendWelcomeMail', 'Send welcome mail', 'Implicit'),
		run(user, _answer, state) {
			const to = user.Person?.Email ?? '';
			if (to === '') return failure(`User '${user.Name}' has no e-mail address.`);
			const subject = `Welcome, ${user.Name}`;
			sendMailTo(state, { to, subject, associateId: user.AssociateId });
			return { success: true, message: `Welcome mail sent to ${to}` };
		},
	},
	{
		carrier: command('ResetTwoFactor', 'Reset two-factor login', 'YesNo'),
		run(user, answer) {
			if (answer !== 'Yes') return failure('Two-factor login was not reset.');
			return { success: true, message: `Two-factor login of ${user.Name} was reset.` };
		},
	},
	{
		carrier: command('SynchronizeCalendar', 'Synchronize calendar', 'OkCancel'),
		run(user, answer) {
			if (user.Deleted) return failure(`User '${user.Name}' is retired and has no calendar.`);
			if (answer !== 'Ok') return failure('The calendar was not synchronized.');
			return { success: true, message: `The calendar of ${user.Name} was synchronized.` };
		},
	},
	{
		carrier: command('ShowLastLogin', 'Show last login', 'Ok'),
		run: (user) => ({
			success: true,
			message: `${user.Name} logged in last on ${user.Lastlogin.toISOString().slice(0, 10)}.`,
		}),
	},
];

export function listCommands(): CustomCommandContent[] {
	return COMMANDS.map(({ carrier }) => withRights(carrier));
}

/** What a client shall run after it has created a user: PostSaveCommands of the answer. */
export function postCreateCommands(): CustomCommandContent[] {
	return listCommands().filter(({ Name }) => Name === 'SendWelcomeMail');
}

/** Runs a command and notes it in the state. What an unknown name gives is not documented. */
export function runCommand(
	state: State,
	commandName: string,
	actionResult: ActionResult,
	user: UserContent,
): object {
	const found = COMMANDS.find(({ carrier }) => carrier.Name === commandName);
	const outcome =
		found?.run(user, actionResult, state) ?? failure(`There is no command '${commandName}'.`);
	const associateId = user.AssociateId;
	state.executedCommands.push({ commandName, actionResult, associateId, ...outcome });
	if (found !== undefined) noteEffect(state, 'commandExecuted', associateId, commandName);
	return withRights({
		Success: outcome.success,
		Message: outcome.message,
		Result: actionResult,
	});
}

function command(
	Name: string,
	DisplayName: string,
	Actions: CustomCommandContent['Actions'],
): CustomCommandContent {
	const ActionData = Actions === 'Implicit' ? '' : `${DisplayName}?`;
	return { Name, DisplayName, Description: DisplayName, ToolTip: DisplayName, Actions, ActionData };
}

function failure(message: string): Outcome {
	return { success: false, message };
}
