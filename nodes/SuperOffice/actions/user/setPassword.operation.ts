import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { isTool } from '../../run/tool';
import { InvalidInput } from '../invalidInput';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { Refused } from '../refused';
import { flag, text } from '../values';
import { generatePassword, setPasswordTo } from './calls';
import { passwordDryRun, refuseUnsupported } from './password';
import { readTarget, subjectOf, userProperty } from './target';

const generateProperty: INodeProperties = {
	displayName: 'Generate Password',
	name: 'generatePassword',
	type: 'boolean',
	default: false,
	description: 'Whether SuperOffice is to make up the new password',
};

const passwordProperty: INodeProperties = {
	displayName: 'New Password',
	name: 'password',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	displayOptions: { show: { generatePassword: [false] } },
	description: 'The new password; it has to fit the rules of your SuperOffice',
};

/** Sets the password of a user, as an administrator: `SetPassword`, `SetGeneratedPassword`. */
export const setPassword: Operation = {
	option: {
		name: 'Set Password',
		value: 'setPassword',
		action: 'Set user password',
		description:
			'Set a new password for a user, a given or a generated one. Use it for somebody who gets no email: else Send Password Email is the safer way.',
	},
	guarded: 'all',
	closedOnline: true,
	properties: [
		userProperty,
		generateProperty,
		passwordProperty,
		optionsProperty({ switches: ['dryRun', 'returnPassword'] }),
	],
	async execute(run, itemIndex) {
		const { caller, send } = run;
		const target = readTarget(caller, itemIndex);
		const password = readPassword(caller, itemIndex);
		const options = readOptions(caller, itemIndex);
		if (options.returnPassword && isTool(caller.getNode())) throw returnedToModel();
		const { associateId, user, read } = await subjectOf(run, target, options);
		await refuseUnsupported(run, associateId, 'Password', options);
		if (options.dryRun) {
			return [passwordDryRun('setPassword', user ?? (await read()), options)];
		}
		const item = { action: 'setPassword', associateId };
		if (password === undefined) {
			const call = { ...generatePassword(associateId), ...options.own };
			const generated = await send<string>(call);
			return [options.returnPassword ? { ...item, password: generated } : item];
		}
		const call = { ...setPasswordTo(associateId, password), ...options.own };
		if (await send<boolean>(call)) return [item];
		throw new Refused(
			`SuperOffice did not set the password of user ${associateId}, and gives no reason`,
			'Most often the password does not fit the rules: make it longer, with letters, digits and other characters. The old one is still in force.',
		);
	},
};

/** What a tool returns goes to the model, and to whoever runs it. */
function returnedToModel(): InvalidInput {
	return new InvalidInput(
		"'Return Password' is on, but what this tool returns goes to the model of an AI agent",
		"Nothing was done. Turn it off, or use 'Send Password Email'.",
	);
}

/** `undefined` for one that SuperOffice is to make up. */
function readPassword(caller: IExecuteFunctions, itemIndex: number): string | undefined {
	const generate = caller.getNodeParameter(generateProperty.name, itemIndex, false);
	if (flag(generate, generateProperty.displayName)) return undefined;
	const { name, displayName } = passwordProperty;
	const password = text(caller.getNodeParameter(name, itemIndex, ''), displayName);
	if (password === '') {
		throw new InvalidInput(
			`'${displayName}' is empty`,
			`Give a password, or turn on '${generateProperty.displayName}'.`,
		);
	}
	return password;
}
