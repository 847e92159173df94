import type { WorkflowNode } from '../n8n/shapes.mts';
import { byAssociateId } from '../engine/locators.mts';

/** A node as a workflow holds it, without its name and place. */
type NodeSettings = Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters' | 'credentials'>;

/** What the rivals have to know of the server and of n8n. */
export interface Place {
	/** Address of the server, without `/api` */
	url: string;
	/** The credential of this package */
	superOffice: { id: string; name: string };
	/** The same user in n8n's own Basic Auth credential */
	basic: { id: string; name: string };
}

/** One way to do the same requests inside n8n. */
export interface Rival {
	name: RivalName;
	/** As in the table */
	label: string;
	/** Expressions that n8n evaluates for each item */
	expressions: number;
	node: (place: Place) => NodeSettings;
}

/** Names in the results. */
export type RivalName =
	| 'save'
	| 'saveFields'
	| 'saveInTurn'
	| 'update'
	| 'httpSave'
	| 'httpSaveBasic'
	| 'httpPatch'
	| 'httpPatchBasic';

/** What the bounds are about. */
const CONCURRENCY = 20;

/** Properties of a user as an expression of n8n, the same for both nodes. */
const USER = `Name: $json.userId, UserName: $json.userName, Tooltip: $json.note, Type: 'InternalAssociate', Person: { PersonId: $json.personId }, Role: { Id: $json.roleId }, UserGroup: { Id: $json.groupId }`;

const SAVE = {
	resource: 'user',
	operation: 'save',
	associateId: '={{ $json.id }}',
	specifyUser: 'json',
	userJson: `={{ { ${USER} } }}`,
};

const SAVE_FIELDS = {
	...SAVE,
	specifyUser: 'fields',
	userJson: undefined,
	userFields: {
		name: '={{ $json.userId }}',
		userName: '={{ $json.userName }}',
		tooltip: '={{ $json.note }}',
		type: 'InternalAssociate',
		person: '={{ $json.personId }}',
		role: '={{ $json.roleId }}',
		userGroup: '={{ $json.groupId }}',
	},
};

const UPDATE = {
	resource: 'user',
	operation: 'update',
	...byAssociateId('={{ $json.id }}'),
	updateFields: { tooltip: '={{ $json.note }}', userGroup: '={{ $json.groupId }}' },
	options: { concurrency: CONCURRENCY },
};

/** All rivals inside n8n. Each sends one request an item. */
export const RIVALS: Rival[] = [
	{
		name: 'save',
		label: `SuperOffice User: Save, User (JSON), concurrency ${CONCURRENCY}`,
		expressions: 2,
		node: ours({ ...SAVE, options: { keepOtherFields: false, concurrency: CONCURRENCY } }),
	},
	{
		name: 'saveFields',
		label: `SuperOffice User: Save, User Fields, concurrency ${CONCURRENCY}`,
		expressions: 7,
		node: ours({ ...SAVE_FIELDS, options: { keepOtherFields: false, concurrency: CONCURRENCY } }),
	},
	{
		name: 'saveInTurn',
		label: 'SuperOffice User: Save, User (JSON), one after the other',
		expressions: 2,
		node: ours({ ...SAVE, options: { keepOtherFields: false, concurrency: 1 } }),
	},
	{
		name: 'httpSave',
		label: 'HTTP Request: POST SaveUser, SuperOffice API credential',
		expressions: 1,
		node: httpSave('superOffice'),
	},
	{
		name: 'httpSaveBasic',
		label: 'HTTP Request: POST SaveUser, Basic Auth credential',
		expressions: 1,
		node: httpSave('basic'),
	},
	{
		name: 'update',
		label: `SuperOffice User: Update, concurrency ${CONCURRENCY}`,
		expressions: 3,
		node: ours(UPDATE),
	},
	{
		name: 'httpPatch',
		label: 'HTTP Request: PATCH User/{id}, SuperOffice API credential',
		expressions: 2,
		node: httpPatch('superOffice'),
	},
	{
		name: 'httpPatchBasic',
		label: 'HTTP Request: PATCH User/{id}, Basic Auth credential',
		expressions: 2,
		node: httpPatch('basic'),
	},
];

/** @throws Error for a name that no rival has */
export function rivalNamed(name: RivalName): Rival {
	const rival = RIVALS.find((each) => each.name === name);
	if (!rival) throw new Error(`There is no rival "${name}".`);
	return rival;
}

function ours(parameters: NodeSettings['parameters']): Rival['node'] {
	return ({ superOffice }) => ({
		type: 'n8n-nodes-superoffice.superOfficeUser',
		typeVersion: 1,
		parameters,
		credentials: { superOfficeApi: superOffice },
	});
}

/** Which credential the HTTP Request node uses. */
type Authentication = 'superOffice' | 'basic';

function httpSave(authentication: Authentication): Rival['node'] {
	return (place) => {
		const url = `${place.url}/api/v1/Agents/User/SaveUser`;
		const body = `={{ { AssociateId: $json.id, ${USER} } }}`;
		return http(place, authentication, { method: 'POST', url, jsonBody: body });
	};
}

function httpPatch(authentication: Authentication): Rival['node'] {
	return (place) => {
		const url = `=${place.url}/api/v1/User/{{ $json.id }}`;
		const body = `={{ [{ op: 'replace', path: 'Tooltip', value: $json.note }, { op: 'replace', path: 'UserGroup/Id', value: $json.groupId }] }}`;
		return http(place, authentication, { method: 'PATCH', url, jsonBody: body });
	};
}

/** The node with its defaults: everything at once, no batches, no retries. */
function http(
	{ superOffice, basic }: Place,
	authentication: Authentication,
	request: { method: string; url: string; jsonBody: string },
): NodeSettings {
	const isOurs = authentication === 'superOffice';
	return {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.5,
		parameters: {
			...request,
			...(isOurs
				? { authentication: 'predefinedCredentialType', nodeCredentialType: 'superOfficeApi' }
				: { authentication: 'genericCredentialType', genericAuthType: 'httpBasicAuth' }),
			sendBody: true,
			specifyBody: 'json',
			options: {},
		},
		credentials: isOurs ? { superOfficeApi: superOffice } : { httpBasicAuth: basic },
	};
}
