/**
 * Runs n8n's own check of community packages on the source and on what would be published, and
 * looks at the list of published files. `npm run scan` builds first.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PUBLISHED_FILE_PATTERNS = ['**/*.js', 'package.json'];
const PUBLISHED = /^(dist\/.+|README\.md|LICENSE|CHANGELOG\.md|package\.json)$/;
const NEEDED = ['README.md', 'LICENSE', 'CHANGELOG.md', 'package.json'];

const folder = mkdtempSync(join(tmpdir(), 'superoffice-scan-'));
try {
	const { tarball, files } = pack(folder);
	const unpacked = join(folder, 'unpacked');
	mkdirSync(unpacked);
	execFileSync('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);

	const findings = [
		report('source', await lint(ROOT, SOURCE_FILE_PATTERNS)),
		report('package', await lint(unpacked, PUBLISHED_FILE_PATTERNS)),
		report('package content', unexpectedFiles(files)),
	];
	process.exitCode = findings.some(Boolean) ? 1 : 0;
} finally {
	rmSync(folder, { recursive: true, force: true });
}

/** Packs as `npm publish` would; answers the tarball and its files. */
function pack(destination) {
	const json = execFileSync('npm', ['pack', '--json', '--pack-destination', destination], {
		cwd: ROOT,
		encoding: 'utf8',
	});
	// A list up to npm 11, an object with the package's name as its key from npm 12 on.
	const [packed] = Object.values(JSON.parse(json));
	return {
		tarball: join(destination, packed.filename),
		files: packed.files.map(({ path }) => path),
	};
}

/**
 * The scan's findings as text; empty when there are none. A scan of no file at all counts as a
 * finding, because the scan itself calls that passed.
 */
async function lint(packageFolder, patterns) {
	const result = await analyzePackage(packageFolder, patterns);
	if (result.passed && result.message === undefined) return '';
	return [result.message, result.details].filter(Boolean).join('\n');
}

function unexpectedFiles(files) {
	return [
		...files.filter((file) => !PUBLISHED.test(file)).map((file) => `should not be there: ${file}`),
		...NEEDED.filter((file) => !files.includes(file)).map((file) => `is missing: ${file}`),
	].join('\n');
}

function report(leg, findings) {
	console.log(`${leg}: ${findings === '' ? 'no findings' : `\n${findings}`}`);
	return findings !== '';
}
