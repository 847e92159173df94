/** Half of a character (a lone surrogate), as cutting a text in the middle of an emoji leaves it. */
const HALF = /\p{Surrogate}/gu;

/** Whether half of a character is in a text. */
export function hasHalf(text: string): boolean {
	return text.search(HALF) >= 0;
}

/** The text with the sign for an unknown character in the place of each half. */
export function withoutHalves(text: string): string {
	return text.replace(HALF, '\ufffd');
}
