import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';

/**
 * Which folder may import from which: the longest prefix that fits a file counts, and everything
 * that a row does not name is refused. CONTRIBUTING says what each folder is for.
 */
const RULES: Array<{ from: string; may: string[] }> = [
	{ from: 'credentials/', may: ['credentials/session/', 'n8n-workflow', 'node:crypto'] },
	{ from: 'nodes/SuperOffice/SuperOfficeUser.node', may: ['nodes/SuperOffice/', 'n8n-workflow'] },
	{
		from: 'nodes/SuperOffice/SuperOfficeUserTrigger.node',
		may: [
			'nodes/SuperOffice/trigger/',
			'nodes/SuperOffice/methods/',
			'nodes/SuperOffice/run/nodeError',
			'n8n-workflow',
		],
	},
	{
		from: 'nodes/SuperOffice/trigger/',
		may: [
			'nodes/SuperOffice/trigger/',
			'nodes/SuperOffice/transport/',
			'nodes/SuperOffice/actions/accounts/',
			'nodes/SuperOffice/actions/authentication',
			'nodes/SuperOffice/actions/invalidInput',
			'nodes/SuperOffice/actions/languages',
			'nodes/SuperOffice/actions/values',
			'credentials/session/environment',
			'n8n-workflow',
			'node:crypto',
		],
	},
	{
		from: 'nodes/SuperOffice/actions/',
		may: [
			'nodes/SuperOffice/actions/',
			'nodes/SuperOffice/run/pool',
			'nodes/SuperOffice/run/tool',
			'nodes/SuperOffice/run/turns',
			'nodes/SuperOffice/transport/accepts',
			'nodes/SuperOffice/transport/briefly',
			'nodes/SuperOffice/transport/failure',
			'nodes/SuperOffice/transport/pages',
			'nodes/SuperOffice/transport/request',
			'nodes/SuperOffice/transport/json',
			'nodes/SuperOffice/transport/session',
			'n8n-workflow',
			'@superoffice/webapi',
		],
	},
	{
		from: 'nodes/SuperOffice/methods/',
		may: [
			'nodes/SuperOffice/methods/',
			'nodes/SuperOffice/transport/',
			'nodes/SuperOffice/actions/user/customFields/',
			'nodes/SuperOffice/run/nodeError',
			'nodes/SuperOffice/actions/accounts/',
			'nodes/SuperOffice/actions/authentication',
			'nodes/SuperOffice/actions/filters',
			'nodes/SuperOffice/actions/languages',
			'nodes/SuperOffice/actions/references',
			'nodes/SuperOffice/actions/run',
			'nodes/SuperOffice/actions/user/calls',
			'nodes/SuperOffice/actions/values',
			'credentials/session/',
			'n8n-workflow',
			'node:crypto',
		],
	},
	{
		from: 'nodes/SuperOffice/run/',
		may: ['nodes/SuperOffice/run/', 'nodes/SuperOffice/transport/failure', 'n8n-workflow'],
	},
	{ from: 'nodes/SuperOffice/transport/', may: ['nodes/SuperOffice/transport/', 'n8n-workflow'] },
	{
		from: 'nodes/SuperOffice/transport/session',
		may: ['nodes/SuperOffice/transport/', 'credentials/session/', 'n8n-workflow'],
	},
	{
		from: 'test/emulator/',
		may: ['test/emulator/', 'node:', 'fastify', '@superoffice/webapi'],
	},
	{ from: 'test/bench/', may: ['test/', 'node:', 'axios', 'prettier'] },
	{ from: 'test/faults/', may: ['test/', 'node:', 'n8n-workflow', 'prettier'] },
	{ from: 'test/contract/', may: ['test/', 'node:', 'axios', 'ajv', '@superoffice/webapi'] },
];

/** Files that pull an operation in from another one would make it impossible to take one out. */
const OPERATION = /\.operation$/;

interface Import {
	file: string;
	target: string;
}

function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((file) => join(folder, file))
		.filter((file) => /\.m?ts$/.test(file) && !file.includes('node_modules'));
}

function importsOf(file: string): Import[] {
	const source = readFileSync(file, 'utf8');
	return [...source.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'/gm)].map(([, name]) => ({
		file: file.replace(/\.m?ts$/, ''),
		target: name.startsWith('.') ? normalize(join(file, '..', name)).replace(/\.m?ts$/, '') : name,
	}));
}

export function violations(imports: Import[]): string[] {
	return imports
		.filter(({ file, target }) => {
			const rule = RULES.filter(({ from }) => file.startsWith(from)).sort(
				(a, b) => b.from.length - a.from.length,
			)[0];
			const allowed = rule?.may.some((prefix) => target.startsWith(prefix)) ?? true;
			return !allowed || (OPERATION.test(file) && OPERATION.test(target));
		})
		.map(({ file, target }) => `${file} imports ${target}`);
}

test('each folder imports only what it may', () => {
	const files = [
		'credentials',
		'nodes',
		'test/emulator',
		'test/contract',
		'test/bench',
		'test/faults',
	].flatMap(filesBelow);
	expect(files.length).toBeGreaterThan(50);
	expect(violations(files.flatMap(importsOf))).toEqual([]);
});

test.each([
	['test/emulator/state', 'nodes/SuperOffice/actions/carrier'],
	['test/faults/judge', 'nodes/SuperOffice/transport/request'],
	['credentials/session/session', 'nodes/SuperOffice/transport/redact'],
	['nodes/SuperOffice/actions/user/save.operation', 'nodes/SuperOffice/run/runItems'],
	[
		'nodes/SuperOffice/actions/user/save.operation',
		'nodes/SuperOffice/actions/user/saveFromName.operation',
	],
	['nodes/SuperOffice/transport/request', 'axios'],
	['test/bench/rivals', 'nodes/SuperOffice/actions/options'],
])('%s must not import %s', (file, target) => {
	expect(violations([{ file, target }])).toHaveLength(1);
});
