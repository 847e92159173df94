/** The first half of a sign that takes two code units, such as an emoji: nothing shows half a sign. */
const HALF = /[\uD800-\uDBFF]$/;

/** The beginning of a text that may be long. */
export function briefly(text: string, longest: number): string {
	return text.length > longest ? `${text.slice(0, longest).replace(HALF, '')}…` : text;
}
