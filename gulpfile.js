const { rmSync } = require('node:fs');
const { dest, src } = require('gulp');

/** Removes the last build, so that a deleted source file leaves nothing behind in the package. */
async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

/** Copies what tsc does not: icons, codex files (*.node.json) and output schemas. */
function copy() {
	const files = ['icons/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'];
	return src(files, { base: '.', encoding: false }).pipe(dest('dist'));
}

module.exports = { clean, copy };
