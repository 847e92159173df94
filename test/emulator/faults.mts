/** A failure to come: the next matching requests are answered by it instead of by the server. */
export interface FaultRule {
	/** Any method when absent. */
	method?: string;
	/** Part of the path and query, or the source of a regular expression; no case. */
	path?: string;
	/** How many requests it answers; 1 when absent. */
	times?: number;
	/** Without a status the request is served as usual, after the delay. */
	status?: number;
	headers?: Record<string, string>;
	/** Text, or a value to be written as JSON. */
	body?: unknown;
	contentType?: string;
	delayMs?: number;
	/** Cuts the connection: before the request is served, or after it, so that its effect stays. */
	drop?: 'before' | 'after';
}

/** The faults ordered so far. */
export interface Faults {
	add: (...rules: FaultRule[]) => void;
	clear: () => void;
	/** Rules with times left. */
	pending: () => FaultRule[];
	/** The first rule that fits, one of its times used up. */
	take: (method: string, pathAndQuery: string) => FaultRule | undefined;
}

export function createFaults(): Faults {
	let rules: Required<Pick<FaultRule, 'times'>>[] & FaultRule[] = [];
	return {
		add(...added) {
			rules.push(...added.map((rule) => ({ ...rule, times: rule.times ?? 1 })));
		},
		clear() {
			rules = [];
		},
		pending: () => rules.filter((rule) => rule.times > 0),
		take(method, pathAndQuery) {
			const found = rules.find((rule) => rule.times > 0 && fits(rule, method, pathAndQuery));
			if (found !== undefined) found.times -= 1;
			return found;
		},
	};
}

function fits(rule: FaultRule, method: string, pathAndQuery: string): boolean {
	if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
	if (rule.path === undefined) return true;
	if (pathAndQuery.toLowerCase().includes(rule.path.toLowerCase())) return true;
	try {
		return new RegExp(rule.path, 'i').test(pathAndQuery);
	} catch {
		return false;
	}
}
