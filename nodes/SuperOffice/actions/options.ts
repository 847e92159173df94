import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Call } from '../transport/request';
import { InvalidInput, shown } from './invalidInput';
import { flag, text } from './values';

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
				'How numbers and dates inside texts of the answer are written; has no effect without Language (SO-Culture)',
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
				'Language of the texts in the answer; without it, texts in several languages come as they are stored (SO-Language)',
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
			description: 'Time zone that the dates of the answer are converted to (SO-TimeZone)',
		},
	},
];

const KEEP_OTHER_FIELDS: INodeProperties = {
	displayName: 'Keep Other Fields',
	name: 'keepOtherFields',
	type: 'boolean',
	default: true,
	description:
		'Whether to read the user first and change only the fields that you set (for a new user: to start from the defaults of SuperOffice). If off, SuperOffice empties every field that you did not set.',
};

const SELECT: INodeProperties = {
	displayName: 'Properties to Return',
	name: 'select',
	type: 'string',
	default: '',
	placeholder: 'e.g. AssociateId,Name,UserName',
	description:
		'Properties that the answer is to fill, separated by commas; the others come back empty ($select)',
};

const TIMEOUT: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 300,
	description: 'Seconds to wait for each answer of SuperOffice',
};

/** Which options an operation offers beside those that all have. */
interface Offer {
	keepOtherFields?: boolean;
	select?: INodeProperties['displayOptions'] | true;
}

/** The collection 'Options' of an operation. */
export function optionsProperty({ keepOtherFields, select }: Offer): INodeProperties {
	const offered = [...HEADERS.map(({ property }) => property), TIMEOUT];
	if (keepOtherFields) offered.push(KEEP_OTHER_FIELDS);
	if (select) offered.push(select === true ? SELECT : { ...SELECT, displayOptions: select });
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: offered.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

/** What the options of one item ask for. */
export interface Options {
	keepOtherFields: boolean;
	/** For every call of the item */
	every: Pick<Call, 'timeout'>;
	/** For the operation's own call only: a user that was read in one language would be saved translated */
	own: Pick<Call, 'timeout' | 'headers'>;
	/** `$select`, to be sent where the call takes it */
	select?: { $select: string };
}

/**
 * Reads 'Options'.
 *
 * @throws InvalidInput that names the option
 */
export function readOptions(caller: IExecuteFunctions, itemIndex: number): Options {
	const values = caller.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const every = { timeout: readTimeout(values.timeout) };
	const select = readText(values.select, SELECT.displayName);
	const headers = HEADERS.map(({ header, property }) => [
		header,
		readText(values[property.name], property.displayName),
	]).filter(([, value]) => value !== undefined);
	return {
		keepOtherFields: flag(values.keepOtherFields ?? true, KEEP_OTHER_FIELDS.displayName),
		every,
		own: { ...every, headers: Object.fromEntries(headers) },
		select: select === undefined ? undefined : { $select: select },
	};
}

function readTimeout(value: unknown): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const seconds = Number(value);
	if (!Number.isFinite(seconds) || seconds <= 0) {
		throw new InvalidInput(
			`'${TIMEOUT.displayName}' has to be a number of seconds above 0, but is ${shown(value)}`,
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
