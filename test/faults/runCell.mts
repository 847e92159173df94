import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';
import type { Emulator, EmulatorOptions } from '../emulator/index.mts';
import { startEmulator } from '../emulator/index.mts';
import type { NodeResult, NodeRun } from '../engine/harness.mts';
import { runNode } from '../engine/harness.mts';
import { basic } from '../engine/setup.mts';
import type { Cell } from './cells.mts';
import { endingsOf, ITEMS, rulesOf } from './cells.mts';
import type { Claim, Finding, Output } from './judge.mts';
import { judge } from './judge.mts';
import { chooseJoiners, chooseUsers, EXTRA_USERS } from './people.mts';
import { readOutcome } from './truth.mts';

/** What came of one run. */
export interface CellResult {
	/** For each item. */
	claims: Claim[];
	findings: Array<Finding & { said?: string }>;
	/** How often the same values were written again. */
	repeated: number;
	/** Items that ended otherwise than a client can that makes the best of the fault. */
	short: Array<{ item: number; claim: Claim; said?: string }>;
}

/** Ten at a time, as fast as they can. */
const OPTIONS = { concurrency: 10, requestsPerSecond: 0 };

/** Milliseconds after which a run is hanging. */
const LIMIT = 60_000;

/** How often a call is sent again: where it is in vain, fewer times are enough to see it. */
const MAX_RETRIES = { once: 6, lasting: 2, each: 6 };

/**
 * Runs the node with a fault, in an emulator of its own, and judges what it says.
 *
 * @param nodeType Another node in its place: one that lies, to see that lies are found
 */
export async function runCell(cell: Cell, nodeType?: INodeType): Promise<CellResult> {
	const { fault, operation, mode } = cell;
	const emulator = await startEmulator({
		...operation.emulator,
		...(fault.isOnline && onlineOptions()),
		users: EXTRA_USERS,
	});
	try {
		const people =
			operation.about === 'joiners'
				? chooseJoiners(emulator, ITEMS[mode])
				: chooseUsers(emulator, ITEMS[mode]);
		for (const user of emulator.state.users.filter(({ AssociateId }) =>
			people.some(({ id }) => id === AssociateId),
		)) {
			operation.prepare?.(user);
		}
		// Else the server itself would hide a create that is sent twice.
		emulator.state.refusesDuplicates = false;
		const before = structuredClone(emulator.state.users);
		emulator.faults.add(...rulesOf(cell));
		const { items, error, isLate } = await withinLimit(
			emulator,
			runNode({
				...credentialFor(emulator, fault.isOnline),
				parameters: { ...operation.parameters, options: optionsOf(cell) } as NodeRun['parameters'],
				items: people.map((json) => ({ json: { ...json } })),
				onError: 'continueRegularOutput',
				nodeType,
			}),
		);
		const outcome = readOutcome(emulator, before, people, operation);
		const { claims, findings, repeated } = judge({
			output: items.flatMap(describe),
			error: isLate ? `it did not end within ${LIMIT / 1000} s` : error?.message,
			truths: outcome.items.map((done, item) => {
				const shown = shownOf(items, item);
				const isRight = shown.length > 0 && operation.shows(shown, people[item], emulator.state);
				return { ...done, isShownRight: isRight };
			}),
			strays: outcome.strays,
			halfDone: operation.halfDone,
		});
		const said = (item: number | undefined): string | undefined =>
			items.flatMap(describe).find((each) => each.item === item)?.failure;
		const endings = endingsOf(cell);
		return {
			claims,
			findings: findings.map((finding) => ({ ...finding, said: said(finding.item) })),
			repeated,
			short: claims
				.map((claim, item) => ({ item, claim, said: said(item) }))
				.filter(({ claim }) => endings?.includes(claim) === false),
		};
	} finally {
		await emulator.stop();
	}
}

/** A run that hangs ends when its emulator does, which breaks off what is under way. */
async function withinLimit(
	emulator: Emulator,
	run: Promise<NodeResult>,
): Promise<NodeResult & { isLate: boolean }> {
	let isLate = false;
	const timer = setTimeout(() => {
		isLate = true;
		void emulator.stop();
	}, LIMIT);
	try {
		return { ...(await run), isLate };
	} finally {
		clearTimeout(timer);
	}
}

function optionsOf({ fault, operation, mode }: Cell): object {
	return {
		...(operation.parameters as { options?: object }).options,
		...operation.options,
		...OPTIONS,
		maxRetries: MAX_RETRIES[mode],
		// Waiting shows nothing where it is not the time that helps.
		maxRetryWait: fault.needsWait ? 1 : 0,
		...(fault.timeout !== undefined && { timeout: fault.timeout }),
	};
}

let tenants = 20_100;

/** A tenant of its own: ports come again, and the node remembers where a tenant is. */
function onlineOptions(): EmulatorOptions {
	const virtualDirectory = `Cust${(tenants += 1)}`;
	return { mode: 'online', servers: 1, openUserAgent: true, virtualDirectory };
}

/** Basic onsite; Online the system user, whose ticket n8n renews. */
function credentialFor(
	emulator: Emulator,
	isOnline: true | undefined,
): Pick<NodeRun, 'credential' | 'credentialType' | 'store'> {
	if (isOnline === undefined) return { credential: basic(emulator.url) };
	const { app, loginUrl } = emulator;
	const data: ICredentialDataDecryptedObject = {
		environment: 'custom',
		loginHost: loginUrl,
		tenant: new URL(emulator.url).pathname.slice(1),
		clientSecret: app.clientSecret,
		systemUserToken: app.systemToken,
		privateKey: app.privateKey,
	};
	const credentialType = 'superOfficeSystemUserApi';
	return { credential: data, credentialType, store: { [credentialType]: data } };
}

/** What an output item says of each input item that it is paired with. */
function describe({ json, error, pairedItem }: INodeExecutionData): Output[] {
	const failed = error ?? json.error;
	return itemsOf(pairedItem).map((item) => ({
		item,
		isSettled: json.settled === true,
		...(failed !== undefined && { failure: wordsOf(failed) }),
	}));
}

function itemsOf(paired: INodeExecutionData['pairedItem']): Array<number | undefined> {
	if (Array.isArray(paired)) return paired.length === 0 ? [undefined] : paired.flatMap(itemsOf);
	return [typeof paired === 'object' ? paired.item : paired];
}

function wordsOf(failed: unknown): string {
	if (typeof failed !== 'object' || failed === null) return String(failed);
	const { message, description } = failed as { message?: string; description?: string | null };
	return [message, description].filter(Boolean).join(' ');
}

/** The data of the output items that have not failed, for one input item. */
function shownOf(items: INodeExecutionData[], item: number): IDataObject[] {
	const isShown = (output: Output): boolean => output.item === item && output.failure === undefined;
	return items.filter((each) => describe(each).some(isShown)).map(({ json }) => json);
}
