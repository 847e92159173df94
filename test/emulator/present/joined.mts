/**
 * Several texts in one cell, such as a user's other groups. Each is written in the language that was
 * asked for before they are joined. How they are joined is not documented.
 */
export class JoinedTexts {
	constructor(readonly texts: string[]) {}

	toString(): string {
		return this.texts.join(', ');
	}
}
