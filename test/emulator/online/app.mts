import { APP, LOGINS } from '../seed/names.mts';
import { keyPair } from './keys.mts';

/** What somebody gets who registers an app with SuperOffice, and lets a customer approve it. */
export interface App {
	clientId: string;
	/** Also called the application token: it goes along with tickets as `SO-AppToken`. */
	clientSecret: string;
	/** What is signed to get a ticket of the system user. */
	systemToken: string;
	/** PEM, PKCS #8. */
	privateKey: string;
}

export function describeApp(): App {
	const { privateKey } = keyPair('app');
	return {
		clientId: APP.clientId,
		clientSecret: LOGINS.appToken,
		systemToken: APP.systemToken,
		privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
	};
}
