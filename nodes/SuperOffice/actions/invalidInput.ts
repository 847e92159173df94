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

const LONGEST_SHOWN = 60;

/**
 * A value as a message shows it: short. Of lists and objects only the kind is shown, because a
 * password may be in them.
 */
export function shown(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (value === '') return 'empty';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object' && value !== null) return 'an object';
	const text = typeof value === 'string' ? `"${value}"` : String(value);
	return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
