import type { FastifyReply } from 'fastify';
import type { Answer } from '../answer.mts';
import type { LogEntry } from '../log.mts';
import { noteAnswer, render, write } from '../write.mts';
import { KINDS } from './kinds.mts';
import { CLOSED_MS } from './queue.mts';
import type { FaultRule } from './rule.mts';
import { hangUp } from './wire.mts';

/** A request that a fault strikes. */
export interface Struck {
	/** Serves the request. Whether it is called decides whether the request has an effect. */
	answer: () => Promise<Answer>;
	reply: FastifyReply;
	entry: LogEntry;
	/** Closes the ports for so many milliseconds. */
	close: (ms: number) => void;
}

/** Answers a request as a fault wants it, or does not. */
export async function strike(rule: FaultRule, struck: Struck): Promise<void> {
	if (rule.kind === undefined) await strikeAsTold(rule, struck);
	else await strikeByKind({ ...rule, kind: rule.kind }, struck);
}

async function strikeByKind(
	rule: FaultRule & Required<Pick<FaultRule, 'kind'>>,
	{ answer, reply, entry, close }: Struck,
): Promise<void> {
	const kind = KINDS[rule.kind];
	const served = (rule.when ?? kind.strikes[0]) === 'after' ? await answer() : undefined;
	const final = kind.answer?.(rule, served) ?? served ?? { status: 200 };
	entry.isFault = kind.isHarmless !== true;
	if (rule.kind === 'refused') close(rule.forMs ?? CLOSED_MS);
	if (kind.wire === undefined) {
		await write(reply, final, entry);
		return;
	}
	if (kind.isSilent !== true) noteAnswer(entry, render(final));
	reply.hijack();
	// A client that has enough closes the connection, and what is still to be sent has nowhere to go.
	reply.raw.on('error', () => undefined);
	await kind.wire(reply.raw, render(final), rule);
}

/** A rule without a kind: each thing is said by a member of its own. */
async function strikeAsTold(rule: FaultRule, { answer, reply, entry }: Struck): Promise<void> {
	const { status, headers, body, drop } = rule;
	const contentType = rule.contentType ?? (typeof body === 'string' ? 'text/plain' : undefined);
	const isReplaced = status !== undefined && drop === undefined;
	const final = isReplaced ? { status, headers, body, contentType } : undefined;
	entry.isFault = status !== undefined || drop !== undefined;
	if (drop === undefined) {
		await write(reply, final ?? (await answer()), entry);
		return;
	}
	if (drop === 'after') await answer();
	reply.hijack();
	await hangUp(reply.raw, render({ status: 200 }), rule);
}
