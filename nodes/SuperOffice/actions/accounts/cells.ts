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

/** One language of a text, as in `languages.ts`. */
const PART = /(\w\w):"([^"]*)"/g;

/**
 * The texts that a cell of several shows, such as other groups. How they are joined is not
 * documented: commas and semicolons part them here, and a list is taken as it is. Texts in several
 * languages (`NO:"Salg";US:"Sales", NO:"Marked";US:"Marketing"`) stay whole.
 */
export function textsIn(cell: unknown): string[] {
	if (Array.isArray(cell)) return cell.flatMap(textsIn);
	const text = textIn(cell);
	const parts = /^\w\w:"/.test(text) ? partsIn(text) : text.split(/[,;]/);
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** A new text begins where the code of a language comes again, or something else than `;` is between. */
function partsIn(text: string): string[] {
	const texts: string[] = [];
	let codes = new Set<string>();
	let end = 0;
	for (const { 0: part, 1: code, index } of text.matchAll(PART)) {
		const isNext = codes.has(code) || text.slice(end, index).trim() !== ';';
		if (isNext) {
			codes = new Set();
			texts.push(part);
		} else texts[texts.length - 1] += `;${part}`;
		codes.add(code);
		end = index + part.length;
	}
	return texts;
}
