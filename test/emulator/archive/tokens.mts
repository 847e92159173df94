import { MalformedRequestError } from '../errors.mts';

/** A part of a filter: a word or sign, or a literal value. */
export interface Token {
	word?: string;
	value?: string | number;
}

/** The sign `=` may stand without blanks, as in `getAllRows=true`; it is no part of `<=` and `>=`. */
const TOKEN =
	/\s*(?:'((?:[^']|'')*)'|([(),]|=|[<>]=?)|(-?\d+(?:\.\d+)?)(?![\w])|((?:[^\s(),'=<>]|->)+))/y;

/** Splits a filter. Quotes inside a text are doubled, as in OData. */
export function readTokens(text: string): Token[] {
	const tokens: Token[] = [];
	const source = text.trim();
	const pattern = new RegExp(TOKEN);
	while (pattern.lastIndex < source.length) {
		const match = pattern.exec(source);
		if (match === null) throw new MalformedRequestError(`Cannot read filter '${text}'.`);
		const [, quoted, sign, number, word] = match;
		if (quoted !== undefined) tokens.push({ value: quoted.replaceAll("''", "'") });
		else if (number !== undefined) tokens.push({ value: Number(number) });
		else tokens.push({ word: sign ?? word });
	}
	return tokens;
}
