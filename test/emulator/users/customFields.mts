import type { UserContent } from '../carriers/shapes.mts';
import type { State } from '../state.mts';

type Fields = Pick<UserContent, 'CustomFields' | 'ExtraFields'>;

/** CustomFields hold all the fields, the deprecated ExtraFields only those of the extra table. */
export function fieldsOf(values: Record<string, string>): Fields {
	return {
		CustomFields: { ...values },
		ExtraFields: Object.fromEntries(
			Object.entries(values).filter(([name]) => name.startsWith('x_')),
		),
	};
}

/**
 * What a save stores. Both maps may name the same field with different values: then CustomFields
 * wins, being the one that is not deprecated. Names that are no field are ignored; the documents
 * do not say what the server does with them.
 */
export function mergeFields(state: State, sent: Fields): Record<string, string> {
	const names = new Map(
		state.customFields.map(({ FieldName }) => [FieldName.toLowerCase(), FieldName]),
	);
	const known = (values: Record<string, string>): [string, string][] =>
		Object.entries(values).flatMap(([key, value]) => {
			const name = names.get(key.toLowerCase());
			return name === undefined ? [] : [[name, value]];
		});
	const extra = known(sent.ExtraFields).filter(([name]) => name.startsWith('x_'));
	return Object.fromEntries([...extra, ...known(sent.CustomFields)]);
}

/** Every field with no value: what a new user starts with. */
export function emptyFields(state: State): Record<string, string> {
	return Object.fromEntries(state.customFields.map(({ FieldName }) => [FieldName, '']));
}
