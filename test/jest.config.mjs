// n8n's engine logs each failure that a test provokes.
process.env.N8N_LOG_LEVEL ??= 'silent';

/** Tests are .mts because the strict lint applies the node rules to every .ts file of the repository. */
export default {
	rootDir: '..',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.mts'],
	// These need a real n8n (npm run test:e2e), minutes (npm run test:property), or an older n8n-core
	// (npm run test:compat).
	testPathIgnorePatterns: [
		'/node_modules/',
		'<rootDir>/test/e2e/',
		'<rootDir>/test/property/',
		'<rootDir>/test/compat/',
	],
	modulePathIgnorePatterns: ['<rootDir>/test/n8n/app/', '<rootDir>/test/compat/node_modules/'],
	moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'mts', 'json', 'node'],
	transform: {
		'\\.m?ts$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
				module: { type: 'commonjs' },
			},
		],
	},
	testTimeout: 30_000,
};
