import {
	ICredentialsHelper,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeProperties,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

/** Credentials belong to no node; expressions in them are resolved as if to this one, as n8n does. */
const HOLDER: INode = {
	id: 'credential',
	name: 'Credential',
	type: 'credential',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** Data of credentials by type, as n8n keeps it: what a sign-in gives is written into it. */
export type CredentialStore = Record<string, ICredentialDataDecryptedObject>;

/** What n8n's own credential for OAuth2 hands down to those that extend it. */
const OAUTH2 = { grantType: 'pkce', ignoreSSLIssues: false };

/**
 * n8n's handling of credentials, without its database: defaults and expressions in the data, the
 * `authenticate` of the credential's own class, `preAuthentication` where it has one.
 */
export class StoredCredentials extends ICredentialsHelper {
	constructor(
		private readonly types: Record<string, ICredentialType>,
		private readonly stored: CredentialStore,
		private readonly nodeTypes: INodeTypes,
	) {
		super();
	}

	getParentTypes(name: string): string[] {
		return this.types[name]?.extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.types[type].properties;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.types[typeName];
		if (typeof authenticate !== 'function') throw new Error(`${typeName} has no function to sign`);
		return await authenticate(credentials, requestOptions);
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		_node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication, properties } = this.types[typeName];
		const expirable = properties.find(({ typeOptions }) => typeOptions?.expirable === true);
		if (!preAuthentication || !expirable) return undefined;
		if (credentials[expirable.name] !== '' && !credentialsExpired) return undefined;
		const output = await preAuthentication.call(helpers, credentials);
		Object.assign(this.stored[typeName], output);
		return Object.assign(credentials, output) as ICredentialDataDecryptedObject;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('There is no store of encrypted credentials here');
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_nodeCredentials: unknown,
		type: string,
		mode: WorkflowExecuteMode,
	): Promise<ICredentialDataDecryptedObject> {
		const defaults = Object.fromEntries(
			this.getCredentialsProperties(type).map(({ name, default: value }) => [name, value]),
		);
		const inherited = this.getParentTypes(type).includes('oAuth2Api') ? OAUTH2 : {};
		const data = structuredClone({
			...inherited,
			...defaults,
			...this.stored[type],
		}) as ICredentialDataDecryptedObject;
		const workflow = new Workflow({
			nodes: [HOLDER],
			connections: {},
			active: false,
			nodeTypes: this.nodeTypes,
		});
		return workflow.expression.getComplexParameterValue(
			HOLDER,
			data as never,
			mode,
			{},
			undefined,
			undefined,
			data as never,
		) as ICredentialDataDecryptedObject;
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(
		_nodeCredentials: unknown,
		type: string,
		{ oauthTokenData }: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.stored[type].oauthTokenData = structuredClone(oauthTokenData);
	}
}
