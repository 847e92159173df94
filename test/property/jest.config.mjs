import common from '../jest.config.mjs';

// One seed for all files, whatever process they run in. FC_SEED=… npm run test:property repeats a run.
process.env.FC_SEED ??= String(Date.now() % 2 ** 31);
process.stderr.write(`Seed of the generated inputs: FC_SEED=${process.env.FC_SEED}\n`);

/** Thousands of generated inputs take longer than the other tests do together. */
export default {
	...common,
	rootDir: '../..',
	roots: ['<rootDir>/test/property'],
	testPathIgnorePatterns: ['/node_modules/'],
	testTimeout: 600_000,
};
