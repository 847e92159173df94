/** What Keep a Changelog calls the kinds of changes, in its order. */
export const KINDS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];

/** What is written of one version. */
export interface Entry {
	/** `Unreleased`, or the version */
	version: string;
	/** Missing for what is not released */
	date?: string;
	/** The headings of its kinds of changes, as they come, each with its lines */
	kinds: Array<{ kind: string; lines: string[] }>;
}

/** A changelog in the form of Keep a Changelog. */
export interface Changelog {
	entries: Entry[];
	/** What each version in brackets links to, in the order of the lines */
	links: Array<[version: string, address: string]>;
}

const VERSION = /^## (.*)$/;
const KIND = /^### (.*)$/;
const LINK = /^\[([^\]]+)\]: (\S+)$/;

/** Reads a changelog as far as it has the form; {@link formProblems} says what does not. */
export function readChangelog(text: string): Changelog {
	const changelog: Changelog = { entries: [], links: [] };
	for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
		const entry = changelog.entries.at(-1);
		const [, version] = VERSION.exec(line) ?? [];
		const [, kind] = KIND.exec(line) ?? [];
		const [, name, address] = LINK.exec(line) ?? [];
		if (version) changelog.entries.push(readHeading(version));
		else if (kind) entry?.kinds.push({ kind, lines: [] });
		else if (name) changelog.links.push([name, address]);
		else entry?.kinds.at(-1)?.lines.push(line);
	}
	return changelog;
}

/** A heading that has not the form is quoted, so that nobody takes it for a version. */
function readHeading(heading: string): Entry {
	const [, version = `"${heading}"`, date] = /^\[([^\]]+)\](?: - (\S+))?$/.exec(heading) ?? [];
	return { version, date, kinds: [] };
}

/**
 * In which way a changelog has not the form of Keep a Changelog.
 *
 * @param repository Address of the repository, which the links of versions begin with
 */
export function formProblems({ entries, links }: Changelog, repository: string): string[] {
	const [first, ...released] = entries;
	const problems: string[] = [];
	if (first?.version !== 'Unreleased' || first.date)
		problems.push('does not begin with Unreleased');
	for (const { version, date } of released) {
		if (!numbersOf(version)) problems.push(`${version} is no version`);
		if (!isDate(date)) problems.push(`${version} has no date such as 2026-01-31`);
	}
	for (const [index, { version }] of released.slice(1).entries()) {
		if (!isBelow(version, released[index].version)) {
			problems.push(`${version} stands below ${released[index].version}, but is not older`);
		}
	}
	for (const { version, kinds } of entries) problems.push(...problemsOfKinds(version, kinds));
	const wanted = linksOf(
		released.map(({ version }) => version),
		repository,
	);
	if (JSON.stringify(links) !== JSON.stringify(wanted)) {
		const lines = wanted.map(([version, address]) => `[${version}]: ${address}`);
		problems.push(`the link lines have to be ${lines.join(' ')}`);
	}
	return problems;
}

function problemsOfKinds(version: string, kinds: Entry['kinds']): string[] {
	const names = kinds.map(({ kind }) => kind);
	const inOrder = KINDS.filter((kind) => names.includes(kind));
	const problems = kinds.flatMap(({ kind, lines }) => [
		...(lines.length === 0 ? [`${version}: ${kind} is empty`] : []),
		...lines
			.filter((line) => !/^(- | {2})\S/.test(line))
			.map((line) => `${version}: "${line}" is no line of a list`),
	]);
	if (names.join() !== inOrder.join()) {
		problems.push(`${version}: ${names.join(', ')} are not, each once, ${KINDS.join(', ')}`);
	}
	if (version !== 'Unreleased' && kinds.length === 0) problems.push(`${version} says nothing`);
	return problems;
}

/** What each version in brackets has to link to: what came since the version before it. */
function linksOf(released: string[], repository: string): Changelog['links'] {
	const [newest] = released;
	const unreleased = newest ? `compare/v${newest}...HEAD` : 'commits/HEAD';
	const paths = released.map((version, index): [string, string] => {
		const before = released[index + 1];
		return [version, before ? `compare/v${before}...v${version}` : `releases/tag/v${version}`];
	});
	return [['Unreleased', unreleased] as [string, string], ...paths].map(([version, path]) => [
		version,
		`${repository}/${path}`,
	]);
}

/** The three numbers of a version; none for what is no semantic version without additions. */
function numbersOf(version: string): number[] | undefined {
	const isVersion = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(version);
	return isVersion ? version.split('.').map(Number) : undefined;
}

function isBelow(version: string, other: string): boolean {
	const [numbers, others] = [numbersOf(version) ?? [], numbersOf(other) ?? []];
	const at = numbers.findIndex((number, index) => number !== others[index]);
	return at !== -1 && numbers[at] < others[at];
}

function isDate(date = ''): boolean {
	return /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date));
}

/**
 * What keeps a tag from being published.
 *
 * @param tag The tag, e.g. `v1.0.0`
 * @param version That of package.json
 */
export function releaseProblems(tag: string, version: string, { entries }: Changelog): string[] {
	const problems: string[] = [];
	if (tag !== `v${version}`) {
		problems.push(`The tag is ${tag}, but package.json has version ${version}`);
	}
	const entry = entries.find((each) => each.version === version);
	if (!entry?.date || entry.kinds.length === 0) {
		problems.push(`CHANGELOG has no section "## [${version}] - DATE" with what is new`);
	}
	const [unreleased] = entries;
	if (unreleased?.version === 'Unreleased' && unreleased.kinds.length > 0) {
		problems.push('CHANGELOG still has changes under Unreleased');
	}
	return problems;
}
