import type { LogEntry } from '../emulator/index.mts';
import type { Ended } from './executions.mts';
import type { Result } from './result.mts';

/** The figures, each with what it counts. */
export function figures(result: Result): Array<[string, string]> {
	return [
		...aboutExecutions(result),
		...aboutUsers(result),
		...aboutTheKill(result),
		...aboutSuperOffice(result),
		['Time', `${result.seconds.toFixed(0)} s`],
	];
}

type Rows = Array<[string, string]>;

function aboutExecutions({ ended, expected, jobs, interruption }: Result): Rows {
	const begun = begunIn(jobs);
	const { worker, begunBefore } = interruption;
	return [
		['Executions that ended', `${ended.length} of ${expected}`],
		['… as n8n reports them', counted(ended.map(({ status }) => status))],
		...Object.entries(jobs).map(([name, { started, finished }]): [string, string] => [
			`… by ${name}`,
			`${started.length} begun${name === worker ? ` (${begunBefore} before it was killed)` : ''}, ${finished.length} ended`,
		]),
		['… that n8n began twice', String(begun.length - new Set(begun).size)],
	];
}

function aboutUsers({ verdict, ended, interruption }: Result): Rows {
	const { done, lost, doubled, wrong, unreported } = verdict;
	const failed = unreported.filter(({ execution }) => !interruption.cutShort.includes(execution));
	return [
		['Joiners who have a user', String(done.joiners)],
		['Movers who have moved', String(done.movers)],
		['Lost: a success, but not in SuperOffice', String(lost.length)],
		['Doubled: in SuperOffice twice, or unasked', String(doubled.length)],
		['Wrong: with other values than ordered', String(wrong.length)],
		['Settled by reading back', String(ended.filter(({ isSettled }) => isSettled).length)],
		['Failed, and done all the same', String(failed.length)],
		['… and the message says that it may have been', String(failed.filter(saysSo).length)],
	];
}

function aboutTheKill({ ended, verdict, interruption, jobs }: Result): Rows {
	const { worker, cutShort, writes, secondsAway } = interruption;
	const begun = new Set(begunIn(jobs));
	const reported = ended.filter(({ id }) => cutShort.includes(id)).map(reportedAs);
	const done = verdict.unreported.filter(({ execution }) => cutShort.includes(execution));
	return [
		['Cut short by the kill', `${cutShort.length}, ${writes} of them in a write`],
		['… as n8n reports them', counted(reported)],
		['… and done all the same', String(done.length)],
		['Taken by a worker, never begun', String(ended.filter(({ id }) => !begun.has(id)).length)],
		[`How long ${worker} was away`, `${secondsAway.toFixed(0)} s`],
	];
}

function aboutSuperOffice({ requests }: Result): Rows {
	return [
		['Requests', String(requests.length)],
		['… that a fault was put in the way of', counted(requests.filter(isFaulty).map(kindOfFault))],
		['… refused as too many', String(requests.filter(isThrottled).length)],
	];
}

/** What stands in SuperOffice although n8n does not call it a success, one line each. */
export function unreportedLines({ verdict, interruption }: Result): string[] {
	return verdict.unreported.map(({ key, execution, status, message }) => {
		const cut = interruption.cutShort.includes(execution) ? ', cut short' : '';
		return `${key}: execution ${execution}, ${status}${cut}: ${message}`;
	});
}

/** Each as often as it was begun. */
function begunIn(jobs: Result['jobs']): string[] {
	return Object.values(jobs).flatMap(({ started }) => started);
}

function counted(words: string[]): string {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	const sorted = [...counts].sort(([a], [b]) => a.localeCompare(b));
	return sorted.map(([word, count]) => `${count} ${word}`).join(', ') || '0';
}

function reportedAs({ before, status }: Ended): string {
	return [...before, status].join(', then ');
}

function saysSo({ message }: { message: string }): boolean {
	return message.includes('may have');
}

function isFaulty({ isFault }: LogEntry): boolean {
	return isFault;
}

function kindOfFault({ status }: LogEntry): string {
	return status === 0 ? 'cut off' : String(status);
}

function isThrottled({ isFault, status }: LogEntry): boolean {
	return !isFault && status === 429;
}
