import { briefly } from '../transport/briefly';
import { Refused } from './refused';

/**
 * A parameter that cannot be used. `message` names the parameter by its display name and says what
 * is wrong, `description` what to do.
 */
export class InvalidInput extends Refused {
	constructor(message: string, description?: string) {
		super(message, description);
		this.name = 'InvalidInput';
	}
}

/** Characters of a value that a message shows. */
export const LONGEST_SHOWN = 60;

/**
 * A value as a message shows it: short. Of lists and objects only the kind is shown, because a
 * password may be in them.
 */
export function shown(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (value === '') return 'empty';
	if (typeof value === 'object' && value !== null) return kindOf(value);
	return briefly(typeof value === 'string' ? `"${value}"` : String(value), LONGEST_SHOWN);
}

/** What kind of a value it is, for where a text, too, may hold a password. */
export function kindOf(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (typeof value === 'string') return 'text';
	if (typeof value === 'bigint') return 'a BigInt';
	if (typeof value === 'function') return 'a function';
	if (Array.isArray(value)) return 'a list';
	if (value instanceof Date && Number.isNaN(value.getTime())) return 'an invalid date';
	return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
