import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { fieldProperties, fieldProperty } from '../../nodes/SuperOffice/actions/user/fields.ts';
import { loadPackage } from '../engine/harness.mts';
import { operations } from './operations.mts';
import { outputSchemas } from './outputSchema.mts';

const OPENAPI = process.env.SUPEROFFICE_OPENAPI ?? resolve('../shared/openapi');

function readJson(file: string) {
	return JSON.parse(readFileSync(file, 'utf8'));
}

test('n8n loads the node, its credential, codex and icons from the build', async () => {
	const { node, credentialTypes } = await loadPackage();
	expect(node.description).toMatchObject({
		name: 'superOfficeUser',
		displayName: 'SuperOffice User',
		usableAsTool: true,
		sensitiveOutputFields: ['password', 'Credentials[*].Value'],
		codex: { alias: expect.arrayContaining(['User Provisioning', 'CRM']) },
		iconUrl: {
			light: expect.stringContaining('icons/superoffice.svg'),
			dark: expect.stringContaining('icons/superoffice.dark.svg'),
		},
	});
	expect(credentialTypes.superOfficeApi).toMatchObject({ displayName: 'SuperOffice API' });
	expect(existsSync('dist/icons/superoffice.svg')).toBe(true);
	expect(existsSync('dist/icons/superoffice.dark.svg')).toBe(true);
});

test('the credential has the fields that workflows and docs name, and hides its secrets', async () => {
	const { credentialTypes } = await loadPackage();
	const { properties } = credentialTypes.superOfficeApi;
	expect(properties.map(({ name }) => name)).toEqual([
		'baseUrl',
		'authScheme',
		'username',
		'password',
		'accessToken',
		'ticket',
		'appToken',
		'allowUnauthorizedCerts',
	]);
	expect(
		properties.filter(({ typeOptions }) => typeOptions?.password).map(({ name }) => name),
	).toEqual(['password', 'accessToken', 'ticket', 'appToken']);
	const shown = (scheme: string) =>
		properties
			.filter(({ displayOptions }) => displayOptions?.show?.authScheme?.includes(scheme))
			.map(({ name }) => name);
	expect(['basic', 'bearer', 'soTicket'].map(shown)).toEqual([
		['username', 'password'],
		['accessToken'],
		['ticket'],
	]);
});

test('the package has no run-time dependency, and n8n-workflow as its only peer', () => {
	const { dependencies, peerDependencies, overrides } = readJson('package.json');
	expect(dependencies ?? {}).toEqual({});
	expect(overrides).toBeUndefined();
	expect(peerDependencies).toEqual({ 'n8n-workflow': '*' });
});

test('package.json says all that npm shows, and its addresses are of one repository', () => {
	const { repository, homepage, bugs, ...other } = readJson('package.json');
	const address = repository.url.replace(/^git\+|\.git$/g, '');
	expect(repository).toEqual({ type: 'git', url: `git+${address}.git` });
	expect([homepage, bugs.url]).toEqual([`${address}#readme`, `${address}/issues`]);
	expect(other).toMatchObject({
		name: 'n8n-nodes-superoffice',
		version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
		description: expect.stringContaining('SuperOffice'),
		license: 'MIT',
		author: { name: expect.any(String), email: expect.any(String) },
		keywords: expect.arrayContaining(['n8n-community-node-package', 'superoffice']),
		files: ['dist', 'CHANGELOG.md'],
	});
	expect(readFileSync('LICENSE', 'utf8')).toMatch(/^MIT License/);
});

test('the output schemas are those of `npm run schemas`, one for each operation', async () => {
	const schemas = await outputSchemas();
	for (const [name, schema] of Object.entries(schemas)) {
		const file = `nodes/SuperOffice/__schema__/v1.0.0/${name}.json`;
		expect(readJson(file)).toEqual(schema);
		expect(readJson(join('dist', file))).toEqual(schema);
	}
	expect(Object.keys(schemas).sort()).toEqual((await operations()).map(({ id }) => id).sort());
});

const withDocuments = existsSync(OPENAPI) ? test : test.skip;

withDocuments(
	`user fields cover the User carrier of the vendor's OpenAPI document${existsSync(OPENAPI) ? '' : ' (skipped: the documents are not here)'}`,
	() => {
		const { definitions } = readJson(join(OPENAPI, 'Swagger-v1-UserAgent.json'));
		const notWritable = ['AssociateId', 'Lastlogin', 'Lastlogout', 'TableRight', 'FieldProperties'];
		const writable = Object.keys(definitions['SuperOffice.CRM.Services.User'].properties).filter(
			(name) => !notWritable.includes(name),
		);
		const offered = [...fieldProperties('save'), fieldProperty('customFields')];
		const covered = offered.map(
			({ description }) => /API name: (\w+)\.$/.exec(description ?? '')?.[1],
		);
		expect(covered.sort()).toEqual(writable.sort());
	},
);
