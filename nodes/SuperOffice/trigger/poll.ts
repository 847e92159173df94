import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { loginOf, tenantIn } from '../../../credentials/session/environment';
import { Failure } from '../transport/failure';
import type { Session } from '../transport/session';
import { happeningsOf, type Known } from './diff';
import type { User, UserEvent } from './fields';
import { takeReceived } from './handOver';
import { itemOf } from './item';
import { readLanguage, readMode, readWanted, type Wanted } from './parameters';
import { openTrigger } from './session';
import { decode, encode, type State } from './state';
import { UserReader } from './users';

/**
 * What n8n asks of the node at its poll times, when the workflow begins, and for the test in the
 * editor. With webhooks there is nothing to poll; a test of them ends here, too, because n8n asks a
 * node that can poll for its items even when a webhook has brought some.
 *
 * @returns Nothing when there is nothing to tell
 * @throws Failure, InvalidInput
 */
export async function pollOrExample(caller: IPollFunctions): Promise<IDataObject[] | null> {
	const isTest = caller.getMode() === 'manual';
	if (readMode(caller) === 'polling') return await (isTest ? example : poll)(caller);
	if (!isTest) return null;
	const item = takeReceived(caller);
	return item ? [item] : await example(caller);
}

/**
 * One poll: reads all users, compares them with those of the poll before, and says what happened.
 *
 * The state is written last, when nothing can fail any more: n8n saves it with the items, and a poll
 * that failed finds everything as it was and tells it then.
 *
 * @returns Nothing when there is nothing to tell
 * @throws Failure, InvalidInput
 */
async function poll(caller: IPollFunctions): Promise<IDataObject[] | null> {
	const wanted = readWanted(caller);
	const language = readLanguage(caller);
	const { session, send } = await openTrigger(caller);
	const kept = caller.getWorkflowStaticData('node') as { users?: State };
	const reader = await UserReader.open(send, wanted.events.has('licenseChanged'), language);

	const of = `${installationOf(session)} ${language}`;
	const last = kept.users;
	const before = last?.of === of ? decode(last) : undefined;
	const now = await reader.all();
	// Whoever reads it is a user: an empty list is that of a user who may see nobody.
	if (now.size === 0) {
		throw new Failure(
			'SuperOffice did not list users: the list is empty',
			'The user of the credential has to have a role that may see users.',
		);
	}
	if (before) await findAgain(reader, before, now);
	const items = before ? news(before, now, wanted) : firstItems(now, wanted);

	// A poll that took longer than the time between two: the other one has told it already.
	if (kept.users?.write !== last?.write) return null;
	const next = encode(sorted(now), of, (last?.write ?? 0) + 1);
	if (!before || isOther(next, last!)) kept.users = next;
	return items.length > 0 ? session.redact(items) : null;
}

/**
 * A real example for who builds a workflow: the user who was added last. The state stays as it is.
 *
 * @throws Failure, InvalidInput
 */
async function example(caller: IPollFunctions): Promise<IDataObject[] | null> {
	const events = eventsOf(caller);
	const { session, send } = await openTrigger(caller);
	const reader = await UserReader.open(send, events.has('licenseChanged'), readLanguage(caller));
	const found = await reader.latest();
	if (!found) return null;
	const [associateId, user] = found;
	const event = events.has('created') ? 'created' : [...events][0];
	const told = { event, associateId, changes: [], at: new Date().toISOString() };
	const sides = {
		...(event !== 'created' && { before: user }),
		...(event !== 'deleted' && { after: user }),
	};
	return session.redact([itemOf({ ...told, ...sides })]);
}

function eventsOf(caller: IPollFunctions): ReadonlySet<UserEvent> {
	return readMode(caller) === 'polling' ? readWanted(caller).events : new Set(['created']);
}

/** Users who are missing are looked for by their IDs: a list may lose one while it is read. */
async function findAgain(
	reader: UserReader,
	before: ReadonlyMap<number, unknown>,
	now: Map<number, User>,
): Promise<void> {
	const missing = [...before.keys()].filter((id) => !now.has(id));
	for (const [id, user] of await reader.some(missing)) now.set(id, user);
}

function news(
	before: ReadonlyMap<number, () => Known>,
	now: ReadonlyMap<number, User>,
	{ events, fields }: Wanted,
): IDataObject[] {
	const at = new Date().toISOString();
	const ids = [...new Set([...now.keys(), ...before.keys()])];
	return ids.flatMap((associateId) => {
		const known = before.get(associateId)?.();
		const after = now.get(associateId);
		return happeningsOf(known, after, fields)
			.filter(({ event }) => events.has(event))
			.map(({ event, changes }) =>
				itemOf({ event, associateId, before: known?.user, after, changes, at }),
			);
	});
}

function firstItems(now: ReadonlyMap<number, User>, { isAllAtFirst }: Wanted): IDataObject[] {
	if (!isAllAtFirst) return [];
	const at = new Date().toISOString();
	return [...now].map(([associateId, after]) =>
		itemOf({ event: 'existing', associateId, after, changes: [], at }),
	);
}

/** In the order of their IDs, so that the same users are kept as the same text. */
function sorted(users: ReadonlyMap<number, User>): Map<number, User> {
	return new Map([...users].sort(([one], [other]) => one - other));
}

/** n8n may save what is written here each time: so nothing is, when nothing is new. */
function isOther({ users, columns }: State, last: State): boolean {
	return users !== last.users || JSON.stringify(columns) !== JSON.stringify(last.columns);
}

/** A tenant stays the same where it moves to another server. */
function installationOf({ root }: Session): string {
	const tenant = loginOf(root) && tenantIn(root);
	return tenant ?? `${root.host}${root.pathname}`;
}
