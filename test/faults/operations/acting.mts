import { COMMANDS, PASSWORD_CREDENTIAL } from '../../emulator/index.mts';
import type { FaultedOperation } from './operation.mts';
import { BY_ID, one, read, write } from './operation.mts';
import { byAssociateId } from '../../engine/locators.mts';

const PASSWORD = 'After-2026';

const withPassword = (value: string) => ({
	credentials: [{ type: PASSWORD_CREDENTIAL, value, displayValue: '' }],
});

/** What nobody can see afterwards, and nobody wants twice. */
const shared = { about: 'users', isSettled: false } satisfies Partial<FaultedOperation>;

const setPassword = one(({ id }) => ({ action: 'setPassword', associateId: id }));

const command = {
	...shared,
	effects: ['commandExecuted', 'emailSent'],
	changes: () => ({}),
	shows: one(({ mail }) => ({ Success: true, Message: `Welcome mail sent to ${mail}` })),
} satisfies Partial<FaultedOperation>;

const GIVEN_USER = {
	operation: 'executeCommand',
	commandTarget: 'user',
	specifyUser: 'json',
	userJson:
		'={{ { AssociateId: $json.id, Name: $json.userId, Person: { PersonId: $json.person, Email: $json.mail } } }}',
	commandName: COMMANDS.implicit,
};

/** Passwords, mails and commands. */
export const acting: FaultedOperation[] = [
	{
		...shared,
		name: 'user.setPassword',
		title: 'Set Password',
		parameters: { operation: 'setPassword', ...BY_ID, password: PASSWORD },
		effects: ['passwordSet'],
		changes: () => withPassword(PASSWORD),
		targets: [write('POST', 'Agents/User/SetPassword', 'passwordTypes'), read('passwordTypes')],
		shows: setPassword,
	},
	{
		...shared,
		name: 'user.setPassword, generated',
		title: 'Set Password, generated',
		parameters: { operation: 'setPassword', ...BY_ID, generatePassword: true },
		options: { returnPassword: true },
		effects: ['passwordSet'],
		changes: ({ id }) => withPassword(`Generated-${id}-pw`),
		targets: [write('POST', 'Agents/User/SetGeneratedPassword', 'passwordTypes')],
		shows: one(({ id }, user) => ({
			action: 'setPassword',
			associateId: id,
			password: user?.credentials[0].value,
		})),
	},
	{
		...shared,
		name: 'user.sendPasswordEmail',
		title: 'Send Password Email',
		parameters: { operation: 'sendPasswordEmail', ...BY_ID },
		effects: ['emailSent'],
		changes: () => ({}),
		targets: [
			write('POST', 'Agents/User/SendChangePasswordEMail', 'passwordTypes'),
			read('passwordTypes'),
		],
		shows: one(({ id }) => ({ action: 'sendPasswordEmail', associateId: id })),
	},
	{
		...command,
		name: 'user.executeCommand',
		title: 'Execute Command',
		parameters: {
			operation: 'executeCommand',
			...byAssociateId('={{ $json.id }}'),
			commandName: COMMANDS.implicit,
		},
		targets: [write('POST', '/User/\\d+/CustomCommand')],
	},
	{
		...command,
		name: 'user.executeCommand, query',
		title: 'Execute Command, given user, in query',
		parameters: { ...GIVEN_USER, options: { requestFormat: 'query' } },
		targets: [write('POST', 'Agents/User/ExecuteUserCommand')],
	},
	{
		...command,
		name: 'user.executeCommand, body',
		title: 'Execute Command, given user, in body',
		parameters: { ...GIVEN_USER, options: { requestFormat: 'body' } },
		targets: [write('POST', 'Agents/User/ExecuteUserCommand')],
	},
];
