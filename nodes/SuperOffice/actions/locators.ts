import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import { InvalidInput, shown } from './invalidInput';
import { located, text, wholeNumber } from './values';

/** n8n calls a mode with this name "From List". */
const LIST = 'list';

/** What all modes have in which something is typed. */
const TYPED = { type: 'string' } as const;

const IS_NUMBER = /^\s*[+-]?\d+\s*$/;

/** A mode in which an ID is given. n8n calls one with the name `id` "By ID", whatever its display name. */
export function byId(name: string, displayName: string): INodePropertyMode {
	return {
		...TYPED,
		displayName,
		name,
		placeholder: 'e.g. 42',
		validation: [
			{
				type: 'regex',
				properties: { regex: '\\s*\\d*\\s*', errorMessage: 'An ID is a whole number' },
			},
		],
	};
}

/** A mode in which a name is given. */
export function byName(placeholder: string, displayName = 'By Name', name = 'name') {
	return { ...TYPED, displayName, name, placeholder } satisfies INodePropertyMode;
}

/** By ID, where a thing has one kind of ID only. */
export const BY_ID = byId('id', 'By ID');

/** A parameter that refers to one thing. */
interface Locator extends Omit<INodeProperties, 'type' | 'default' | 'modes'> {
	/** The method of the editor that lists what there is, and what stands in the list before a choice */
	list: { method: string; placeholder: string };
	/** The other ways */
	modes: INodePropertyMode[];
}

/** One thing to be picked from a list of SuperOffice, or given in another way. */
export function locatorProperty({ list, modes, ...property }: Locator): INodeProperties {
	return {
		...property,
		type: 'resourceLocator',
		default: { mode: LIST, value: '' },
		modes: [
			{
				displayName: 'From List',
				name: LIST,
				type: 'list',
				placeholder: list.placeholder,
				typeOptions: { searchListMethod: list.method, searchable: true },
			},
			...modes,
		],
	};
}

/** A parameter that refers to several things. */
interface Picker extends Omit<INodeProperties, 'type' | 'default' | 'typeOptions' | 'options'> {
	/** The method of the editor that lists what there is */
	method: string;
}

/**
 * Some things to be picked from a list of SuperOffice. An expression may give names and IDs as well,
 * which n8n would otherwise mark as not supported.
 */
export function pickerProperty({ method, description, ...property }: Picker): INodeProperties {
	// The API's name stands at the end, as in all descriptions.
	const [words, apiName = ''] = (description ?? '').split(/(?= API name: )/);
	return {
		...property,
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: method, loadOptionsDependsOn: ['authentication'] },
		allowArbitraryValues: true,
		default: [],
		description: `${words} Choose from the list, or give them by an <a href="https://docs.n8n.io/code/expressions/">expression</a>, as a list or separated by commas.${apiName}`,
	};
}

/**
 * Takes a locator apart that has these modes; one that is given whole by an expression has none.
 *
 * @throws InvalidInput for another mode
 */
export function locatedBy<Mode extends string>(
	given: unknown,
	label: string,
	modes: readonly Mode[],
): { mode?: Mode; value: unknown } {
	const { mode, value } = located(given);
	if (mode === undefined) return { value };
	const isKnown = modes.some((each) => each === mode);
	if (isKnown) return { mode: mode as Mode, value };
	throw new InvalidInput(
		`'${label}' is given in the way ${shown(mode)}, which it does not have`,
		`Its ways are ${modes.join(', ')}.`,
	);
}

/** What a locator refers to. */
export type IdOrName = { id: number } | { name: string };

/**
 * Reads a locator with From List, By ID and By Name. By Name a number is a name, too; a value
 * without a mode is an ID where it is a number or the text of one.
 *
 * @throws InvalidInput that names the parameter
 */
export function idOrName(given: unknown, label: string): IdOrName {
	const { mode, value } = locatedBy(given, label, [LIST, 'id', 'name'] as const);
	const isName = mode === 'name' || (mode === undefined && isWords(value));
	return isName
		? { name: text(value, label).trim() }
		: {
				id: wholeNumber(1, mode && `It is given by its ID. Choose By Name to give a name.`)(
					value,
					label,
				),
			};
}

/** Whether a value without a mode is a name: anything else is an ID, or wrong. */
export function isWords(value: unknown): boolean {
	return typeof value === 'string' && !IS_NUMBER.test(value);
}
