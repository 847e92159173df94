import { isObject } from '../carriers/reading.mts';
import { KINDS } from './kinds.mts';
import type { FaultRule } from './rule.mts';
import { FAULT_KINDS } from './rule.mts';

/** What a value of a member may be; `undefined` is always allowed. */
type Test = (value: unknown) => boolean;

const text: Test = (value) => typeof value === 'string';
const flag: Test = (value) => typeof value === 'boolean';
const atLeast =
	(least: number): Test =>
	(value) =>
		typeof value === 'number' && value >= least;
const count =
	(least: number): Test =>
	(value) =>
		Number.isInteger(value) && atLeast(least)(value);
const oneOf =
	(...values: readonly string[]): Test =>
	(value) =>
		text(value) && values.includes(value as string);

/** Every member that a rule can have. A name that is not here is a typing error. */
const MEMBERS: Record<keyof FaultRule, Test> = {
	method: text,
	path: text,
	times: count(0),
	eachRequest: flag,
	every: count(1),
	probability: (value) => atLeast(0)(value) && (value as number) <= 1,
	seed: count(0),
	then: (value) => Array.isArray(value) && value.every(isObject),
	kind: oneOf(...FAULT_KINDS),
	when: oneOf('before', 'after'),
	forMs: atLeast(0),
	overMs: atLeast(0),
	framing: oneOf('length', 'chunked'),
	retryAfterSeconds: atLeast(0),
	retryAfterDate: atLeast(0),
	location: text,
	status: (value) => count(100)(value) && (value as number) <= 599,
	headers: (value) => isObject(value) && Object.values(value).every(text),
	body: () => true,
	contentType: text,
	delayMs: atLeast(0),
	drop: oneOf('before', 'after'),
};

/** What a kind says itself. */
const OWN: Array<keyof FaultRule> = ['status', 'headers', 'body', 'contentType', 'drop'];

/** What only some kinds understand. */
const OF_KINDS: Array<keyof FaultRule> = [
	...(['forMs', 'overMs', 'framing', 'retryAfterSeconds', 'retryAfterDate', 'location'] as const),
];

/**
 * Looks whether a rule means something, so that a test is not green because its fault never came.
 * @throws Error that names the member
 */
export function checkRule(rule: FaultRule): void {
	// Rules also come over HTTP.
	const members: unknown = rule;
	if (!isObject(members)) throw new Error('A fault rule is an object.');
	for (const [name, value] of Object.entries(members)) {
		const test = Object.hasOwn(MEMBERS, name) ? MEMBERS[name as keyof FaultRule] : undefined;
		if (test === undefined) throw new Error(`A fault rule has no '${name}'.`);
		if (value !== undefined && !test(value)) {
			throw new Error(`'${name}' of a fault rule cannot be ${JSON.stringify(value)}.`);
		}
	}
	checkKind(rule);
	rule.then?.forEach(checkRule);
}

function checkKind(rule: FaultRule): void {
	const { kind, when } = rule;
	const has = (name: keyof FaultRule): boolean => rule[name] !== undefined;
	if (kind === undefined) {
		const lost = (['when', ...OF_KINDS] as const).find(has);
		if (lost !== undefined) throw new Error(`'${lost}' of a fault rule needs a kind.`);
		return;
	}
	const { strikes, takes = [] } = KINDS[kind];
	const foreign = [...OWN, ...OF_KINDS.filter((name) => !takes.includes(name))].find(has);
	if (foreign !== undefined) throw new Error(`A fault '${kind}' takes no '${foreign}'.`);
	if (when !== undefined && !strikes.includes(when)) {
		throw new Error(`A fault '${kind}' cannot strike ${when} the request is served.`);
	}
}
