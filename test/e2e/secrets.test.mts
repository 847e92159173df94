import { LOGINS } from '../emulator/index.mts';
import { readLog } from '../n8n/log.mts';
import { useN8n } from './setup.mts';
import { sharedN8n } from './sharedN8n.mts';

const setup = useN8n();

const { userName, password } = LOGINS.administrator;
const SECRETS = [password, Buffer.from(`${userName}:${password}`).toString('base64')];

/** All that n8n keeps of an execution: its data and the workflow, and what it logged meanwhile. */
async function traceOf(executionId: string): Promise<string> {
	const record = await setup.client.readExecution(executionId);
	return [record.data, JSON.stringify(record), await readLog(sharedN8n().logFile)].join('\n');
}

test('the record of a run that went well holds no secret of the credential', async () => {
	const { executionId, errors } = await setup.runWorkflow('joiner');
	expect(errors).toEqual({});
	const trace = await traceOf(executionId);
	expect(trace).toContain('erik.strand@nordlys.example');
	for (const secret of SECRETS) expect(trace).not.toContain(secret);
});

test('nor does that of a failed run, when the server repeats the secrets', async () => {
	setup.emulator.faults.add({
		method: 'POST',
		path: 'v1/User\\?',
		status: 400,
		body: { ErrorType: 'SoException', ErrorMessage: `You sent ${SECRETS.join(' and ')}` },
	});
	const { executionId, errors } = await setup.runWorkflow('joiner');
	expect(errors['Create or update user'].message).toContain('You sent ***** and *****');
	const trace = await traceOf(executionId);
	expect(trace).toContain('You sent ***** and *****');
	for (const secret of SECRETS) expect(trace).not.toContain(secret);
});
