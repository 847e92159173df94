import type { INodeExecutionData } from 'n8n-workflow';

import { displayNamesOf } from '../description.mts';
import type { Claim } from './outcome.mts';
import { short } from './outcome.mts';
import { indexOf } from './pairing.mts';

/** Words by which the engine of JavaScript says that a program is wrong. */
const CRASH =
	/cannot (read|set|convert|destructure|mix|delete|serialize)|is not (a function|iterable|a constructor|defined|an object)|call stack|invalid (array|string) length|circular structure|URI malformed|invalid (URL|time value)|do not know how to serialize|undefined \(reading|object null/i;

/** The code by which Node.js refuses to make a request of what it is given. */
const UNSENDABLE = /\bERR_[A-Z_]+/;

/**
 * How a message begins, or what it holds, where it is not about one parameter: docs/errors.md lists them
 * under Messages.
 */
const FORMS = [
	/^SuperOffice did not /,
	/^SuperOffice does not offer /,
	/^The user was not (created|changed)\. /,
	/^Not done: /,
	/^More than one user is meant: /,
	/^User .* was changed by somebody else meanwhile/,
	/^User .* belongs to person /,
	/^User .* was restored, but got no user plan: /,
];

const LONGEST_MESSAGE = 2_000;
const LONGEST_DESCRIPTION = 5_000;

/** What a program makes of a value that is not there, or has no text; a text of the user's stands in quotes. */
const NOTHING = /\bundefined\b|\[object Object\]|native code/;

interface Shown {
	message: string;
	description: string;
	context: { itemIndex?: number };
	name: string;
}

/** Errors are n8n's own, of their item, whole, and say what is wrong in the words of the screen. */
export const areTold: Claim = ({ operation, result: { items } }) => {
	const names = new Set(operation.properties.flatMap(displayNamesOf));
	return items
		.filter((item) => item.error)
		.flatMap((item) => {
			const error = shownIn(item);
			return problemsOf(item, error, names).map(
				(problem) => `the error of item ${indexOf(item)} ${problem}: ${short(error.message, 500)}`,
			);
		});
};

function shownIn({ error }: INodeExecutionData): Shown {
	const { message, description, context, name } = error as unknown as Partial<Shown>;
	return {
		message: message ?? '',
		description: description ?? '',
		context: context ?? {},
		name: name ?? '',
	};
}

function problemsOf(item: INodeExecutionData, error: Shown, names: Set<string>): string[] {
	const { message, description, context, name } = error;
	const words = `${message} ${description}`;
	const isOwn = FORMS.some((form) => form.test(message));
	const checks: Array<[boolean, string]> = [
		[!['NodeOperationError', 'NodeApiError'].includes(name), `is a ${name}`],
		[context.itemIndex !== indexOf(item), `says item ${context.itemIndex}`],
		[message === '', 'says nothing'],
		[CRASH.test(words), 'is that of a crash'],
		[UNSENDABLE.test(words), 'is one of Node.js, which the node should have made'],
		[message.length > LONGEST_MESSAGE, 'is too long'],
		[description.length > LONGEST_DESCRIPTION, 'has a description that is too long'],
		[/\p{Surrogate}/u.test(words), 'has half of a character in it'],
		[NOTHING.test(message.replace(/".*"/s, '')), 'shows what is nothing'],
		[item.json.error !== message, 'is not what the item says'],
		[!isOwn && !namesParameter(words, names), 'names no parameter'],
	];
	return checks.flatMap(([isWrong, problem]) => (isWrong ? [problem] : []));
}

/** `'Custom Fields'`, or what is inside of it, as in `'Custom Fields: SuperOffice:1'`. */
function namesParameter(words: string, names: Set<string>): boolean {
	return [...names].some((name) => words.includes(`'${name}'`) || words.includes(`'${name}: `));
}
