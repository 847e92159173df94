import type { Shape } from '../carriers/reading.mts';
import { integer, isObject, oneOf, readShape, text, textMap } from '../carriers/reading.mts';
import { EMPTY_DATE } from '../carriers/reading.mts';
import { MalformedRequestError, MissingEntityError } from '../errors.mts';
import type { State } from '../state.mts';
import { findUser } from '../state.mts';
import { associateCarrier } from '../users/principal.mts';
import type { StoredWebhook } from './stored.mts';
import { WEBHOOK_STATES } from './stored.mts';

/** What a client decides of a webhook. */
export type WebhookContent = Pick<
	StoredWebhook,
	| 'WebhookId'
	| 'Name'
	| 'Events'
	| 'TargetUrl'
	| 'Secret'
	| 'State'
	| 'Type'
	| 'Headers'
	| 'Properties'
	| 'ErrorsEmail'
>;

const webhookShape: Shape<WebhookContent> = {
	WebhookId: integer,
	Name: text,
	Events: (value, path) => {
		if (value === null || value === undefined) return [];
		if (!Array.isArray(value)) throw new MalformedRequestError(`'${path}' is no array.`);
		return value.map((each) => text(each, path));
	},
	TargetUrl: text,
	Secret: text,
	State: oneOf(WEBHOOK_STATES),
	Type: text,
	Headers: textMap,
	Properties: (value, path) => {
		if (value === null || value === undefined) return {};
		if (!isObject(value)) throw new MalformedRequestError(`'${path}' is no object.`);
		return value;
	},
	ErrorsEmail: text,
};

/** The bare Webhook of a save. @throws MissingEntityError for an empty body */
export function readWebhook(body: unknown): WebhookContent {
	if (body === undefined || body === null) throw new MissingEntityError();
	if (!isObject(body)) throw new MalformedRequestError('The request is not an object.');
	return readShape(webhookShape, body);
}

/**
 * The Webhook carrier. The secret is no part of an answer: a capture of the vendor's client shows
 * an empty one, and the page for administrators says that it is shown at creation only.
 */
export function webhookCarrier(state: State, webhook: StoredWebhook): object {
	const { usage, registeredBy, updatedBy, ...content } = webhook;
	const associate = (id: number): object | null => {
		const user = findUser(state, id);
		return user === undefined ? null : associateCarrier(state, user);
	};
	return {
		...content,
		Secret: '',
		RegisteredAssociate: associate(registeredBy),
		UpdatedAssociate: associate(updatedBy),
	};
}

/** What `GET /Webhook/default` answers, as the page on subscriptions shows it. */
export function defaultWebhook(): object {
	return {
		WebhookId: 0,
		Name: null,
		Events: ['contact.created', 'contact.deleted'],
		TargetUrl: null,
		Secret: null,
		State: 'Active',
		Type: 'webhook',
		Headers: null,
		Properties: null,
		Registered: EMPTY_DATE,
		RegisteredAssociate: null,
		Updated: EMPTY_DATE,
		UpdatedAssociate: null,
		ErrorsEmail: null,
	};
}
