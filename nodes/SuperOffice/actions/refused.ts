/**
 * Something that is not done, for a reason that was found before anything was written. `message`
 * says what is wrong in the words of the screen, `description` what to do; the item is added by the
 * caller.
 */
export class Refused extends Error {
	constructor(
		message: string,
		readonly description?: string,
	) {
		super(message);
		this.name = 'Refused';
	}
}
