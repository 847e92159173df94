import type { Random } from '../seed/generated/random.mts';
import { createRandom } from '../seed/generated/random.mts';
import { checkRule } from './check.mts';
import type { FaultRule } from './rule.mts';

/** What a rule looks at. */
export interface Asked {
	method: string;
	/** Path and query in plain text. */
	address: string;
	/** Text of the body. */
	text: string;
}

/** The faults ordered so far. */
export interface Faults {
	/** @throws Error that says what is wrong with a rule; then none of them is added */
	add: (...rules: FaultRule[]) => void;
	clear: () => void;
	/** Rules with times left, and how many; without a number there is no end. */
	pending: () => FaultRule[];
	/** The first rule that strikes this request, one of its times used up. */
	take: (asked: Asked) => FaultRule | undefined;
}

interface Waiting {
	rule: FaultRule;
	/** How many requests it has matched. */
	matched: number;
	left: number;
	random: Random;
	/** With `eachRequest`: how often each request has been struck. */
	struck: Map<string, number>;
}

/** @param close Closes the port for so many milliseconds */
export function createFaults(close: (ms: number) => void): Faults {
	let waiting: Waiting[] = [];
	const add = (...rules: FaultRule[]): void => {
		rules.forEach(checkRule);
		for (const rule of rules) {
			if (actsAtOnce(rule)) close(rule.forMs ?? CLOSED_MS);
			else waiting.push(wait(rule));
		}
	};
	return {
		add,
		clear() {
			waiting = [];
		},
		pending: () => waiting.filter(hasTimesLeft).map(describe),
		take(asked) {
			const found = waiting.find((each) => strikes(each, asked));
			if (found === undefined) return undefined;
			add(...(found.rule.then ?? []));
			return found.rule;
		},
	};
}

/** How long a port is closed of which the rule does not say it. */
export const CLOSED_MS = 100;

/** Nobody can be refused who is connected already, so a rule for everybody need not wait for one. */
function actsAtOnce({ kind, method, path, every, probability }: FaultRule): boolean {
	const waits = [method, path, every, probability].some((member) => member !== undefined);
	return kind === 'refused' && !waits;
}

function wait(rule: FaultRule): Waiting {
	const isEndless = rule.every !== undefined || rule.probability !== undefined;
	return {
		rule,
		matched: 0,
		left: rule.times ?? (isEndless ? Infinity : 1),
		random: createRandom(rule.seed ?? 1),
		struck: new Map(),
	};
}

function hasTimesLeft({ rule, left }: Waiting): boolean {
	return rule.eachRequest === true || left > 0;
}

function describe({ rule, left }: Waiting): FaultRule {
	const { times, ...rest } = rule;
	if (rule.eachRequest === true) return rule;
	return left === Infinity ? rest : { ...rest, times: left };
}

/** Whether a rule strikes, which it notes. A request that it lets go through may be another's. */
function strikes(waiting: Waiting, asked: Asked): boolean {
	const { rule, random } = waiting;
	const key = rule.eachRequest === true ? JSON.stringify(asked) : '';
	const left = waiting.left - (waiting.struck.get(key) ?? 0);
	if (left <= 0 || !fits(rule, asked)) return false;
	waiting.matched += 1;
	if (rule.every !== undefined && waiting.matched % rule.every !== 0) return false;
	if (rule.probability !== undefined && !random.chance(rule.probability)) return false;
	if (rule.eachRequest === true) waiting.struck.set(key, (waiting.struck.get(key) ?? 0) + 1);
	else waiting.left -= 1;
	return true;
}

/** Whether a rule is about a request. */
export function fits(
	rule: Pick<FaultRule, 'method' | 'path'>,
	{ method, address }: Pick<Asked, 'method' | 'address'>,
): boolean {
	if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
	if (rule.path === undefined) return true;
	if (address.toLowerCase().includes(rule.path.toLowerCase())) return true;
	try {
		return new RegExp(rule.path, 'i').test(address);
	} catch {
		return false;
	}
}
