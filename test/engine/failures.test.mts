import type { FaultRule } from '../emulator/index.mts';
import { LOGINS, USERS } from './facts.mts';
import { basic, callsOf, useEmulator } from './setup.mts';
import { byAssociateId } from './locators.mts';

const setup = useEmulator();

const SAVE = {
	operation: 'save',
	associateId: USERS.complete,
	userFields: { nickName: 'lisa-new' },
	// What is sent again, and when, is the matter of retries.test.mts.
	options: { maxRetries: 0 },
};

const NOT_DONE = 'SuperOffice was asked afterwards, and it was not done then.';

/** Answers the save itself with a fault. */
async function saveWith(fault: FaultRule) {
	setup.emulator.faults.add({ path: 'Agents/User/SaveUser', ...fault });
	const { error } = await setup.run(SAVE);
	return error!;
}

const REFUSALS: Array<[string, FaultRule, string, RegExp]> = [
	[
		'an error of the REST form',
		{
			status: 400,
			body: {
				Error: true,
				ErrorType: 'SoValidationException',
				ErrorMessage: 'Nickname is taken',
				ErrorSource: 'x',
			},
		},
		'SuperOffice did not save user 5: Nickname is taken (SoValidationException, HTTP 400)',
		/Change the value that SuperOffice names/,
	],
	[
		'an error of the ASP.NET form',
		{ status: 400, body: { Message: 'The request is invalid.', MessageDetail: 'A null entry.' } },
		'SuperOffice did not save user 5: The request is invalid. (HTTP 400)',
		/SuperOffice adds: A null entry\./,
	],
	[
		'an error object with status 200',
		{ status: 200, body: { Message: 'The request is invalid.', MessageDetail: 'A null entry.' } },
		'SuperOffice did not save user 5: The request is invalid. (HTTP 200)',
		/Change the value.*A null entry/,
	],
	[
		'a web page with status 200',
		{ status: 200, contentType: 'text/html', body: '<!DOCTYPE html><title>Sign in</title>' },
		'SuperOffice did not save user 5: the answer is a web page, "Sign in" (HTTP 200)',
		/^SuperOffice was asked afterwards, and it was not done then. It may have been done.*Check 'Base URL'/,
	],
	[
		'an empty answer',
		{ status: 200, body: '' },
		'SuperOffice did not save user 5: the answer is not what the WebAPI documents (HTTP 200)',
		/^SuperOffice was asked afterwards, and it was not done then. It may have been done/,
	],
	[
		'a page that the proxy makes',
		{ status: 502, contentType: 'text/html', body: '<html><title>502 Bad Gateway</title></html>' },
		'SuperOffice did not save user 5: the answer is a web page, "502 Bad Gateway" (HTTP 502)',
		/^SuperOffice was asked afterwards, and it was not done then. It may have been done/,
	],
	[
		'a server error without words',
		{ status: 500, body: '' },
		'SuperOffice did not save user 5: no reason was given (HTTP 500)',
		/^SuperOffice was asked afterwards, and it was not done then. It may have been done.*log of the SuperOffice server/,
	],
	[
		'throttling',
		{ status: 429, body: '' },
		'SuperOffice did not save user 5: no reason was given (HTTP 429)',
		/Wait a little/,
	],
	[
		'a tenant that moved',
		{ status: 421, body: '"Wrong subdomain used to access tenant"' },
		'SuperOffice did not save user 5: Wrong subdomain used to access tenant (HTTP 421)',
		/current one, with its number/,
	],
	[
		'a licence that is used up',
		{ status: 400, body: { ErrorType: 'SoLicenseException', ErrorMessage: 'No licence is free' } },
		'SuperOffice did not save user 5: No licence is free (SoLicenseException, HTTP 400)',
		/Free a license/,
	],
	[
		'words in which n8n sees a system error',
		{ status: 403, body: { ErrorType: 'SoSentryException', ErrorMessage: 'No deletePermission' } },
		'SuperOffice did not do what was asked. What it said stands below (HTTP 403)',
		/^SuperOffice did not save user 5: No deletePermission \(SoSentryException, HTTP 403\) .*administration rights/,
	],
	[
		'a cut connection',
		{ drop: 'before' },
		'SuperOffice did not answer when asked to save user 5 (http://127.0.0.1',
		/^SuperOffice was asked afterwards, and it was not done then. It may have been done.*connection/,
	],
];

test.each(REFUSALS)('%s', async (_, fault, message, description) => {
	const error = await saveWith(fault);
	expect(error.message.replace(/:\d+\)$/, '')).toBe(message);
	expect(error.description).toMatch(description);
	expect(error.context).toMatchObject({ itemIndex: 0 });
	expect(error.httpCode ?? undefined).toBe(fault.status && String(fault.status));
});

test.each(REFUSALS)('a save that may not be sent again is sent once: %s', async (_, fault) => {
	await saveWith({ ...fault, times: 5 });
	expect(callsOf(setup.emulator).filter((call) => call.endsWith('SaveUser'))).toHaveLength(1);
});

test('a write that SuperOffice refuses in its own words is not looked for', async () => {
	const body = { ErrorType: 'SoValidationException', ErrorMessage: 'Nickname is taken' };
	const { description } = await saveWith({ status: 500, body });
	expect(description).not.toContain(NOT_DONE);
	expect(callsOf(setup.emulator).at(-1)).toBe('POST Agents/User/SaveUser');
});

test('nothing is said of what was done where nothing was to be done', async () => {
	setup.emulator.faults.add({ path: 'GetUser', status: 502 });
	const { error } = await setup.run({
		operation: 'get',
		...byAssociateId(5),
		options: { maxRetries: 0 },
	});
	expect(error?.message).toBe('SuperOffice did not read user 5: no reason was given (HTTP 502)');
	expect(error?.description).not.toMatch(/done/);
});

test('a wrong password is sent once and explained', async () => {
	const { error } = await setup.run(SAVE, {
		credential: basic(setup.emulator.url, { userName: 'admin', password: 'wrong-password' }),
	});
	expect(error?.message).toBe(
		'SuperOffice did not read user 5: Authorization has been denied for this request. (HTTP 401)',
	);
	expect(error?.description).toContain('Check the user name and password');
	expect(setup.emulator.log).toHaveLength(1);
});

test('a user without administration rights is told so', async () => {
	const { error } = await setup.run(SAVE, {
		credential: basic(setup.emulator.url, LOGINS.salesUser),
	});
	expect(error?.message).toContain('(SoIllegalOperationException, HTTP 403)');
	expect(error?.description).toContain('needs a role with administration rights');
});

test('a server that is not there is named, and nothing may have been done', async () => {
	const { error } = await setup.run(SAVE, {
		credential: basic('http://127.0.0.1:9/SuperOffice'),
	});
	expect(error?.message).toBe(
		'SuperOffice did not answer when asked to read user 5 (http://127.0.0.1:9)',
	);
	expect(error?.description).toContain('Nothing listens at http://127.0.0.1:9');
	expect(error?.description).not.toContain('may have been done');
});

test('a host that does not exist is named', async () => {
	const { error } = await setup.run(SAVE, { credential: basic('https://crm.invalid/SuperOffice') });
	expect(error?.description).toContain('The name in https://crm.invalid is not known');
});

test('an address without a WebAPI is explained', async () => {
	setup.emulator.faults.add({
		status: 404,
		contentType: 'text/html',
		body: '<html><title>404 - File or directory not found.</title></html>',
	});
	const { error } = await setup.run(SAVE);
	expect(error?.message).toContain('"404 - File or directory not found." (HTTP 404)');
	expect(error?.description).toContain("Check 'Base URL'");
});
