import { briefly } from '../../../transport/briefly';
import { omit, type PartialUser } from '../../carrier';
import { InvalidInput, LONGEST_SHOWN, shown } from '../../invalidInput';
import { nearest } from '../../nearest';
import { hasName } from '../../references';
import type { Run } from '../../run';
import { customFieldsOf, labelOf, type FieldInfo } from './fieldInfo';
import { GivenFields } from './given';
import { kindOf } from './kinds';

/**
 * The same user with custom fields by their names in the API, written as SuperOffice has them.
 * SuperOffice leaves out a field that it does not know, without a word, so each is looked up.
 *
 * @throws InvalidInput for a name that no field or more than one has, and for a value of another type
 */
export async function resolveCustomFields<User extends PartialUser>(
	run: Run,
	user: User,
): Promise<User> {
	const given: unknown = user.CustomFields;
	if (!(given instanceof GivenFields)) return user;
	const fields = await customFieldsOf(run);
	const found = new Map<FieldInfo, unknown>();
	for (const [name, value] of given.values) {
		const field = fieldCalled(name, fields, given);
		if (!field) continue;
		if (found.has(field)) {
			throw new InvalidInput(
				`'${given.label}' has the field ${shown(labelOf(field))} more than once`,
				`Its name in the API is ${field.FieldName}; give the one or the other.`,
			);
		}
		found.set(field, value);
	}
	const zone = run.caller.getTimezone();
	const written = [...found].map(async ([field, value]) => {
		const label = `${given.label}: ${briefly(labelOf(field), LONGEST_SHOWN)}`;
		return [
			field.FieldName,
			await kindOf(field).encode(value, { field, label, zone, run }),
		] as const;
	});
	const CustomFields = Object.fromEntries(await Promise.all(written));
	// Of an item that has none there is nothing to send; an empty map would be a change, too.
	return found.size > 0 ? { ...user, CustomFields } : (omit(user, 'CustomFields') as User);
}

/** The field with a name of the API or a label; of an item, other fields and read-only ones are left out. */
function fieldCalled(
	name: string,
	fields: FieldInfo[],
	{ areOfItem, label }: GivenFields,
): FieldInfo | undefined {
	const word = name.trim();
	const isNamed = ({ FieldName }: FieldInfo) => FieldName.toLowerCase() === word.toLowerCase();
	const byName = fields.filter(isNamed);
	const found =
		byName.length > 0 ? byName : fields.filter((field) => hasName(field.DisplayName ?? '', word));
	if (found.length > 1) {
		throw new InvalidInput(
			`'${label}': more than one field is called ${shown(word)}`,
			`Give the name that the one you mean has in the API: ${found.map(described).join(', ')}.`,
		);
	}
	const [field] = found;
	if (areOfItem) return field?.IsReadOnly ? undefined : field;
	if (!field) {
		const names = fields.flatMap((each) =>
			[each.FieldName, labelOf(each)].map((text) => ({ each, text })),
		);
		const near = new Set(nearest(word, names, ({ text }) => text).map(({ each }) => each));
		throw new InvalidInput(
			`'${label}': there is no field called ${shown(word)}`,
			`Near it: ${[...near].map(described).join(', ') || 'none'}. Give the label of a field, or the name that it has in the API.`,
		);
	}
	if (field.IsReadOnly) {
		throw new InvalidInput(
			`'${label}: ${briefly(labelOf(field), LONGEST_SHOWN)}' is read-only in SuperOffice`,
			'Take the field away, or let an administrator make it writable.',
		);
	}
	return field;
}

function described(field: FieldInfo): string {
	return `${field.FieldName} (${labelOf(field)})`;
}
