import { isObject } from '../carriers/reading.mts';

/**
 * `$select` on a carrier: every key stays, the values not asked for become null. A path such as
 * `person/firstname` keeps the whole top-level property. `_Links` is no property of the entity.
 */
export function selectProperties(body: unknown, select: string | undefined): unknown {
	const names = (select ?? '')
		.split(',')
		.map((name) => name.trim().split(/[/.]/)[0].toLowerCase())
		.filter((name) => name !== '');
	return names.length === 0 ? body : blankOthers(body, names);
}

function blankOthers(body: unknown, names: string[]): unknown {
	if (Array.isArray(body)) return body.map((item) => blankOthers(item, names));
	if (!isObject(body)) return body;
	const isKept = (key: string) => key === '_Links' || names.includes(key.toLowerCase());
	return Object.fromEntries(
		Object.entries(body).map(([key, value]) => [key, isKept(key) ? value : null]),
	);
}
