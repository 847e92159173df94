import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { loadPackage } from '../engine/harness.mts';
import type { Cell } from './cells.mts';
import { listCells } from './cells.mts';
import { runCell } from './runCell.mts';

/**
 * Nodes that do the same update as the real one, and then say something else: the whole of the
 * program has to find it, not only its judge.
 */
async function liar(
	lie: (caller: IExecuteFunctions, item: number) => Promise<INodeExecutionData[]>,
	arrange = (output: INodeExecutionData[]): INodeExecutionData[] => output,
): Promise<INodeType> {
	const { node } = await loadPackage();
	return {
		description: node.description,
		async execute() {
			const output: INodeExecutionData[] = [];
			for (const index of this.getInputData().keys()) output.push(...(await lie(this, index)));
			return [arrange(output)];
		},
	};
}

const idOf = (caller: IExecuteFunctions, item: number): unknown =>
	caller.getInputData()[item].json.id;

async function call(caller: IExecuteFunctions, path: string, body: object): Promise<unknown> {
	const { baseUrl } = await caller.getCredentials<{ baseUrl: string }>('superOfficeApi');
	return await caller.helpers.httpRequestWithAuthentication.call(caller, 'superOfficeApi', {
		method: Array.isArray(body) ? 'PATCH' : 'POST',
		url: `${baseUrl}/api/v1/${path}`,
		body: JSON.stringify(body),
		headers: { 'Content-Type': 'application/json' },
		json: true,
	});
}

const update = async (caller: IExecuteFunctions, item: number): Promise<unknown> =>
	await call(caller, `User/${String(idOf(caller, item))}`, [
		{ op: 'replace', path: 'Rank', value: 77 },
	]);

/** What the real node says of an update. */
function says(caller: IExecuteFunctions, item: number): INodeExecutionData[] {
	const { id, userId, mail, fullName } = caller.getInputData()[item].json;
	const known = { associateId: id, userId, userName: mail, fullName, email: mail, active: true };
	return [{ json: { action: 'update', ...known }, pairedItem: { item } }];
}

function fails(caller: IExecuteFunctions, item: number, words: string): INodeExecutionData[] {
	const error = new NodeOperationError(caller.getNode(), words);
	return [{ json: {}, error, pairedItem: { item } }];
}

const UPDATE = cellOf('none', 'user.update');
const COMMAND = cellOf('none', 'user.executeCommand');

function cellOf(fault: string, operation: string): Cell {
	const cells = listCells({ fault, operation }).filter(
		(cell) => cell.operation.name === operation && cell.mode === 'each',
	);
	return cells[0];
}

async function findingsFor(cell: Cell, nodeType: INodeType): Promise<string[]> {
	const { findings } = await runCell(cell, nodeType);
	return [...new Set(findings.map((finding) => `${finding.class}: ${finding.why}`))];
}

test('one that is honest has nothing to fear', async () => {
	const honest = await liar(async (caller, item) => {
		await update(caller, item);
		return says(caller, item);
	});
	expect(await runCell(UPDATE, honest)).toMatchObject({ findings: [], short: [], repeated: 0 });
});

test('one that says it was done, and did nothing', async () => {
	const idle = await liar(async (caller, item) => await Promise.resolve(says(caller, item)));
	expect(await findingsFor(UPDATE, idle)).toEqual(['lost: says it was done, and it was not']);
});

test('one that does it, and says it failed', async () => {
	const modest = await liar(async (caller, item) => {
		await update(caller, item);
		return fails(caller, item, 'SuperOffice did not change the user');
	});
	expect(await findingsFor(UPDATE, modest)).toEqual(['wrong: says it was not done, and it was']);
});

test('one that fails without need', async () => {
	const lazy = await liar(
		async (caller, item) => await Promise.resolve(fails(caller, item, 'Too tired')),
	);
	const { findings, short } = await runCell(UPDATE, lazy);
	expect(findings).toEqual([]);
	expect(short).toHaveLength(30);
	expect(short[0]).toEqual({ item: 0, claim: 'failed', said: 'Too tired' });
});

test('one that shows the wrong user', async () => {
	const mixed = await liar(async (caller, item) => {
		await update(caller, item);
		return [{ ...says(caller, (item + 1) % 30)[0], pairedItem: { item } }];
	});
	expect(await findingsFor(UPDATE, mixed)).toEqual([
		'wrong: its data are not those of SuperOffice',
	]);
});

test('one that forgets an item, mixes their order, and loses a pair', async () => {
	const careless = await liar(
		async (caller, item) => {
			await update(caller, item);
			return says(caller, item);
		},
		([first, second, third, ...rest]) => [
			second,
			first,
			{ json: third.json, pairedItem: undefined },
			...rest.slice(1),
		],
	);
	expect(await findingsFor(UPDATE, careless)).toEqual([
		'wrong: comes after item 1',
		'wrong: output item 2 is paired with no input item',
		'wrong: is not in the output',
	]);
});

test('one that writes twice: the same values do no harm, a command does', async () => {
	const twice = async (caller: IExecuteFunctions, item: number): Promise<INodeExecutionData[]> => {
		await update(caller, item);
		await update(caller, item);
		return says(caller, item);
	};
	expect(await runCell(UPDATE, await liar(twice))).toMatchObject({ findings: [], repeated: 30 });

	const eager = await liar(async (caller, item) => {
		const path = `User/${String(idOf(caller, item))}/CustomCommand/SendWelcomeMail`;
		await call(caller, `${path}?actionResult=Implicit`, {});
		const json = (await call(caller, `${path}?actionResult=Implicit`, {})) as object;
		return [{ json: { ...json }, pairedItem: { item } }];
	});
	expect(await findingsFor(COMMAND, eager)).toEqual([
		'doubled: emailSent 2 times',
		'doubled: commandExecuted 2 times',
	]);
});

test('one that changes somebody else, too', async () => {
	const clumsy = await liar(async (caller, item) => {
		await update(caller, item);
		if (item === 0) await call(caller, 'User/2', [{ op: 'replace', path: 'Rank', value: 9 }]);
		return says(caller, item);
	});
	expect(await findingsFor(UPDATE, clumsy)).toEqual([
		'doubled: patched of user 2',
		'doubled: Rank of user 2',
	]);
});
