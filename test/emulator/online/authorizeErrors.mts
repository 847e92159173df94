/** Why an app may not do what it asks for, with the numbers of the documents. */
const ERRORS = {
	NoError: 0,
	Revoked: 1,
	InvalidRedirectUrl: 2,
	Expired: 3,
	Denied: 4,
	NeedsReapproval: 5,
	InvalidTimestamp: 6,
	InvalidSignature: 7,
} as const;

export type AuthorizeError = keyof typeof ERRORS;

/** What has become of a customer's approval of the app. */
export type Approval = Extract<
	AuthorizeError,
	'NoError' | 'Revoked' | 'Expired' | 'Denied' | 'NeedsReapproval'
>;

/** The form in which the documents show one of them to users. */
export function authorizeMessage(error: AuthorizeError): string {
	return `Authorization error: ${error} (${ERRORS[error]})`;
}
