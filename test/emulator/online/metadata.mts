import type { Online } from './online.mts';

/** The OpenID configuration. The issuer is the login server's address without a path. */
export function describeProvider({ origins: [issuer] }: Online): object {
	const login = `${issuer}/login`;
	return {
		issuer,
		authorization_endpoint: `${login}/common/oauth/authorize`,
		token_endpoint: `${login}/common/oauth/tokens`,
		jwks_uri: `${login}/.well-known/jwks`,
		scopes_supported: ['openid'],
		response_modes_supported: ['form_post', 'fragment', 'query'],
		response_types_supported: ['code', 'id_token', 'code id_token', 'token id_token', 'token'],
		subject_types_supported: ['public'],
		id_token_signing_alg_values_supported: ['RS256'],
		token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
		grant_types_supported: ['implicit', 'authorization_code', 'refresh_token'],
	};
}
