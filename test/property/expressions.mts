import fc from 'fast-check';
import type {
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	NodeParameterValueType,
} from 'n8n-workflow';

import { membersOf, type DescribedOperation } from './description.mts';
import { MOST_ENTRIES } from './inputs.mts';

/**
 * What of a node's parameters is the same for all items, because n8n takes no expression there: how
 * many entries the fixed collections have, how a resource is located, and how fields are mapped.
 */
export interface Shape {
	entries: number;
	/**
	 * A mode of the locators that have it, or one that none has; where it is absent, and for the others,
	 * the whole parameter is an expression
	 */
	mode?: string;
	/** The mode of resource mappers */
	mapping: string;
}

/** A run in which every parameter is used. */
export const WITH_ENTRIES: Shape = { entries: MOST_ENTRIES, mapping: 'defineBelow' };

const MODES = ['list', 'name', 'id', 'userName', 'associateId', 'personId', 'serviceUserId', 'nix'];

/** Shapes of a run. */
export const shape: fc.Arbitrary<Shape> = fc.record({
	entries: fc.oneof(fc.constant(0), fc.nat(MOST_ENTRIES)),
	mode: fc.oneof(
		// Only so does a value say itself how it is given: in another way few of them would fit.
		{ weight: 2, arbitrary: fc.constant(undefined) },
		{ weight: 1, arbitrary: fc.constantFrom(...MODES) },
	),
	mapping: fc.constantFrom('defineBelow', 'defineBelow', 'autoMapInputData', 'nix'),
});

/** The parameters of the node: each value is an expression on the item, which has an input for JSON. */
export function parametersOf(operation: DescribedOperation, form: Shape): INodeParameters {
	const { resource, operation: name, properties } = operation;
	return { resource, operation: name, ...valuesOf(properties, form, '$json') };
}

function valuesOf(properties: INodeProperties[], form: Shape, holder: string): INodeParameters {
	const entries = properties.map((property) => [
		property.name,
		expressionOf(property, form, `${holder}?.${property.name}`),
	]);
	return Object.fromEntries(entries) as INodeParameters;
}

function expressionOf(
	property: INodeProperties,
	form: Shape,
	path: string,
): NodeParameterValueType {
	if (property.type === 'collection') return valuesOf(membersOf(property), form, path);
	if (property.type === 'fixedCollection') return entriesOf(property, form, path);
	const { mode } = form;
	const isMode = mode === 'nix' || property.modes?.some(({ name }) => name === mode);
	if (property.type === 'resourceLocator' && mode && isMode) {
		return { __rl: true, mode, value: `={{ ${path} }}` };
	}
	if (property.type === 'resourceMapper') {
		return { mappingMode: form.mapping, value: `={{ ${path} }}`, schema: [] };
	}
	return `={{ ${path} }}`;
}

function entriesOf({ options }: INodeProperties, form: Shape, path: string): INodeParameters {
	if (form.entries === 0) return {};
	const lists = (options as INodePropertyCollection[]).map(({ name, values }) => [
		name,
		Array.from({ length: form.entries }, (_, index) =>
			valuesOf(values, form, `${path}?.${name}?.[${index}]`),
		),
	]);
	return Object.fromEntries(lists) as INodeParameters;
}
