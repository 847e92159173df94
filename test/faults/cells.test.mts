import { FAULT_KINDS, startEmulator } from '../emulator/index.mts';
import { operations } from '../package/operations.mts';
import type { Mode } from './cells.mts';
import { endingsOf, listCells, rulesOf } from './cells.mts';
import { FAULTS } from './faults.mts';
import type { Claim } from './judge.mts';
import { GROUPS } from './operations/index.mts';

const OPERATIONS = GROUPS.flatMap((group) => group.operations);

test('every operation of the node is in the table', async () => {
	const inTable = OPERATIONS.map(({ parameters }) => {
		const { resource = 'user', operation } = parameters as Record<string, string>;
		return `${resource}/${operation}`;
	});
	expect([...new Set(inTable)].sort()).toEqual((await operations()).map(({ id }) => id).sort());
});

test('every operation that writes has a fault on the call that does', () => {
	const writing = OPERATIONS.filter(({ effects }) => effects.length > 0);
	const names = (list: typeof OPERATIONS): string[] => list.map(({ name }) => name);
	expect(writing.length).toBeGreaterThan(15);
	expect(names(writing.filter(({ targets }) => !targets.some(({ writes }) => writes)))).toEqual([
		'user.create, names',
	]);
});

test('every kind of fault is in the table, before and after where it can be either', () => {
	const forms = FAULTS.map(({ rule: { kind, when } }) => [kind, when].filter(Boolean).join(' '));
	for (const kind of FAULT_KINDS) {
		const either = [`${kind} before`, `${kind} after`];
		expect(forms.includes(kind) || either.every((form) => forms.includes(form))).toBe(true);
	}
});

test('names are different, because runs are chosen by them', () => {
	for (const names of [FAULTS.map(({ name }) => name), OPERATIONS.map(({ name }) => name)]) {
		expect(new Set(names).size).toBe(names.length);
	}
});

test('runs are chosen by parts of names, in any case', () => {
	const cells = listCells({ fault: '503', operation: 'USER.DELETE' });
	expect([...new Set(cells.map(({ fault }) => fault.name))]).toEqual(['503, seconds', '503']);
	expect([...new Set(cells.map(({ operation }) => operation.name))]).toEqual(['user.delete']);
	expect(cells).toHaveLength(2 * 2 * 3);
});

describe('how an item may end that makes the best of it', () => {
	const endings = (fault: string, operation: string, target: string, mode: Mode) => {
		const cells = listCells({ fault, operation }).filter(
			(cell) =>
				cell.fault.name === fault &&
				cell.operation.name === operation &&
				cell.target.name === target &&
				cell.mode === mode,
		);
		expect(cells).toHaveLength(1);
		return endingsOf(cells[0]);
	};

	test.each<[string, string, string, Mode, Claim[] | undefined]>([
		['none', 'user.delete', 'write', 'lasting', ['done']],
		['503', 'user.executeCommand', 'write', 'each', ['done']],
		['503', 'user.executeCommand', 'write', 'lasting', ['failed']],
		['502, after', 'user.get', 'read', 'once', ['done']],
		['502, after', 'user.get', 'read', 'lasting', ['failed']],
		['502, after', 'user.create', 'write', 'once', ['done', 'settled']],
		['502, after', 'user.create', 'write', 'lasting', ['settled', 'failed', 'uncertain']],
		['502, after', 'user.setPassword', 'write', 'each', ['uncertain']],
		['502, after', 'user.setPassword', 'read', 'each', ['done']],
		['401', 'user.create', 'write', 'each', ['failed']],
		['401', 'user.create, names', 'list', 'each', ['failed', 'done']],
		['401, renewable', 'user.create', 'write', 'each', ['done']],
		['lost, then down', 'user.create', 'write', 'each', undefined],
	])('%s on %s, %s, %s', (fault, operation, target, mode, expected) => {
		expect(endings(fault, operation, target, mode)).toEqual(expected);
	});
});

test('every rule is one that the emulator takes', async () => {
	const emulator = await startEmulator();
	const add = (): void => {
		for (const cell of listCells({})) emulator.faults.add(...rulesOf(cell));
	};
	expect(add).not.toThrow();
	await emulator.stop();
});
