import common from '../jest.config.mjs';

/** Thousands of generated inputs take longer than the other tests do together. */
export default {
	...common,
	rootDir: '../..',
	roots: ['<rootDir>/test/property'],
	testPathIgnorePatterns: ['/node_modules/'],
	testTimeout: 600_000,
};
