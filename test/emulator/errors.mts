/** The exception names of SuperOffice this emulator raises; they travel as `ErrorType`. */
export type ErrorType =
	| 'SoDuplicateException'
	| 'SoIllegalOperationException'
	| 'SoInvalidArgumentException'
	| 'SoInvalidPasswordException'
	| 'SoLicenseException'
	| 'SoNotFoundException'
	| 'SoNotSupportedException'
	| 'SoValidationException';

/** A refusal by the rules of SuperOffice. It knows nothing of HTTP; the server writes it. */
export class SuperOfficeError extends Error {
	constructor(
		readonly type: ErrorType,
		message: string,
		/** Text of the status line, where the documents give one. */
		readonly reason?: string,
	) {
		super(message);
	}
}

/** A request the server cannot read: wrong id, broken JSON, value of the wrong type. */
export class MalformedRequestError extends Error {}

/** A save without an entity in its body. */
export class MissingEntityError extends Error {
	constructor() {
		super('Bad request. Entity to save is not in request body.');
	}
}

/** A `test` operation of a JSON Patch that did not match. */
export class PatchTestError extends Error {}

/** The user was changed after the date of If-Unmodified-Since. */
export class PreconditionError extends Error {}

/** A custom command for a user that does not exist: the one 404 whose body is `null`. */
export class NoUserForCommandError extends Error {
	constructor() {
		super('User with given id does not exist in the db.');
	}
}
