import type { INodePropertyOptions, ResourceMapperField } from 'n8n-workflow';

import { readable } from '../../languages';
import type { Reading } from '../../run';
import { customFieldsOf, entriesFor, labelOf, type FieldInfo } from './fieldInfo';
import { kindOf } from './kinds';

/** The most entries that the editor offers to choose from: it keeps them all in the workflow. */
const MOST_OFFERED = 200;

/**
 * The custom fields that the editor offers, in the order that SuperOffice shows them in; what cannot
 * be written is not among them.
 *
 * @param isNew Whether it is for a new user, who needs the mandatory ones
 */
export async function offeredFields(run: Reading, isNew: boolean): Promise<ResourceMapperField[]> {
	const fields = (await customFieldsOf(run))
		.filter((field) => !field.IsReadOnly && kindOf(field).type !== undefined)
		.sort((a, b) => (a.Rank ?? 0) - (b.Rank ?? 0));
	const labels = fields.map(labelOf);
	const isTwice = (label: string) => labels.indexOf(label) !== labels.lastIndexOf(label);
	return await Promise.all(
		fields.map(async (field, index) => {
			const label = labels[index];
			const required = isNew && field.IsMandatory === true;
			return {
				id: field.FieldName,
				displayName: isTwice(label) ? `${label} (${field.FieldName})` : label,
				required,
				defaultMatch: false,
				canBeUsedToMatch: false,
				display: true,
				// Only what is chosen is sent.
				removed: !required,
				...(await inputFor(run, field)),
			};
		}),
	);
}

/** How the value is given: chosen from what there is, where that is known and not too much. */
async function inputFor(
	run: Reading,
	field: FieldInfo,
): Promise<Pick<ResourceMapperField, 'type' | 'options'>> {
	const { type } = kindOf(field);
	if (type !== 'options') return { type };
	const options = await optionsOf(run, field);
	return options.length > 0 && options.length <= MOST_OFFERED
		? { type, options }
		: { type: 'string' };
}

async function optionsOf(run: Reading, field: FieldInfo): Promise<INodePropertyOptions[]> {
	if (field.Choices) return field.Choices.map((each) => ({ name: readable(each), value: each }));
	// A list that cannot be read is no reason to offer no field at all: its entries are given by ID.
	const entries = await entriesFor(run, field).catch(() => []);
	return entries.map(({ id, text }) => ({ name: readable(text), value: id }));
}
