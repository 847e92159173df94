import { isBlank } from '../values';

/**
 * Cells of an archive in its short form (`$mode=Slim`): lists come as the text that is shown,
 * numbers and flags as such.
 */

/** A text; an empty one for an empty cell. */
export function textIn(cell: unknown): string {
	return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
}

/** Texts that are no check mark. */
const NO = ['', '0', 'false', 'no'];

/**
 * A flag. What a license column shows is not documented; a check mark may come as a text, so
 * everything counts that does not say no.
 */
export function flagIn(cell: unknown): boolean {
	if (typeof cell === 'string') return !NO.includes(cell.trim().toLowerCase());
	return Boolean(cell);
}

/** A flag; `null` where SuperOffice does not say. */
export function flagOrNull(cell: unknown): boolean | null {
	return isBlank(cell) ? null : flagIn(cell);
}

/** Whether a user is active, by the column that says so. Nobody is taken for retired because it is empty. */
export function isActiveIn(cell: unknown): boolean {
	return flagOrNull(cell) ?? true;
}

/** One language of a text, as in `languages.ts`. */
const PART = /(\w\w):"([^"]*)"/g;

/** A text in one or several languages, or any other text, up to the next comma or semicolon. */
const TEXT = /\s*(?:(\w\w:"[^"]*"(?:;\w\w:"[^"]*")*)|([^,;]+))/g;

/**
 * The texts that a cell of several shows, such as other groups. How they are joined is not
 * documented: commas and semicolons part them here, and a list is taken as it is. Texts in several
 * languages (`NO:"Salg";US:"Sales", NO:"Marked";US:"Marketing"`) stay whole, also beside others.
 */
export function textsIn(cell: unknown): string[] {
	if (Array.isArray(cell)) return cell.flatMap(textsIn);
	return [...textIn(cell).matchAll(TEXT)]
		.flatMap(([, inLanguages, plain]) => (inLanguages ? partsIn(inLanguages) : [plain.trim()]))
		.filter((text) => text !== '');
}

/** A new text begins where the code of a language comes again. */
function partsIn(joined: string): string[] {
	const texts: string[] = [];
	const codes = new Set<string>();
	for (const [part, code] of joined.matchAll(PART)) {
		if (texts.length === 0 || codes.has(code)) {
			codes.clear();
			texts.push(part);
		} else texts[texts.length - 1] += `;${part}`;
		codes.add(code);
	}
	return texts;
}
