import type { INodeProperties } from 'n8n-workflow';

import { authenticationProperty } from '../actions/authentication';
import { InvalidInput } from '../actions/invalidInput';
import { isBlank, oneOf, partsOf, text } from '../actions/values';
import { isObject } from '../transport/json';
import { FIELDS, type UserEvent } from './fields';

/** What the parameters of the trigger are read from: n8n's contexts all have this. */
export interface Parameters {
	getNodeParameter(name: string, fallback?: unknown): unknown;
}

const EVENTS: Array<{ name: string; value: UserEvent; description: string }> = [
	{ name: 'User Changed', value: 'changed', description: 'One of the fields to watch is another' },
	{ name: 'User Created', value: 'created', description: 'Somebody became a user' },
	{ name: 'User Deleted', value: 'deleted', description: 'A user is gone for good' },
	{
		name: 'User License Changed',
		value: 'licenseChanged',
		description: 'The user plan, or a license beside it, was given or taken',
	},
	{ name: 'User Restored', value: 'restored', description: 'A retired user is active again' },
	{ name: 'User Retired', value: 'retired', description: 'A user is not active any more' },
];

/** Events of SuperOffice's webhooks on users, by the part of the name behind `associate.` */
const HOOK_EVENTS = [
	{
		name: 'User Changed',
		value: 'associate.changed',
		description:
			'A field of the user itself was changed: not a role, a group or a license (associate.changed)',
	},
	{
		name: 'User Created',
		value: 'associate.created',
		description: 'Somebody became a user (associate.created)',
	},
	{
		name: 'User Deleted or Retired',
		value: 'associate.deleted',
		description: 'A user is gone, or not active any more (associate.deleted)',
	},
];

const POLLING = { show: { mode: ['polling'] } };
const WEBHOOK = { show: { mode: ['webhook'] } };

/** The fields that License Changed and Retired tell about are not among those to watch. */
const WATCHABLE = FIELDS.filter(({ isLicense, isLife }) => !isLicense && !isLife);

const LANGUAGE = 'en';

/** The parameters of the trigger; n8n puts 'Poll Times' before them. */
export const triggerProperties: INodeProperties[] = [
	authenticationProperty,
	{
		displayName: 'Mode',
		name: 'mode',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Polling',
				value: 'polling',
				description: 'Read all users at the poll times and compare; works everywhere',
			},
			{
				name: 'Webhook',
				value: 'webhook',
				description:
					'Let SuperOffice call n8n; onsite, or Online where the app may register webhooks',
			},
		],
		default: 'polling',
		description: 'How to find out what happened to users',
	},
	{
		displayName:
			'SuperOffice raises these events for the user itself. A change of a role, a group, a license, a name or an email address may raise none; polling sees them. n8n has to be reachable by HTTPS from SuperOffice. Poll Times have no effect.',
		name: 'webhookNotice',
		type: 'notice',
		default: '',
		displayOptions: WEBHOOK,
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: EVENTS,
		default: ['changed', 'created', 'deleted', 'licenseChanged', 'restored', 'retired'],
		required: true,
		displayOptions: POLLING,
		description: 'What to start the workflow for; one item for each',
	},
	{
		displayName: 'Events',
		name: 'webhookEvents',
		type: 'multiOptions',
		options: HOOK_EVENTS,
		default: ['associate.changed', 'associate.created', 'associate.deleted'],
		required: true,
		displayOptions: WEBHOOK,
		description: 'What to start the workflow for; one item for each',
	},
	{
		displayName: 'Fields to Watch',
		name: 'fields',
		type: 'multiOptions',
		options: WATCHABLE.map(({ name, property }) => ({ name, value: property })),
		default: [
			'canLogIn',
			'company',
			'credentialType',
			'email',
			'fullName',
			'otherGroups',
			'primaryGroup',
			'role',
			'userId',
			'userName',
			'userType',
		],
		displayOptions: { show: { mode: ['polling'], events: ['changed'] } },
		description: 'Fields whose changes are the event User Changed',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'First Run',
				name: 'firstRun',
				type: 'options',
				displayOptions: { show: { '/mode': ['polling'] } },
				options: [
					{
						name: 'Return All Users',
						value: 'everything',
						description: 'One item for each user, with the event existing',
					},
					{
						name: 'Return Nothing',
						value: 'nothing',
						description: 'Remember the users as they are: what happens from then on is returned',
					},
				],
				default: 'nothing',
				description: 'What to do when polling for the first time',
			},
			{
				displayName: 'Language',
				name: 'language',
				type: 'string',
				default: LANGUAGE,
				placeholder: 'e.g. nb',
				description:
					'Language of roles, groups and types in the items. After a change of it the next poll is a first run.',
			},
		],
	},
];

/** What the trigger does in general. */
export function readMode(caller: Parameters): 'polling' | 'webhook' {
	return oneOf(['polling', 'webhook'])(caller.getNodeParameter('mode'), 'Mode') as
		| 'polling'
		| 'webhook';
}

/** What polling is to tell about. */
export interface Wanted {
	events: ReadonlySet<UserEvent>;
	/** Properties whose changes are the event `changed` */
	fields: ReadonlySet<string>;
	isAllAtFirst: boolean;
}

/** @throws InvalidInput that names the parameter */
export function readWanted(caller: Parameters): Wanted {
	const names = EVENTS.map(({ value }) => value);
	const fields = WATCHABLE.map(({ property }) => property);
	const events = new Set(listIn(caller, 'events', 'Events', names)) as Set<UserEvent>;
	const atFirst = oneOf(['everything', 'nothing']);
	return {
		events,
		fields: new Set(
			events.has('changed') ? listIn(caller, 'fields', 'Fields to Watch', fields) : [],
		),
		isAllAtFirst: atFirst(optionsOf(caller).firstRun ?? 'nothing', 'First Run') === 'everything',
	};
}

/** The events to register a webhook for. @throws InvalidInput */
export function readHookEvents(caller: Parameters): string[] {
	const names = HOOK_EVENTS.map(({ value }) => value);
	return [...new Set(listIn(caller, 'webhookEvents', 'Events', names))].sort();
}

/** @throws InvalidInput for what no header may hold */
export function readLanguage(caller: Parameters): string {
	const { language } = optionsOf(caller);
	if (isBlank(language)) return LANGUAGE;
	const words = text(language, 'Language').trim();
	if (!/^[\w-]+$/.test(words)) throw new InvalidInput("'Language' has to be a code such as nb");
	return words;
}

function listIn(caller: Parameters, name: string, label: string, known: string[]): string[] {
	const parts = partsOf(caller.getNodeParameter(name)).filter((part) => !isBlank(part));
	if (parts.length === 0) throw new InvalidInput(`'${label}' has to name one at least`);
	return parts.map((part) => oneOf(known)(part, label));
}

function optionsOf(caller: Parameters): Record<string, unknown> {
	const options = caller.getNodeParameter('options', {});
	return isObject(options) ? options : {};
}
