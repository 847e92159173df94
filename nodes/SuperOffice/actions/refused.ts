/**
 * Something that is not done, or not wholly, for a reason that SuperOffice does not give as an
 * error. `message` says what is wrong in the words of the screen, and what was done all the same;
 * `description` says what to do. The item is added by the caller.
 */
export class Refused extends Error {
	constructor(
		message: string,
		readonly description?: string,
	) {
		super(message);
		this.name = 'Refused';
	}

	/** The same in words without secrets. */
	redacted(redact: <T>(value: T) => T): Refused {
		return new Refused(redact(this.message), redact(this.description));
	}
}
