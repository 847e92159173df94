import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { carrierWith } from '../../transport/accepts';
import type { Call } from '../../transport/request';
import { passwordsOf, withoutResponseMembers } from '../carrier';
import { InvalidInput, shown } from '../invalidInput';
import { byName, locatedBy, locatorProperty } from '../locators';
import type { Operation } from '../operation';
import { optionOf, optionsProperty, readOptions, type Options } from '../options';
import type { Run } from '../run';
import { oneOf, text } from '../values';
import { listCommands } from './calls';
import { resolveUser } from './change/wanted';
import { readUser, userProperties } from './parameters';
import { associateProperty, readAssociate } from './target';

const COMMAND_NAME = 'Command Name';
const ANSWER = 'Answer';
const COMMAND_TARGET = 'Run Command On';

const ACTION_RESULTS = [
	{ name: 'Cancel', value: 'Cancel' },
	{ name: 'No', value: 'No' },
	{ name: 'Nothing Asked', value: 'Implicit' },
	{ name: 'OK', value: 'Ok' },
	{ name: 'Yes', value: 'Yes' },
];

const forUser = { show: { commandTarget: ['user'] } };

const properties: INodeProperties[] = [
	{
		displayName: COMMAND_TARGET,
		name: 'commandTarget',
		type: 'options',
		options: [
			{
				name: 'Existing User',
				value: 'id',
				description: 'A user that is saved in SuperOffice, by associate ID',
			},
			{
				name: 'Given User',
				value: 'user',
				description:
					'A user as you give it here, which need not be saved yet; nothing is read first',
			},
		],
		default: 'id',
		description: 'Whom the command is run on',
	},
	{
		...associateProperty,
		displayOptions: { show: { commandTarget: ['id'] } },
	},
	...userProperties.map((property) => ({
		...property,
		displayOptions: { show: { ...property.displayOptions?.show, ...forUser.show } },
	})),
	locatorProperty({
		displayName: COMMAND_NAME,
		name: 'commandName',
		required: true,
		description: 'A custom command that your SuperOffice offers for users',
		list: { method: 'searchCommands', placeholder: 'Choose a command…' },
		modes: [byName('e.g. SendWelcomeMail')],
	}),
	{
		displayName: ANSWER,
		name: 'actionResult',
		type: 'options',
		options: ACTION_RESULTS,
		default: 'Implicit',
		description:
			'The answer to the question that the command asks in SuperOffice. Get Commands says what each command asks.',
	},
];

const requestFormatProperty: INodeProperties = {
	displayName: 'Request Format',
	name: 'requestFormat',
	type: 'options',
	displayOptions: { show: { '/commandTarget': ['user'] } },
	options: [
		{
			name: 'Command Beside the User',
			value: 'query',
			description: 'The command is named in the address of the request, the user alone is sent',
		},
		{
			name: 'Command With the User',
			value: 'body',
			description: 'The command and the user are sent together, as newer versions document it',
		},
	],
	default: 'query',
	description:
		'How the command is sent, of which SuperOffice documents two ways. Try the other one where a command that is there is refused.',
};

/** Runs a custom command on a user. A command that did not succeed is output, not a failure. */
export const executeCommand: Operation = {
	option: {
		name: 'Execute Command',
		value: 'executeCommand',
		action: 'Execute user command',
		description:
			'Run a custom command of SuperOffice on a user; the result says in Success whether it worked. Use Get Commands first to see which commands there are.',
	},
	guarded: 'passwords',
	closedOnline: true,
	properties: [
		...properties,
		optionsProperty({
			switches: ['dryRun'],
			select: { show: { '/commandTarget': ['user'] }, hide: { requestFormat: ['body'] } },
			more: [requestFormatProperty],
		}),
	],
	async execute(run, itemIndex) {
		const { caller, send } = run;
		const options = readOptions(caller, itemIndex);
		const target: unknown = caller.getNodeParameter('commandTarget', itemIndex);
		const onUser = oneOf(['id', 'user'])(target, COMMAND_TARGET) === 'user';
		if (!onUser) await run.turn.user(readAssociate(caller, itemIndex));
		const call = onUser
			? await commandOnUser(run, itemIndex, options)
			: commandById(caller, itemIndex);
		if (!options.dryRun) return [await send({ ...call, ...options.own })];
		const command = onUser ? null : await offeredCommand(run, itemIndex, options);
		return [{ dryRun: true, action: 'execute', command, changes: [], before: null, after: null }];
	},
};

/**
 * The command as the user offers it: what it does to the user is known to SuperOffice alone.
 *
 * @throws InvalidInput when the user does not offer it
 */
async function offeredCommand(
	{ caller, send }: Run,
	itemIndex: number,
	{ own }: Options,
): Promise<IDataObject> {
	const associateId = readAssociate(caller, itemIndex);
	const { commandName } = readCommand(caller, itemIndex);
	const commands = await send<IDataObject[]>({ ...listCommands(associateId), ...own });
	const offered = commands.find(({ Name }) => Name === commandName);
	if (offered) return offered;
	throw new InvalidInput(
		`'${COMMAND_NAME}': user ${associateId} offers no command ${shown(commandName)}`,
		`It offers ${commands.map(({ Name }) => String(Name)).join(', ') || 'none'}.`,
	);
}

/** `POST User/{id}/CustomCommand/{commandName}?actionResult=` */
function commandById(caller: IExecuteFunctions, itemIndex: number): Call {
	const associateId = readAssociate(caller, itemIndex);
	const { commandName, actionResult } = readCommand(caller, itemIndex);
	return {
		...commandCall(commandName, `user ${associateId}`),
		path: `User/${associateId}/CustomCommand/${encodeURIComponent(commandName)}`,
		qs: { actionResult },
	};
}

/** `POST Agents/User/ExecuteUserCommand`, in either of the two documented forms */
async function commandOnUser(run: Run, itemIndex: number, options: Options): Promise<Call> {
	const { caller } = run;
	const given = readUser(caller, itemIndex);
	const user = withoutResponseMembers(await resolveUser(run, given));
	await run.turn.user(user.AssociateId);
	const { commandName, actionResult } = readCommand(caller, itemIndex);
	const call = {
		...commandCall(commandName, 'the given user'),
		path: 'Agents/User/ExecuteUserCommand',
		secrets: passwordsOf(user),
	};
	const format = optionOf(caller, itemIndex, requestFormatProperty);
	if (oneOf(['query', 'body'])(format, requestFormatProperty.displayName) === 'body') {
		return { ...call, body: { CommandName: commandName, ActionResult: actionResult, User: user } };
	}
	return { ...call, qs: { commandName, actionResult, ...options.select }, body: user };
}

function commandCall(commandName: string, subject: string): Omit<Call, 'path'> {
	return {
		method: 'POST',
		purpose: `run command ${shown(commandName)} on ${subject}`,
		subject,
		accepts: carrierWith('Success'),
		writes: true,
		userManagement: true,
	};
}

function readCommand(caller: IExecuteFunctions, itemIndex: number) {
	const given: unknown = caller.getNodeParameter('commandName', itemIndex, '');
	const { value } = locatedBy(given, COMMAND_NAME, ['list', 'name']);
	const commandName = text(value, COMMAND_NAME).trim();
	// A dot segment would be resolved away and turn the address into that of another call.
	if (commandName === '' || commandName === '.' || commandName === '..') {
		throw new InvalidInput(
			`'${COMMAND_NAME}' is ${commandName === '' ? 'empty' : `"${commandName}", which is no name`}`,
			'Give the name of a custom command that your SuperOffice offers for users.',
		);
	}
	const actionResult = oneOf(ACTION_RESULTS.map(({ value }) => value))(
		caller.getNodeParameter('actionResult', itemIndex),
		ANSWER,
	);
	return { commandName, actionResult };
}
