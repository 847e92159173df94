import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { Places } from '../run/pool';
import type { Turn } from '../run/turns';
import { request, type Send } from '../transport/request';
import { openSession, type Session } from '../transport/session';
import { refuseToAgent } from './agent';
import { credentialTypeOf } from './authentication';
import type { OperationForAll, OperationForEach, Result } from './operation';
import { readRunOptions } from './options';
import { Refused } from './refused';

/** What the items of one run of the node share, as far as operations use it. */
interface Common {
	/**
	 * Does the work when it is asked for first, and hands the same result to all other items: for
	 * what does not change within a run. What failed is tried again by the next item.
	 */
	once: <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;
	/** Strikes the secrets of the credential out of what leaves the node */
	redact: <T>(value: T) => T;
	/** State of the tenant in SuperOffice Online, such as `Running`; none onsite */
	tenantState: () => Promise<string | undefined>;
	/** What has been found out about the server on the way */
	server: {
		/** Whether it has `PATCH User/{id}`, which a page documents and the OpenAPI files do not list */
		patches: boolean;
		/** Whether it has the Archive agent; one that has not counts by `GET Archive` */
		archiveAgent: boolean;
	};
	/**
	 * Does one of several works of an item that go side by side: no more of them at a time than the
	 * run works on items, all items together.
	 */
	sideBySide: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

/** What all items of a run share. */
interface Shared extends Common {
	/** How many items are worked on at the same time */
	concurrency: number;
	session: Session;
}

/** One item's part in a run of the node: what n8n offers it, and what it shares with the others. */
export interface Run extends Common {
	caller: IExecuteFunctions;
	/** Sends one call, see `request` */
	send: Send;
	/** For what has to be done in the order of the items */
	turn: Turn;
}

/** What is needed to look something up, whichever item it is for. */
export type Reading = Pick<Run, 'send' | 'once'>;

/** What an operation for all items at once is given: there is no order to keep. */
export type RunOfAll = Omit<Run, 'turn'>;

/**
 * @throws InvalidInput for options that hold for the whole run; Failure when the credential has no
 * usable base URL
 */
export async function openRun(caller: IExecuteFunctions): Promise<Shared> {
	const authentication = caller.getNodeParameter('authentication', 0, '');
	const { concurrency, ...manners } = readRunOptions(caller);
	const session = await openSession(caller, credentialTypeOf(authentication), manners);
	const places = new Places(concurrency);
	return {
		concurrency,
		session,
		once: createOnce(),
		redact: session.redact,
		tenantState: session.tenantState,
		server: { patches: true, archiveAgent: true },
		sideBySide: async (work) => await places.during(work),
	};
}

/**
 * Does an operation for one item. An entity is handled as SuperOffice has it, so secrets that the
 * server repeats are struck out here, where it leaves the node. What was found done although its
 * answer was lost says so.
 *
 * @throws InvalidInput, Refused or Failure
 */
export async function executeItem(
	caller: IExecuteFunctions,
	shared: Shared,
	{ option, guarded, execute }: OperationForEach,
	itemIndex: number,
	turn: Turn,
): Promise<IDataObject[]> {
	if (guarded === 'all') refuseToAgent(caller, `'${option.name}'`);
	const { redact, session } = shared;
	let isSettled = false;
	const onSettled = () => (isSettled = true);
	const send: Send = async (call) => await request<never>(caller, session, call, onSettled);
	const results = await execute({ ...shared, caller, send, turn }, itemIndex).catch(
		(error: unknown) => {
			throw error instanceof Refused ? error.redacted(redact) : error;
		},
	);
	return redact(isSettled ? results.map((result) => ({ ...result, settled: true })) : results);
}

/**
 * Does an operation for all items at once. Secrets are struck out where they leave the node, as for
 * single items.
 *
 * @throws InvalidInput, Refused or Failure
 */
export async function executeForAll(
	caller: IExecuteFunctions,
	shared: Shared,
	{ executeAll }: OperationForAll,
): Promise<Result[]> {
	const { redact, session } = shared;
	const send: Send = async (call) => await request<never>(caller, session, call);
	const results = await executeAll({ ...shared, caller, send }).catch((error: unknown) => {
		throw error instanceof Refused ? error.redacted(redact) : error;
	});
	return results.map((result) => ({ ...result, json: redact(result.json) }));
}

function createOnce(): Run['once'] {
	const results = new Map<string, Promise<unknown>>();
	return async <Result>(key: string, work: () => Promise<Result>) => {
		const known = results.get(key) as Promise<Result> | undefined;
		if (known) return await known;
		const result = work();
		results.set(key, result);
		result.catch(() => {
			if (results.get(key) === result) results.delete(key);
		});
		return await result;
	};
}
