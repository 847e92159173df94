import base from '../jest.config.mjs';

/** The tests that run workflows in a real n8n: one n8n for all of them. */
export default {
	...base,
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testPathIgnorePatterns: ['/node_modules/'],
	globalSetup: '<rootDir>/test/e2e/globalSetup.mts',
	globalTeardown: '<rootDir>/test/e2e/globalTeardown.mts',
	// One process, so that Ctrl-C has one place to clean up.
	maxWorkers: 1,
	// Longer than the client waits for an execution, so that its message is the one to be seen.
	testTimeout: 120_000,
};
