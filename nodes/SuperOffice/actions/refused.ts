import { withoutHalves } from './halves';

/**
 * Something that is not done, or not wholly, for a reason that SuperOffice does not give as an
 * error. `message` says what is wrong in the words of the screen, and what was done all the same;
 * `description` says what to do. The item is added by the caller. No half of a character is in them,
 * whatever was cut off where: it cannot be shown, and not every database can keep it.
 */
export class Refused extends Error {
	readonly description?: string;

	constructor(message: string, description?: string) {
		super(withoutHalves(message));
		this.name = 'Refused';
		this.description = description === undefined ? undefined : withoutHalves(description);
	}

	/** The same in words without secrets. */
	redacted(redact: <T>(value: T) => T): Refused {
		return new Refused(redact(this.message), redact(this.description));
	}
}
