import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { LOGINS, USERS } from './facts.mts';
import { useEmulator } from './setup.mts';
import { byAssociateId } from './locators.mts';

const setup = useEmulator();

const SECRETS = {
	password: 'p@ss/"word"-1',
	accessToken: '8A:Cust12345.access-token-1',
	ticket: '7T:ticket-1==',
	appToken: 'app-token-secret-1',
};

const NEW_PASSWORD = 'password-of-the-user';

const SAVE = {
	operation: 'save',
	associateId: USERS.complete,
	userFields: { credentials: { credential: [{ type: 'CRM5/PASSWORD', value: NEW_PASSWORD }] } },
};

const SCHEMES = ['basic', 'bearer', 'soTicket'];

const FORMS = Object.values(SECRETS).flatMap((secret) => [
	secret,
	JSON.stringify(secret).slice(1, -1),
	encodeURIComponent(secret),
	Buffer.from(secret).toString('base64'),
	Buffer.from(`admin:${secret}`).toString('base64'),
]);

/** A server that repeats all it was sent. */
let echo: Server;
let respond: (sent: string) => { status: number; body: string; headers?: Record<string, string> };

beforeAll(async () => {
	echo = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => (body += String(chunk)));
		request.on('end', () => {
			const sent = [JSON.stringify(request.headers), body, ...FORMS].join(' ');
			const { status, body: answer, headers } = respond(sent);
			response.writeHead(status, { 'content-type': 'application/json', ...headers });
			response.end(answer);
		});
	});
	await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
});

afterAll(() => echo.close());

/** Everything that a run leaves behind: n8n's record of it, and each error with all that hangs on it. */
async function traceOf(authScheme: string, parameters: object): Promise<string> {
	const logged: unknown[] = [];
	const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
		jest.spyOn(console, level).mockImplementation((...words) => void logged.push(words)),
	);
	const { port } = echo.address() as AddressInfo;
	const credential = {
		baseUrl: `http://127.0.0.1:${port}/SuperOffice`,
		authScheme,
		username: 'admin',
		...SECRETS,
	};
	const stopped = await setup.run(parameters as never, { credential });
	const continued = await setup.run(parameters as never, {
		credential,
		onError: 'continueRegularOutput',
	});
	spies.forEach((spy) => spy.mockRestore());
	return [logged, stopped, continued].map((value) => everything(value)).join('\n');
}

/** All text that can be reached from a value, also what JSON would leave out. */
function everything(value: unknown, seen = new Set<unknown>()): string {
	if (typeof value === 'function') return '';
	if (typeof value !== 'object' || value === null) return String(value);
	if (seen.has(value)) return '';
	seen.add(value);
	return Object.getOwnPropertyNames(value)
		.map((name) => `${name}: ${everything((value as Record<string, unknown>)[name], seen)}`)
		.join('\n');
}

const ANSWERS: Array<[string, typeof respond]> = [
	[
		'an output item',
		(sent) => ({ status: 200, body: JSON.stringify({ AssociateId: 5, Tooltip: sent, [sent]: 1 }) }),
	],
	[
		'a refusal',
		(sent) => ({
			status: 400,
			body: JSON.stringify({ ErrorType: sent, ErrorMessage: sent, MessageDetail: sent }),
		}),
	],
	[
		'an error object with status 200',
		(sent) => ({ status: 200, body: JSON.stringify({ Message: sent }) }),
	],
	['a page', (sent) => ({ status: 200, body: `<html><title>${sent}</title></html>` })],
	['plain text', (sent) => ({ status: 500, body: sent })],
	[
		'a redirect',
		() => ({
			status: 302,
			body: '',
			headers: { location: `http://127.0.0.1:9/?t=${encodeURIComponent(SECRETS.ticket)}` },
		}),
	],
];

describe.each(SCHEMES)('with %s', (authScheme) => {
	test.each(ANSWERS)('no secret that the server repeats is in %s', async (_, answer) => {
		respond = answer;
		const trace = await traceOf(authScheme, {
			operation: 'executeCommand',
			commandTarget: 'id',
			...byAssociateId(5),
			commandName: 'X',
			options: { maxRetryWait: 0 },
		});
		for (const form of FORMS) expect(trace).not.toContain(form);
		expect(trace).toMatch(/SuperOffice did not|\*{5}/);
	});
});

test.each(Object.values(SECRETS))(
	'no part of %s stays where a long text is cut off',
	async (secret) => {
		for (let start = 500 - secret.length; start < 500; start += 3) {
			respond = () => ({ status: 500, body: 'x'.repeat(start) + secret });
			const trace = await traceOf('soTicket', {
				operation: 'getCommands',
				...byAssociateId(5),
				options: { maxRetries: 0 },
			});
			expect(trace).not.toContain(secret.slice(0, 4));
		}
	},
);

test('a secret in which white space would be folded is struck out all the same', async () => {
	const password = 'two  spaces';
	setup.emulator.faults.add({ status: 400, body: { Message: `Not ${password}` } });
	const { error } = await setup.run(SAVE, { credential: { ...setup.credential, password } });
	expect(error?.message).toContain('Not *****');
});

test('a password that is saved is not in the message of a refusal', async () => {
	setup.emulator.faults.add({
		path: 'SaveUser',
		status: 400,
		body: {
			ErrorType: 'SoValidationException',
			ErrorMessage: `Password ${NEW_PASSWORD} is too short`,
		},
	});
	const { error } = await setup.run(SAVE);
	expect(error?.message).toContain('Password ***** is too short');
});

describe('another origin', () => {
	const ELSEWHERE = ['http://127.0.0.1:9/x', 'https://127.0.0.1/x', 'http://localhost/x'];

	test.each(ELSEWHERE)(
		'a redirect to %s is refused, and nothing is sent there',
		async (location) => {
			respond = () => ({ status: 307, body: '', headers: { location } });
			const { port } = echo.address() as AddressInfo;
			const { error } = await setup.run(
				{ operation: 'save', associateId: 5 },
				{ credential: { ...setup.credential, baseUrl: `http://127.0.0.1:${port}` } },
			);
			expect(error?.message).toContain('the server points to another address (HTTP 307)');
			expect(error?.description).toContain(`The server points to ${location}`);
		},
	);

	test('no request reaches the server that a redirect points to', async () => {
		const { port } = echo.address() as AddressInfo;
		respond = () => ({
			status: 302,
			body: '',
			headers: { location: `${setup.emulator.url}/api/v1/User/5` },
		});
		for (const authScheme of SCHEMES) {
			await setup.run(
				{ operation: 'save', associateId: 5 },
				{
					credential: {
						baseUrl: `http://127.0.0.1:${port}`,
						authScheme,
						username: 'admin',
						password: LOGINS.administrator.password,
						accessToken: LOGINS.bearerToken,
						ticket: LOGINS.ticket,
						appToken: LOGINS.appToken,
					},
				},
			);
		}
		expect(setup.emulator.log).toEqual([]);
	});
});
