import fc from 'fast-check';
import {
	createServer,
	request,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../emulator/index.mts';
import { runNode } from '../engine/harness.mts';
import { check, SEED } from './check.mts';
import { secretsAreKept } from './claims/secrets.mts';
import { openCompany, operatorOf } from './company.mts';
import { OPERATIONS } from './description.mts';
import { parametersOf, shape, type Shape } from './expressions.mts';
import { AT_FIRST, inputOf, itemsOf, type Input } from './inputs.mts';
import { SECRET_MARK } from './values/secrets.mts';

/** How many runs, with up to how many items each, an operation has. */
const RUNS = 15;
const ITEMS = 20;

/** Ways in which a server repeats what it was sent. */
const ANSWERS: Record<string, (sent: string) => { status: number; body: string }> = {
	'a refusal': (sent) => ({ status: 400, body: JSON.stringify({ Message: sent }) }),
	'an error with more to it': (sent) => ({
		status: 500,
		body: JSON.stringify({ ErrorType: 'SoException', ErrorMessage: sent, InnerError: sent }),
	}),
	'an answer': (sent) => ({
		status: 200,
		body: JSON.stringify({ AssociateId: 5, Success: true, Tooltip: sent, [sent]: sent }),
	}),
	'plain text': (sent) => ({ status: 502, body: sent }),
};

let emulator: Emulator;
let credential: ICredentialDataDecryptedObject;
/** Stands before the emulator, and answers whatever has a password in it. */
let repeater: Server;
let answer: (sent: string) => { status: number; body: string };
/** How often it did so */
let repeated = 0;

beforeAll(async () => {
	emulator = await startEmulator();
	repeater = createServer((incoming, response) => void repeatOrPass(incoming, response));
	await new Promise<void>((resolve) => repeater.listen(0, '127.0.0.1', resolve));
	const { port } = repeater.address() as AddressInfo;
	credential = { ...operatorOf(emulator), baseUrl: `http://127.0.0.1:${port}/SuperOffice` };
});

afterAll(async () => {
	repeater.close();
	await emulator.stop();
});

async function repeatOrPass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const body = Buffer.concat(chunks);
	const { method, url = '', headers } = incoming;
	if (SECRET_MARK.test(body.toString())) {
		repeated++;
		const said = answer(
			[url, JSON.stringify(headers), body.toString(), headers.authorization].join(' '),
		);
		response.writeHead(said.status, { 'content-type': 'application/json' }).end(said.body);
		return;
	}
	const passed = request(emulator.origin + url, { method, headers }, (answered) => {
		response.writeHead(answered.statusCode ?? 502, answered.headers);
		answered.pipe(response);
	});
	passed.end(body);
}

/** Where a user's password can be: in a parameter for it, or in a user that is given as JSON. */
const WITH_PASSWORD = OPERATIONS.filter(({ properties }) =>
	/"password":true|"userJson"/.test(JSON.stringify(properties)),
);

/** How a locator is given has nothing to do with passwords: so more inputs get as far as to send one. */
const plainShape = shape.map((form): Shape => ({ ...form, mode: undefined }));

async function tryOut(index: number, form: Shape, inputs: Input[]): Promise<void> {
	openCompany(emulator);
	const operation = WITH_PASSWORD[index];
	const parameters = parametersOf(operation, form);
	const items = itemsOf([AT_FIRST, ...inputs]);
	const result = await runNode({ parameters, credential, items, onError: 'continueRegularOutput' });
	const outcome = { operation, count: items.length, result, emulator, credential };
	expect(secretsAreKept(outcome)).toEqual([]);
}

describe.each(Object.keys(ANSWERS))('a server that repeats all it is sent, in %s', (name) => {
	test.each(WITH_PASSWORD.map((operation, index) => ({ ...operation, index })))(
		'$name shows no secret',
		async ({ index, ...operation }) => {
			answer = ANSWERS[name];
			repeated = 0;
			const inputs = fc.array(inputOf(operation), { minLength: ITEMS, maxLength: ITEMS });
			await check(
				fc.tuple(plainShape, inputs),
				async ([form, some]) => await tryOut(index, form, some),
				{ numRuns: RUNS, seed: SEED + index },
			);
			expect(repeated).toBeGreaterThan(0);
		},
	);
});

test('there are operations with passwords', () => {
	expect(WITH_PASSWORD.length).toBeGreaterThan(4);
});
