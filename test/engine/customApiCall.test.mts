import type { IExecuteFunctions, IHttpRequestOptions, INodeType } from 'n8n-workflow';

import { startEmulator, type Emulator } from '../emulator/index.mts';
import { LOGINS } from './facts.mts';
import { runNode } from './harness.mts';
import { useEmulator } from './setup.mts';

const setup = useEmulator();

type Helper = 'requestWithAuthentication' | 'httpRequestWithAuthentication';

/** A node that uses the credential as n8n's HTTP Request node does: by n8n's helpers, with a whole address. */
function otherNode(helper: Helper, options: object): INodeType {
	return {
		description: {
			displayName: 'Other',
			name: 'other',
			group: ['transform'],
			version: 1,
			description: 'Sends a request',
			defaults: { name: 'Other' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: 'superOfficeApi', required: true }],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			const json = (await this.helpers[helper].call(this, 'superOfficeApi', {
				method: 'GET',
				json: true,
				...options,
			} as IHttpRequestOptions)) as object;
			return [[{ json: { ...json } }]];
		},
	};
}

async function send(helper: Helper, options: object) {
	return await runNode({
		parameters: {},
		credential: setup.credential,
		nodeType: otherNode(helper, options),
	});
}

/** As the HTTP Request node fills them in for a followed redirect. */
const FOLLOW = { followRedirect: true, followAllRedirects: true, maxRedirects: 21 };

describe.each<[Helper, 'uri' | 'url']>([
	['requestWithAuthentication', 'uri'],
	['httpRequestWithAuthentication', 'url'],
])('%s', (helper, address) => {
	let elsewhere: Emulator;

	beforeAll(async () => {
		elsewhere = await startEmulator();
	});

	afterAll(async () => await elsewhere.stop());

	test('reaches the same API', async () => {
		const { items } = await send(helper, {
			[address]: `${setup.emulator.url}/api/v1/User/currentPrincipal`,
		});
		expect(items[0].json).toMatchObject({ AssociateId: LOGINS.administrator.associateId });
	});

	test('sends nothing to another origin', async () => {
		const { error } = await send(helper, {
			[address]: `${elsewhere.url}/api/v1/User/currentPrincipal`,
		});
		expect(JSON.stringify(error)).toContain(
			`Not sent: the SuperOffice API credential is for ${setup.emulator.origin} only`,
		);
		expect(elsewhere.log).toEqual([]);
	});

	test.each([301, 302, 303, 307, 308])('follows no redirect of status %d', async (status) => {
		setup.emulator.faults.add({
			status,
			headers: { location: `${elsewhere.url}/api/v1/User/currentPrincipal` },
			body: '',
		});
		const { error } = await send(helper, {
			...FOLLOW,
			[address]: `${setup.emulator.url}/api/v1/User/currentPrincipal`,
		});
		expect(error).toBeDefined();
		expect(elsewhere.log).toEqual([]);
	});
});
