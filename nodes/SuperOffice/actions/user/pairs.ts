import { briefly } from '../../transport/briefly';
import { isObject } from '../../transport/json';
import { InvalidInput, LONGEST_SHOWN, shown } from '../invalidInput';
import { text, type Convert } from '../values';

/** `{field: [{name, value}]}` of the editor as the map of texts that the carrier has. */
export const fieldValues: Convert = (value, label) => {
	const result = new Map<string, string | null>();
	const entries = entriesOf(value, 'field', label);
	for (const entry of entries ?? []) {
		const name = text(entry.name ?? '', `${label}: Name`).trim();
		if (name === '') {
			throw new InvalidInput(
				`'${label}' has a field without a name`,
				'Give the name the field has in the API, e.g. SuperOffice:1.',
			);
		}
		if (result.has(name)) {
			throw new InvalidInput(`'${label}' has the field ${shown(name)} more than once`);
		}
		result.set(name, fieldText(entry.value, `${label}: ${briefly(name, LONGEST_SHOWN)}`));
	}
	return entries && Object.fromEntries(result);
};

/** `{credential: [{type, value, displayValue}]}` of the editor as the carrier's list of credentials. */
export const credentials: Convert = (value, label) =>
	entriesOf(value, 'credential', label)?.map((entry) => {
		const type = text(entry.type ?? '', `${label}: Type`).trim();
		if (type === '') {
			throw new InvalidInput(
				`'${label}' has an entry without a type`,
				'Give the name of the type, e.g. CRM5/PASSWORD.',
			);
		}
		return {
			Type: { Type: type },
			Value: text(entry.value ?? '', `${label}: Value`),
			DisplayValue: text(entry.displayValue ?? '', `${label}: Display Value`),
		};
	});

/** Credential type of a user name with a password that SuperOffice keeps (COM pages on credentials). */
const PASSWORD_TYPE = 'CRM5/PASSWORD';

/** A password as the carrier's list of credentials; an empty one is none. */
export const password: Convert = (value, label) => {
	const secret = text(value ?? '', label);
	if (secret === '') return undefined;
	return [{ Type: { Type: PASSWORD_TYPE }, Value: secret, DisplayValue: '' }];
};

/**
 * The entries of a collection; undefined where it was added in the editor and no entry was made,
 * which is no wish to remove those that the user has.
 */
function entriesOf(
	value: unknown,
	name: string,
	label: string,
): Array<Record<string, unknown>> | undefined {
	const { [name]: entries, ...rest } = isObject(value) ? value : { rest: value };
	if (entries === undefined && Object.keys(rest).length === 0) return undefined;
	if (!Array.isArray(entries) || !entries.every(isObject) || Object.keys(rest).length > 0) {
		throw new InvalidInput(`'${label}' has to be {"${name}": [ … ]}, but is ${shown(value)}`);
	}
	return entries;
}

function fieldText(value: unknown, label: string): string | null {
	if (value === null) return null;
	return typeof value === 'boolean' ? String(value) : text(value ?? '', label);
}
