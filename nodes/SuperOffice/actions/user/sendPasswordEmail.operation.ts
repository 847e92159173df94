import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { Refused } from '../refused';
import { sendPasswordEmailTo } from './calls';
import { passwordDryRun, refuseUnsupported } from './password';
import { readTarget, subjectOf, userProperty } from './target';

/** `OperationResult` */
interface OperationResult {
	Success: boolean;
	Message?: string | null;
}

/** Lets SuperOffice write to a user how to choose a password: `SendChangePasswordEMail`. */
export const sendPasswordEmail: Operation = {
	option: {
		name: 'Send Password Email',
		value: 'sendPasswordEmail',
		action: 'Send password email to user',
		description:
			'Let SuperOffice send the user an email with which they choose a new password. Use it instead of Set Password: then nobody else knows the password.',
	},
	closedOnline: true,
	properties: [userProperty, optionsProperty({ switches: ['dryRun'] })],
	async execute(run, itemIndex) {
		const { caller, send } = run;
		const target = readTarget(caller, itemIndex);
		const options = readOptions(caller, itemIndex);
		const { associateId, user, read } = await subjectOf(run, target, options);
		await refuseUnsupported(run, associateId, 'Email', options);
		if (options.dryRun) {
			return [passwordDryRun('sendPasswordEmail', user ?? (await read()), options)];
		}
		const call = { ...sendPasswordEmailTo(associateId), ...options.own };
		const { Success, Message } = await send<OperationResult>(call);
		if (Success) return [{ action: 'sendPasswordEmail', associateId, message: Message ?? '' }];
		throw new Refused(
			`SuperOffice did not send a password email to user ${associateId}: ${Message || 'no reason was given'}`,
			'Look whether the person of the user has an email address, and whether SuperOffice can send email.',
		);
	},
};
