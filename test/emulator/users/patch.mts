import { isObject } from '../carriers/reading.mts';
import { MalformedRequestError, PatchTestError } from '../errors.mts';

type Json = Record<string, unknown>;

/**
 * Changes an entity as a PATCH asks: an array is a JSON Patch, an object a merge patch.
 * @param entity the entity as JSON; it is not changed
 * @returns the entity as a whole save would send it
 * @throws MalformedRequestError for operations the server does not know, PatchTestError
 */
export function applyPatch(entity: Json, patch: unknown): Json {
	const copy = structuredClone(entity);
	if (Array.isArray(patch)) patch.forEach((operation) => operate(copy, operation));
	else if (isObject(patch)) merge(copy, patch);
	else throw new MalformedRequestError('A patch is an array of operations or an object.');
	return copy;
}

function operate(entity: Json, operation: unknown): void {
	const { op, path, value } = isObject(operation) ? operation : {};
	if (typeof op !== 'string' || typeof path !== 'string') {
		throw new MalformedRequestError('An operation needs op and path.');
	}
	const { parent, key } = locate(entity, path);
	switch (op.toLowerCase()) {
		case 'add':
			add(parent, key, value);
			return;
		case 'replace':
			put(parent, key, value);
			return;
		case 'remove':
			remove(parent, key);
			return;
		case 'test':
			if (JSON.stringify(read(parent, key)) === JSON.stringify(value)) return;
			throw new PatchTestError(`The value at '${path}' is another one.`);
		default:
			throw new MalformedRequestError(`The operation '${op}' is not supported.`);
	}
}

type Parent = Json | unknown[];

/** A leading slash is optional and names have no case: `Category/Id`, `/Phones/-`. */
function locate(entity: Json, path: string): { parent: Parent; key: string } {
	const parts = path.split('/').filter((part) => part !== '');
	const last = parts.pop();
	if (last === undefined) throw new MalformedRequestError('The path is empty.');
	let parent: Parent = entity;
	for (const part of parts) {
		const inside: unknown = enter(parent, nameOf(parent, unescapePart(part)));
		if (!isObject(inside) && !Array.isArray(inside)) {
			throw new MalformedRequestError(`There is nothing at '${path}'.`);
		}
		parent = inside;
	}
	return { parent, key: nameOf(parent, unescapePart(last)) };
}

/** A reference that is null becomes an object, so that `Role/Id` can be set on it. */
function enter(parent: Parent, name: string): unknown {
	if (!Array.isArray(parent)) parent[name] ??= {};
	return read(parent, name);
}

function nameOf(parent: Parent, part: string): string {
	if (Array.isArray(parent)) return part;
	return Object.keys(parent).find((key) => key.toLowerCase() === part.toLowerCase()) ?? part;
}

function read(parent: Parent, key: string): unknown {
	return Array.isArray(parent) ? parent[Number(key)] : parent[key];
}

function add(parent: Parent, key: string, value: unknown): void {
	if (!Array.isArray(parent)) put(parent, key, value);
	else if (key === '-') parent.push(value);
	else parent.splice(Number(key), 0, value);
}

/** An object where the entity has an array is added to the array. */
function put(parent: Parent, key: string, value: unknown): void {
	const before = read(parent, key);
	if (Array.isArray(before) && isObject(value)) before.push(value);
	else if (isTextMap(key) && isObject(before) && isObject(value)) Object.assign(before, value);
	else if (Array.isArray(parent)) parent[Number(key)] = value;
	else parent[key] = value;
}

/** The documented example sets one custom field by replacing CustomFields; the others stay. */
function isTextMap(key: string): boolean {
	return key === 'CustomFields' || key === 'ExtraFields';
}

function remove(parent: Parent, key: string): void {
	if (Array.isArray(parent)) parent.splice(Number(key), 1);
	else parent[key] = null;
}

function merge(target: Json, patch: Json): void {
	for (const [part, value] of Object.entries(patch)) {
		const key = nameOf(target, part);
		const before = target[key];
		if (isObject(before) && isObject(value)) merge(before, value);
		else put(target, key, value);
	}
}

function unescapePart(part: string): string {
	return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
