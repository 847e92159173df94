import { TENANTS, type Emulator } from '../emulator/index.mts';
import type { Credential } from '../n8n/shapes.mts';

export const SYSTEM_USER = 'superOfficeSystemUserApi';

/** The credential that signs in the system user of the app at an emulated SuperOffice Online. */
export function systemUserFor({ loginUrl, app }: Emulator, name: string): Credential {
	return {
		name,
		type: SYSTEM_USER,
		data: {
			environment: 'custom',
			loginHost: loginUrl,
			tenant: TENANTS.running,
			clientSecret: app.clientSecret,
			systemUserToken: app.systemToken,
			privateKey: app.privateKey,
		},
	};
}
