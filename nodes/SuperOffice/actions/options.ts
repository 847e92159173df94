import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { isObject } from '../transport/json';
import type { Call } from '../transport/request';
import type { Manners } from '../transport/session';
import { byDisplayName } from './displayNames';
import { InvalidInput, shown } from './invalidInput';
import { flag, isBlank, text } from './values';

/** Printable ASCII: what a header may hold. */
const HEADER_TEXT = /^[\x20-\x7e]+$/;

interface HeaderOption {
	header: string;
	property: INodeProperties;
}

/** The headers of localisation that every call of the WebAPI takes. */
const HEADERS: HeaderOption[] = [
	{
		header: 'SO-Culture',
		property: {
			displayName: 'Culture',
			name: 'culture',
			type: 'string',
			default: '',
			placeholder: 'e.g. nb-NO',
			description:
				'How numbers and dates inside texts of the answer are written; has no effect without Language',
		},
	},
	{
		header: 'SO-Language',
		property: {
			displayName: 'Language',
			name: 'language',
			type: 'string',
			default: '',
			placeholder: 'e.g. en',
			description:
				'Language of the texts in the answer; without it, texts in several languages come as they are stored',
		},
	},
	{
		header: 'SO-TimeZone',
		property: {
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: '',
			placeholder: 'e.g. UTC',
			description: 'Time zone that the dates of the answer are converted to',
		},
	},
];

/** Options that are on or off; an operation offers those that it names. */
const SWITCHES = {
	allowLastAdministrator: {
		displayName: 'Allow Last Administrator',
		name: 'allowLastAdministrator',
		type: 'boolean',
		default: false,
		description:
			'Whether to go on although nobody else would be left whose role has general administration',
		hint: 'Turned on, nobody may be left who can administer SuperOffice',
	},
	dryRun: {
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description:
			'Whether to only simulate the operation: nothing is written, and the result says what would change (action, before, after, changes)',
	},
	includeChanges: {
		displayName: 'Include Changes',
		name: 'includeChanges',
		type: 'boolean',
		default: false,
		description:
			'Whether to add to the result what was changed, from what to what. The user is read first.',
	},
	keepOtherFields: {
		displayName: 'Keep Other Fields',
		name: 'keepOtherFields',
		type: 'boolean',
		default: true,
		description:
			'Whether to read the user first and change only the fields that you set (for a new user: to start from the defaults of SuperOffice). If off, SuperOffice empties every field that you did not set.',
		hint: 'Turned off, SuperOffice empties every field that you do not set',
	},
	refuseIfOwning: {
		displayName: 'Refuse If Owning',
		name: 'refuseIfOwning',
		type: 'boolean',
		default: false,
		description:
			'Whether to refuse to retire somebody who still owns companies, contacts, open follow-ups, open sales, projects or open requests, or of whom that cannot be counted. SuperOffice advises to hand these over first, and to retire afterwards.',
	},
	returnPassword: {
		displayName: 'Return Password',
		name: 'returnPassword',
		type: 'boolean',
		default: false,
		description:
			'Whether to return the generated password. It then stands in the execution data of n8n.',
		hint: 'Turned on, whoever may open the executions of this workflow can read the password',
	},
} as const satisfies Record<string, INodeProperties>;

type Switch = keyof typeof SWITCHES;

const SELECT: INodeProperties = {
	displayName: 'Properties to Return',
	name: 'select',
	type: 'string',
	default: '',
	placeholder: 'e.g. AssociateId,Name,UserName',
	description:
		'Names of the properties that the answer is to fill, as the answer has them without this option, separated by commas. The others come back empty.',
};

/** A day, in seconds. What timers can hold ends at 24 days; beyond it they ring at once. */
const LONGEST_TIMEOUT = 86_400;

const TIMEOUT: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 300,
	description: 'Seconds to wait for each answer of SuperOffice',
};

const CONCURRENCY: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50 },
	default: 5,
	description:
		'How many items are worked on at the same time, 1 to 50. Items about the same user keep their order. That of the first item counts for all.',
};

const MAX_RETRIES: INodeProperties = {
	displayName: 'Max Retries',
	name: 'maxRetries',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 10 },
	default: 5,
	description:
		'How often a request is sent again when SuperOffice is busy or out of reach, 0 to 10. What may have been done already is looked up first. That of the first item counts for all.',
};

const MAX_RETRY_WAIT: INodeProperties = {
	displayName: 'Max Retry Wait',
	name: 'maxRetryWait',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 3600 },
	default: 60,
	description:
		'Seconds to wait at most before a request is sent again, also when SuperOffice asks for a longer wait. That of the first item counts for all.',
};

const REQUESTS_PER_SECOND: INodeProperties = {
	displayName: 'Requests Per Second',
	name: 'requestsPerSecond',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1000 },
	default: 10,
	description:
		'How many requests all items together send in a second, evenly spaced; 0 for no limit. Without this option it is 10 for SuperOffice Online, which asks for that, and no limit onsite. That of the first item counts for all.',
};

/** How a run goes about its requests: the same for all items. */
const OF_RUN = [CONCURRENCY, MAX_RETRIES, MAX_RETRY_WAIT, REQUESTS_PER_SECOND];

/** Which options an operation offers beside those that all have. */
interface Offer {
	switches?: Switch[];
	select?: INodeProperties['displayOptions'] | true;
	/** Those of this operation alone, which reads them by `optionOf` */
	more?: INodeProperties[];
}

/** The collection 'Options' of an operation. */
export function optionsProperty({ switches = [], select, more = [] }: Offer): INodeProperties {
	const offered = [...HEADERS.map(({ property }) => property), TIMEOUT, ...OF_RUN, ...more];
	offered.push(...switches.map((name) => SWITCHES[name]));
	if (select) offered.push(select === true ? SELECT : { ...SELECT, displayOptions: select });
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: byDisplayName(offered),
	};
}

/** What the options of one item ask for. */
export interface Options extends Record<Switch, boolean> {
	/** For every call of the item */
	every: Pick<Call, 'timeout'>;
	/** For the operation's own call only: a user that was read in one language would be saved translated */
	own: Pick<Call, 'timeout' | 'headers'>;
	/** Language of texts for people, as in the option */
	language?: string;
	/** `$select`, to be sent where the call takes it */
	select?: { $select: string };
}

/**
 * Reads 'Options'.
 *
 * @throws InvalidInput that names the option
 */
export function readOptions(caller: IExecuteFunctions, itemIndex: number): Options {
	const values = optionsOf(caller, itemIndex);
	const every = { timeout: readTimeout(values.timeout) };
	const select = readText(values.select, SELECT.displayName);
	const headers = HEADERS.map(({ header, property }) => [
		header,
		readText(values[property.name], property.displayName),
	]).filter(([, value]) => value !== undefined);
	const own: Options['own'] = { ...every, headers: Object.fromEntries(headers) };
	return {
		...readSwitches(values),
		every,
		own,
		language: own.headers?.['SO-Language'],
		select: select === undefined ? undefined : { $select: select },
	};
}

/** The value of an option that one operation alone has; its default where it was not added. */
export function optionOf(
	caller: IExecuteFunctions,
	itemIndex: number,
	{ name, default: otherwise }: INodeProperties,
): unknown {
	return optionsOf(caller, itemIndex)[name] ?? otherwise;
}

/** What the options of the first item ask for, for the whole run. */
export interface RunOptions extends Manners {
	/** How many items are worked on at the same time */
	concurrency: number;
}

/**
 * Reads what 'Options' says for the whole run, from the first item.
 *
 * @throws InvalidInput that names the option
 */
export function readRunOptions(caller: IExecuteFunctions): RunOptions {
	const values = optionsOf(caller, 0);
	const read = (property: INodeProperties) => numberIn(values, property);
	const perSecond = read(REQUESTS_PER_SECOND);
	return {
		concurrency: read(CONCURRENCY) ?? Number(CONCURRENCY.default),
		limits: {
			maxRetries: read(MAX_RETRIES) ?? Number(MAX_RETRIES.default),
			maxRetryWait: (read(MAX_RETRY_WAIT) ?? Number(MAX_RETRY_WAIT.default)) * 1000,
		},
		// What all items share is asked for on behalf of none of them.
		timeout: readTimeout(values.timeout),
		requestsPerSecond: perSecond === 0 ? Infinity : perSecond,
	};
}

/** A whole number within the bounds of its property; `undefined` where none is given. */
function numberIn(values: IDataObject, property: INodeProperties): number | undefined {
	const { name, displayName, typeOptions } = property;
	const value = values[name];
	if (isBlank(value)) return undefined;
	const { minValue = 0, maxValue = Infinity } = typeOptions ?? {};
	const number = typeof value === 'string' ? Number(value) : value;
	if (!Number.isInteger(number) || Number(number) < minValue || Number(number) > maxValue) {
		throw new InvalidInput(
			`'${displayName}' has to be a whole number from ${minValue} to ${maxValue}, but is ${shown(value)}`,
		);
	}
	return Number(number);
}

function readSwitches(values: IDataObject): Record<Switch, boolean> {
	const entries = Object.values(SWITCHES).map((property) => [
		property.name,
		flag(values[property.name] ?? property.default, property.displayName),
	]);
	return Object.fromEntries(entries) as Record<Switch, boolean>;
}

function optionsOf(caller: IExecuteFunctions, itemIndex: number): IDataObject {
	const values: unknown = caller.getNodeParameter('options', itemIndex, {});
	// As text its Dry Run would be overlooked, and the write done.
	if (!isObject(values)) {
		throw new InvalidInput(`'Options' has to be an object, but is ${shown(values)}`);
	}
	return values as IDataObject;
}

function readTimeout(value: unknown): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const seconds = typeof value === 'string' ? Number(value) : value;
	if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= LONGEST_TIMEOUT)) {
		throw new InvalidInput(
			`'${TIMEOUT.displayName}' has to be a number of seconds above 0, up to ${LONGEST_TIMEOUT}, but is ${shown(value)}`,
		);
	}
	return Math.ceil(seconds * 1000);
}

function readText(value: unknown, label: string): string | undefined {
	const words = text(value ?? '', label).trim();
	if (words === '') return undefined;
	if (!HEADER_TEXT.test(words)) {
		throw new InvalidInput(
			`'${label}' has a line break or a character that cannot be sent: ${shown(words)}`,
		);
	}
	return words;
}
