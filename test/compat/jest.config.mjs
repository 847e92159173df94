import common from '../jest.config.mjs';

const MODULES = '<rootDir>/test/compat/node_modules';

/**
 * The tests of the engine, in an older n8n-core. The built package asks for n8n-workflow by itself:
 * it gets the copy that this n8n-core has, as in n8n.
 */
export default {
	...common,
	rootDir: '../..',
	roots: ['<rootDir>/test/engine', '<rootDir>/test/compat'],
	testPathIgnorePatterns: ['/node_modules/'],
	modulePathIgnorePatterns: [],
	moduleNameMapper: { '^(n8n-core|n8n-workflow)(/.+)?$': `${MODULES}/$1$2` },
	// This n8n-core begins a timer for SSH connections with the first node that runs, and never ends it.
	forceExit: true,
	reporters: ['default', '<rootDir>/test/compat/skippedReporter.mjs'],
};
