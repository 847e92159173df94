import { readEnqueued, readGivenUp, readJobs, underWay } from './jobLog.mts';

const WORKER = `
n8n worker is now ready
Worker started execution 1 (job 1)
Worker started execution 12 (job 12)
Worker started execution 3 (job 3)
Worker finished execution 1 (job 1)
Worker errored while running execution 3 (job 3)
`;

const MAIN = `
Enqueued execution 1 (job 1)
Enqueued execution 12 (job 12)
Execution 1 (job 1) finished
Problem with execution 12: This execution failed to be processed too many times. Aborting.
`;

test('what a worker has begun and ended', () => {
	expect(readJobs(WORKER)).toEqual({ started: ['1', '12', '3'], finished: ['1', '3'] });
	expect(underWay(readJobs(WORKER))).toEqual(['12']);
});

test('what a worker has begun twice is there twice, and under way once', () => {
	const jobs = readJobs(`${WORKER}Worker started execution 12 (job 12)\n`);
	expect(jobs.started.filter((id) => id === '12')).toHaveLength(2);
	expect(underWay(jobs)).toEqual(['12']);
});

test('what the main n8n has put into the queue, and what it has given up', () => {
	expect(readEnqueued(MAIN)).toEqual(['1', '12']);
	expect(readGivenUp(MAIN)).toEqual(['12']);
});
