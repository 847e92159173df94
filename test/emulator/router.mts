import type { Route } from './request.mts';

export interface Match {
	route: Route;
	parameters: Record<string, string>;
}

/**
 * Finds the route of a path below `/api/v1`. A literal part wins over an integer, an integer over
 * a name, as `/User/Default`, `/User/5` and `/User/KARI` need it. Literals have no case.
 * @param parts the path's parts, decoded
 * @returns the match, or whether the path exists for another method
 */
export function findRoute(
	routes: Route[],
	method: string,
	parts: string[],
): Match | 'wrong method' | 'unknown' {
	const matches = routes
		.map((route) => ({ route, ...compare(route, parts) }))
		.filter((each) => each.parameters !== undefined)
		.sort((one, other) => (one.rank < other.rank ? -1 : 1));
	const match = matches.find(({ route }) => route.method === method);
	if (match?.parameters) return { route: match.route, parameters: match.parameters };
	return matches.length > 0 ? 'wrong method' : 'unknown';
}

interface Comparison {
	/** One digit for each part: 0 literal, 1 integer, 2 name. Lower is better. */
	rank: string;
	parameters?: Record<string, string>;
}

function compare(route: Route, parts: string[]): Comparison {
	const template = route.path.split('/').filter((part) => part !== '');
	if (template.length !== parts.length) return { rank: '' };
	const parameters: Record<string, string> = {};
	let rank = '';
	for (const [index, part] of parts.entries()) {
		const kind = matchPart(template[index], part);
		if (kind === undefined) return { rank: '' };
		if (kind !== '0') parameters[template[index].replace(/[{}]|:int/g, '')] = part;
		rank += kind;
	}
	return { rank, parameters };
}

function matchPart(template: string, part: string): '0' | '1' | '2' | undefined {
	if (!template.startsWith('{')) {
		return template.toLowerCase() === part.toLowerCase() ? '0' : undefined;
	}
	if (!template.endsWith(':int}')) return '2';
	return /^-?\d+$/.test(part) ? '1' : undefined;
}
