import type { IExecuteFunctions, INodeProperties, ResourceMapperTypeOptions } from 'n8n-workflow';

import { isObject } from '../../../transport/json';
import { jsonObject } from '../../jsonValues';
import { isBlank, oneOf, type Convert } from '../../values';

const NAME = 'customFields';

/** The mode of n8n's mapper in which all fields of the item are taken. */
const FROM_ITEM = 'autoMapInputData';
const MODES = ['defineBelow', FROM_ITEM];

const EXAMPLE = '{ "SuperOffice:1": "B-1042", "Desk number": 214 }';

const MAPPER: ResourceMapperTypeOptions = {
	resourceMapperMethod: 'getCustomFields',
	mode: 'map',
	valuesLabel: 'Custom Fields',
	fieldWords: { singular: 'custom field', plural: 'custom fields' },
	hideNoDataError: true,
	refreshStaleSchemaOnOpen: true,
};

/**
 * 'Custom Fields'. A resource mapper works in n8n only at the top level of the parameters, so it
 * stands beside the collections of fields.
 */
export const customFieldsProperty: INodeProperties = {
	displayName: 'Custom Fields',
	name: NAME,
	type: 'resourceMapper',
	// The editor has no expression for a mapper as a whole, but would show the switch for it.
	noDataExpression: true,
	// With an empty object in the place of null the editor would show all fields at once.
	default: { mappingMode: 'defineBelow', value: null },
	typeOptions: { resourceMapper: MAPPER },
	description:
		'User-defined and extra fields by their labels or their names in the API. Fields that are not named keep their values. API name: CustomFields.',
};

/** The same for a new user: the editor asks for the mandatory fields. */
export const newCustomFieldsProperty: INodeProperties = {
	...customFieldsProperty,
	typeOptions: { resourceMapper: { ...MAPPER, mode: 'add' } },
};

/** Custom fields as they were given: by names of the API or labels, their values not looked at yet. */
export class GivenFields {
	constructor(
		readonly values: Array<[name: string, value: unknown]>,
		/** Whether they are all fields of an item, most of which are no custom fields */
		readonly areOfItem: boolean,
		/** Display name of the parameter that they come from */
		readonly label: string,
	) {}
}

/**
 * Reads 'Custom Fields' as a field for `readFields`; nothing where it is not set. Beside what the
 * editor makes, an object of names and values is taken, or its JSON text.
 */
export function readCustomFields(
	caller: IExecuteFunctions,
	itemIndex: number,
): Record<string, unknown> {
	const value = valueOf(caller, itemIndex);
	return isBlank(value) ? {} : { [NAME]: value };
}

function valueOf(caller: IExecuteFunctions, itemIndex: number): unknown {
	// What the editor keeps beside the values is not evaluated: labels are SuperOffice's, no expressions.
	const raw: unknown = caller.getNodeParameter(NAME, itemIndex, null, { rawExpressions: true });
	if (!isObject(raw) || !('mappingMode' in raw)) {
		return caller.getNodeParameter(NAME, itemIndex, null);
	}
	const { mappingMode, value } = raw;
	if (mappingMode === FROM_ITEM) {
		return { mappingMode, value: caller.getInputData()[itemIndex].json };
	}
	if (isBlank(value)) return { mappingMode };
	// n8n's own check would speak of names in the place of labels.
	const options = { skipValidation: true };
	return { mappingMode, value: caller.getNodeParameter(`${NAME}.value`, itemIndex, null, options) };
}

/** What is given for custom fields, to be resolved before it is sent; nothing where no field is. */
export const givenFields: Convert = (value, label) => {
	if (!isObject(value) || !('mappingMode' in value)) return fieldsIn(value, label, false);
	const mode = oneOf(MODES)(value.mappingMode, label);
	return fieldsIn(value.value, label, mode === FROM_ITEM);
};

function fieldsIn(value: unknown, label: string, areOfItem: boolean): GivenFields | undefined {
	if (isBlank(value)) return undefined;
	const fields = isObject(value) ? value : jsonObject(value, label, EXAMPLE);
	// An expression that gives nothing is no wish to empty the field.
	const values = Object.entries(fields).filter(([, each]) => each !== undefined);
	return values.length > 0 ? new GivenFields(values, areOfItem, label) : undefined;
}
