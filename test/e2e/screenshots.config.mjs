import base from './jest.config.mjs';

// Jest hands the environment on to the tests: a variable that is set here works in every shell.
process.env.SCREENSHOTS = '1';

/** The tests of jest.config.mjs that make the pictures of the pages, and now do so. */
export default {
	...base,
	testMatch: ['**/e2e/newcomer.test.mts', '**/e2e/templates/*.test.mts'],
};
