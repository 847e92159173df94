import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { useN8n } from '../setup.mts';
import { readTemplate, templateNames } from './templates.mts';

const setup = useN8n();

const MANUAL_TRIGGER = 'n8n-nodes-base.manualTrigger';
const STICKY_NOTE = 'n8n-nodes-base.stickyNote';

describe.each(templateNames())('templates/%s', (name) => {
	const { nodes, connections } = readTemplate(name);
	const drawn = nodes.filter(({ type }) => type !== STICKY_NOTE);
	const xOf = (wanted: string) => nodes.find((node) => node.name === wanted)?.position[0] ?? NaN;

	test('has a test that runs it', () => {
		expect(existsSync(fileURLToPath(new URL(`./${name}.test.mts`, import.meta.url)))).toBe(true);
	});

	test('is taken by n8n as it is', async () => {
		await expect(setup.client.importWorkflow(readTemplate(name))).resolves.toEqual(
			expect.any(String),
		);
	});

	test('has only nodes that n8n has, in versions that it has', async () => {
		const types = await setup.client.nodeTypes();
		const unknown = drawn.filter(
			({ type, typeVersion }) =>
				!types.some((known) => known.name === type && [known.version].flat().includes(typeVersion)),
		);
		expect(unknown.map(({ type, typeVersion }) => `${type} ${typeVersion}`)).toEqual([]);
	});

	test('names credentials without the id of one', () => {
		const credentials = nodes.flatMap((node) => Object.values(node.credentials ?? {}));
		expect(credentials.length).toBeGreaterThan(0);
		// With null n8n looks for the name; without any id it would take just any credential.
		expect(credentials.map(({ id }) => id)).toEqual(credentials.map(() => null));
	});

	test('runs from left to right, and says what it does', () => {
		// The model and the tools of an agent hang below it.
		const isBelow = (node: string) => connections[node] && !('main' in connections[node]);
		const arrows = Object.entries(connections).flatMap(([from, outputs]) =>
			Object.values(outputs)
				.flat(2)
				.map((to) => ({ from, to: to?.node })),
		);
		// A loop may come back to a node that is reached from its left, too.
		const unreached = drawn.filter(
			({ name: node, position: [x] }) =>
				!isBelow(node) && !arrows.some(({ from, to }) => to === node && xOf(from) < x),
		);
		expect(unreached.map(({ type }) => type)).toEqual([MANUAL_TRIGGER]);
		expect(nodes.filter(({ type }) => type === STICKY_NOTE)).not.toEqual([]);
	});
});
