import { loadPackage } from '../engine/harness.mts';

/** An operation as the editor lists it. */
interface ListedOperation {
	/** `<resource>/<operation>` */
	id: string;
	resource: string;
	name: string;
	description: string;
}

/** Every operation of the built node, in the order of the editor's lists. */
export async function operations(): Promise<ListedOperation[]> {
	const { node } = await loadPackage();
	const { properties } = node.description;
	const resources = properties.find(({ name }) => name === 'resource')?.options ?? [];
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [], displayOptions }) =>
			options.map((option) => {
				const resource = String(displayOptions?.show?.resource?.[0]);
				const { name, value, description } = option as unknown as Record<string, string>;
				const { name: label } = resources.find(
					(each) => 'value' in each && each.value === resource,
				)!;
				return { id: `${resource}/${value}`, resource: label, name, description };
			}),
		);
}
