import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { request, type Send } from '../transport/request';
import { openSession } from '../transport/session';
import { credentialTypeOf } from './authentication';
import type { Operation } from './operation';
import { Refused } from './refused';

/** One run of the node: what n8n offers it, and what its items share. */
export interface Run {
	caller: IExecuteFunctions;
	/** Sends one call, see `request` */
	send: Send;
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
	};
}

/** @throws Failure when the credential has no usable base URL */
export async function openRun(caller: IExecuteFunctions): Promise<Run> {
	const authentication = caller.getNodeParameter('authentication', 0, '');
	const session = await openSession(caller, credentialTypeOf(authentication));
	return {
		caller,
		send: async (call) => await request<never>(caller, session, call),
		once: createOnce(),
		redact: session.redact,
		tenantState: session.tenantState,
		server: { patches: true },
	};
}

/**
 * Does an operation for one item. An entity is handled as SuperOffice has it, so secrets that the
 * server repeats are struck out here, where it leaves the node.
 *
 * @throws InvalidInput, Refused or Failure
 */
export async function executeItem(
	run: Run,
	{ execute }: Operation,
	itemIndex: number,
): Promise<IDataObject[]> {
	const { redact } = run;
	return redact(
		await execute(run, itemIndex).catch((error: unknown) => {
			throw error instanceof Refused ? error.redacted(redact) : error;
		}),
	);
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
