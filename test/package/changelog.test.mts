import { readFileSync } from 'node:fs';

import { formProblems, readChangelog, releaseProblems } from './changelog.mts';

const REPOSITORY = 'https://example.com/owner/name';

const GOOD = `# Changelog

Words.

## [Unreleased]

### Fixed

- A thing that was wrong

## [1.1.0] - 2026-02-01

### Added

- A thing
  with a second line

### Changed

- Another

## [1.0.0] - 2026-01-31

### Added

- The first

[Unreleased]: ${REPOSITORY}/compare/v1.1.0...HEAD
[1.1.0]: ${REPOSITORY}/compare/v1.0.0...v1.1.0
[1.0.0]: ${REPOSITORY}/releases/tag/v1.0.0
`;

const problemsIn = (text: string) => formProblems(readChangelog(text), REPOSITORY);

test('CHANGELOG has the form of Keep a Changelog', () => {
	const { repository } = JSON.parse(readFileSync('package.json', 'utf8'));
	const changelog = readChangelog(readFileSync('CHANGELOG.md', 'utf8'));
	expect(formProblems(changelog, repository.url.replace(/^git\+|\.git$/g, ''))).toEqual([]);
	expect(changelog.entries[0].kinds.length + changelog.entries.length).toBeGreaterThan(1);
});

test('a changelog in this form has no problems', () => {
	expect(problemsIn(GOOD)).toEqual([]);
});

test.each([
	['## [Unreleased]', '## Unreleased', 'does not begin with Unreleased'],
	['## [Unreleased]', '## [Next]', 'does not begin with Unreleased'],
	[' - 2026-02-01', '', '1.1.0 has no date'],
	['- 2026-02-01', '- 1.2.2026', '1.1.0 has no date'],
	['2026-02-01', '2026-13-01', '1.1.0 has no date'],
	['[1.1.0] -', '[v1.1.0] -', 'v1.1.0 is no version'],
	['[1.1.0] -', '1.1.0 -', 'is no version'],
	['## [1.0.0]', '## [1.2.0]', '1.2.0 stands below 1.1.0'],
	['## [1.0.0]', '## [1.1.0]', '1.1.0 stands below 1.1.0'],
	['### Changed', '### Changes', '1.1.0: Added, Changes are not'],
	['### Changed', '### Added', '1.1.0: Added, Added are not'],
	['### Added\n\n- A thing\n', '### Fixed\n\n- A thing\n', '1.1.0: Fixed, Changed are not'],
	['- Another', '', '1.1.0: Changed is empty'],
	['- Another', 'Another', '"Another" is no line of a list'],
	['### Added\n\n- The first', '', '1.0.0 says nothing'],
	['compare/v1.1.0...HEAD', 'compare/v1.0.0...HEAD', 'the link lines have to be'],
	['[1.0.0]: ', '[1.0.1]: ', 'the link lines have to be'],
])('with %j as %j it is said', (right, wrong, problem) => {
	expect(GOOD).toContain(right);
	expect(problemsIn(GOOD.replace(right, wrong)).join('\n')).toMatch(new RegExp(problem));
});

test('before the first version, the link goes to all commits', () => {
	const text = `## [Unreleased]\n\n[Unreleased]: ${REPOSITORY}/commits/HEAD`;
	expect(problemsIn(text)).toEqual([]);
});

describe('a tag can be published', () => {
	const released = readChangelog(GOOD.replace('### Fixed\n\n- A thing that was wrong\n', ''));

	test('when package.json and CHANGELOG have its version', () => {
		expect(releaseProblems('v1.1.0', '1.1.0', released)).toEqual([]);
	});

	test.each([
		['v1.1.1', '1.1.0', ['The tag is v1.1.1, but package.json has version 1.1.0']],
		['1.1.0', '1.1.0', ['The tag is 1.1.0, but package.json has version 1.1.0']],
		['v1.2.0', '1.2.0', ['CHANGELOG has no section "## [1.2.0] - DATE" with what is new']],
	])('but not %s for version %s', (tag, version, problems) => {
		expect(releaseProblems(tag, version, released)).toEqual(problems);
	});

	test('but not while changes wait under Unreleased, which nobody would find', () => {
		expect(releaseProblems('v1.1.0', '1.1.0', readChangelog(GOOD))).toEqual([
			'CHANGELOG still has changes under Unreleased',
		]);
	});

	test('but not without a date', () => {
		const undated = readChangelog('## [Unreleased]\n## [1.1.0]\n### Added\n- A thing');
		expect(releaseProblems('v1.1.0', '1.1.0', undated)).toHaveLength(1);
	});
});
