import { readFileSync } from 'node:fs';

import { readChangelog, releaseProblems } from './changelog.mts';

/** `.ci/run release`: says what keeps a tag from being published, and fails then. */
const [, , tag] = process.argv;
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const problems = releaseProblems(tag, version, readChangelog(readFileSync('CHANGELOG.md', 'utf8')));
for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log(`${tag} can be published`);
process.exitCode = problems.length > 0 ? 1 : 0;
