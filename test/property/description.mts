import {
	NodeHelpers,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { SuperOfficeUser } from '../../nodes/SuperOffice/SuperOfficeUser.node.ts';

/** One operation of the node with its parameters, as the node's own description has them. */
export interface DescribedOperation {
	/** Resource and operation, for messages */
	name: string;
	resource: string;
	operation: string;
	/** Whether all input items are one thing together: what comes out belongs to some of them, or to none */
	takesAll: boolean;
	/** What the editor shows for it, below 'Resource' and 'Operation' */
	properties: INodeProperties[];
}

const FOR_ALL = ['user.compare'];

const { properties: ALL } = new SuperOfficeUser().description;

/** The parameters that choose what runs: they are no expressions, and are tried by themselves. */
export const SELECTORS = ['authentication', 'resource', 'operation'];

/** Every operation of the node. */
export const OPERATIONS: DescribedOperation[] = ALL.filter(
	({ name }) => name === 'operation',
).flatMap(({ displayOptions, options }) => {
	const resource = String(displayOptions?.show?.resource?.[0]);
	return (options as INodePropertyOptions[]).map(({ value }) => {
		const operation = String(value);
		const properties = ALL.filter(
			(property) =>
				property.type !== 'notice' &&
				!SELECTORS.includes(property.name) &&
				belongsTo(property, resource, operation),
		);
		const name = `${resource}.${operation}`;
		return { name, resource, operation, takesAll: FOR_ALL.includes(name), properties };
	});
});

/** Whether a parameter belongs to an operation, whatever else it depends on. No tool of an agent runs here. */
function belongsTo(property: INodeProperties, resource: string, operation: string): boolean {
	const {
		resource: resources,
		operation: operations,
		'@tool': forTools,
	} = property.displayOptions?.show ?? {};
	if (forTools) return false;
	const displayOptions = { show: { resource: resources, operation: operations } };
	const alone = { ...property, displayOptions } as INodeProperties;
	return NodeHelpers.displayParameter({ resource, operation }, alone, null, null);
}

/** The parameters inside of a collection; none of others. */
export function membersOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
}

/** The parameters of an operation that have a value, each by its path, e.g. `options.timeout`. */
export function valuesOf({ properties }: Pick<DescribedOperation, 'properties'>): string[] {
	return properties.flatMap((property) => {
		const members = membersOf(property);
		if (members.length === 0) return [property.name];
		return valuesOf({ properties: members }).map((path) => `${property.name}.${path}`);
	});
}

/** What the screen calls a parameter, and those inside of it. */
export function displayNamesOf(property: INodeProperties): string[] {
	return [property.displayName, ...membersOf(property).flatMap(displayNamesOf)];
}
