import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

import { loadPackage } from '../engine/harness.mts';

interface Step {
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
}

interface Job {
	needs?: string;
	permissions?: Record<string, string>;
	'timeout-minutes'?: number;
	strategy?: { matrix: { node: number[] } };
	steps: Step[];
}

interface Workflow {
	on: Record<string, { tags?: string[]; branches?: string[] } | null>;
	permissions: Record<string, string>;
	concurrency: { group: string };
	jobs: Record<string, Job>;
}

interface Form {
	name: string;
	description: string;
	body: Array<{
		type: string;
		id?: string;
		attributes: { label?: string; value?: string; options?: string[] };
		validations?: { required: boolean };
	}>;
}

const read = (file: string) => readFileSync(file, 'utf8');
const workflow = (name: string) => parse(read(`.github/workflows/${name}`)) as Workflow;
const form = (name: string) => parse(read(`.github/ISSUE_TEMPLATE/${name}`)) as Form;

const WORKFLOWS = readdirSync('.github/workflows').map((name) => ({ name, ...workflow(name) }));
const CI = workflow('ci.yml');
const PUBLISH = workflow('publish.yml');

const stepsIn = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);

/** The steps of `.ci/run` that a line of a workflow names; none is all the usual ones. */
function stepsOf({ run = '' }: Step): string[] {
	const [command, ...names] = run.trim().split(/\s+/);
	expect(command).toBe('.ci/run');
	return names.length > 0 ? names : usualSteps();
}

function usualSteps(): string[] {
	return /\|\| set -- (.*)/.exec(read('.ci/run'))![1].split(' ');
}

const KNOWN = [...read('.ci/run').matchAll(/^step_(\w+)\(\)/gm)].map(([, name]) => name);

describe.each(WORKFLOWS)('$name', (each) => {
	test('runs nothing but steps of .ci/run, so that a desk can do what it does', () => {
		const steps = stepsIn(each).filter(({ uses }) => uses === undefined);
		expect(steps.length).toBeGreaterThan(0);
		for (const name of steps.flatMap(stepsOf)) expect(KNOWN).toContain(name);
	});

	test("uses GitHub's own actions, by major version", () => {
		const actions = stepsIn(each).flatMap(({ uses }) => uses ?? []);
		expect(actions.length).toBeGreaterThan(0);
		for (const action of actions) expect(action).toMatch(/^actions\/[\w-]+@v\d+$/);
	});

	test('may read the repository, and each job ends some day', () => {
		expect(each.permissions).toEqual({ contents: 'read' });
		expect(each.concurrency.group).toContain('github.workflow');
		for (const job of Object.values(each.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
		const checkouts = stepsIn(each).filter(({ uses }) => uses?.startsWith('actions/checkout'));
		for (const { with: options } of checkouts) expect(options!['persist-credentials']).toBe(false);
	});
});

describe('CI', () => {
	test('runs on pushes and pull requests', () => {
		expect(Object.keys(CI.on)).toEqual(['push', 'pull_request']);
	});

	test('runs each usual step of .ci/run', () => {
		const steps = stepsIn(CI).filter(({ run }) => run);
		expect([...new Set(steps.flatMap(stepsOf))].sort()).toEqual(usualSteps().sort());
	});

	test('runs on each Node.js that package.json and README promise', () => {
		const { node } = CI.jobs.checks.strategy!.matrix;
		const { engines } = JSON.parse(read('package.json'));
		const least = Number(/^>=(\d+)\.\d+$/.exec(engines.node)![1]);
		const [, from, to] = /^\| 2\.41\.1 +\| (\d+)[\d.]* to (\d+)/m.exec(read('README.md'))!;
		expect(Number(from)).toBe(least);
		expect(node).toEqual([least, least + 2, Number(to)]);
	});

	test('has no right but to read, in any job', () => {
		for (const { permissions } of Object.values(CI.jobs)) expect(permissions).toBeUndefined();
	});
});

describe('publishing', () => {
	const { checks, publish } = PUBLISH.jobs;

	test('is begun by the tag of a version, and by nothing else', () => {
		expect(PUBLISH.on).toEqual({ push: { tags: ['v*.*.*'] } });
	});

	test('follows all checks, and the one of the tag', () => {
		expect(Object.keys(PUBLISH.jobs)).toEqual(['checks', 'publish']);
		expect(publish.needs).toBe('checks');
		const steps = checks.steps.filter(({ run }) => run).flatMap(stepsOf);
		expect(steps).toEqual(expect.arrayContaining([...usualSteps(), 'release']));
		expect(checks.permissions).toBeUndefined();
	});

	test('is done with provenance by its own job, which alone has the right to it', () => {
		expect(publish.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
		expect(publish.steps.filter(({ run }) => run).flatMap(stepsOf)).toEqual([
			'install',
			'release',
			'publish',
		]);
		const body = /^step_publish\(\) \{\n(.*?)^\}/ms.exec(read('.ci/run'))![1];
		expect(body.trim().split(/\n\s*/)).toEqual([
			'npm run build',
			'npm publish --provenance --access public',
		]);
		expect(usualSteps()).not.toContain('publish');
	});

	test('needs no secret, and no cache that another workflow may have filled', () => {
		expect(read('.github/workflows/publish.yml')).not.toMatch(/secrets\./);
		const setups = stepsIn(PUBLISH).filter(({ uses }) => uses?.startsWith('actions/setup-node'));
		expect(setups.map(({ with: options }) => options)).toEqual([
			{ 'node-version': 24, 'package-manager-cache': false },
			{ 'node-version': 24, 'package-manager-cache': false },
		]);
	});
});

describe.each(['bug_report.yml', 'feature_request.yml'])('%s', (name) => {
	test('is a form as GitHub takes it', () => {
		const { name: title, description, body } = form(name);
		expect(title).toEqual(expect.any(String));
		expect(description).toEqual(expect.any(String));
		const ids = body.flatMap(({ id }) => id ?? []);
		expect(new Set(ids).size).toBe(ids.length);
		for (const { type, id, attributes } of body) {
			expect(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
			if (type === 'markdown') expect(attributes.value).toEqual(expect.any(String));
			else
				expect({ id, label: attributes.label }).toEqual({
					id: expect.stringMatching(/^[\w-]+$/),
					label: expect.any(String),
				});
			if (type === 'dropdown') expect(attributes.options!.length).toBeGreaterThan(1);
		}
	});
});

test('who reports a bug is asked for all that a maintainer needs to see it', () => {
	const needed = form('bug_report.yml').body.filter(({ validations }) => validations?.required);
	expect(needed.map(({ id }) => id)).toEqual(
		expect.arrayContaining([
			'package',
			'n8n',
			'installation',
			'credential',
			'operation',
			'message',
		]),
	);
});

test('the bug report offers what the node offers', async () => {
	const { node } = await loadPackage();
	const offered = node.description.properties.find(({ name }) => name === 'authentication')!;
	const asked = form('bug_report.yml').body.find(({ id }) => id === 'credential')!;
	expect([...asked.attributes.options!].sort()).toEqual(
		offered.options!.map(({ name }) => name).sort(),
	);
});

test('a weakness is reported where SECURITY and the choice of issues say the same', () => {
	const { contact_links } = parse(read('.github/ISSUE_TEMPLATE/config.yml'));
	const [{ url }] = contact_links;
	expect(read('SECURITY.md')).toContain(`(${url})`);
	const { repository } = JSON.parse(read('package.json'));
	expect(url).toBe(`${repository.url.replace(/^git\+|\.git$/g, '')}/security/advisories/new`);
});
