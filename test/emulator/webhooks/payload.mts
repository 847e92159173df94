import { randomUUID } from 'node:crypto';

/** What happened, and to what; the rest of a body is the same for every event. */
export interface WebhookEvent {
	/** `associate.changed`; what webhooks ask for, and the header. */
	name: string;
	/** The name in the body, where it is another one. */
	shownName?: string;
	entity?: string;
	primaryKey: number;
	/** Names of the fields in the database. */
	changes: string[];
	/** `FieldValues`; those of a deleted row are in `Values`. */
	values?: Record<string, unknown>;
	valuesName?: 'FieldValues' | 'Values';
	/** Whose call it was. */
	changedBy: number;
	/** Customer of Online, `Default` onsite. */
	tenant: string;
}

/** The body of one notification, whose id all attempts share (SuperOffice's page on notifications). */
export interface Payload {
	eventId: string;
	event: WebhookEvent;
	at: Date;
}

export function payloadOf(event: WebhookEvent): Payload {
	return { eventId: randomUUID(), event, at: new Date() };
}

/** The event that the server sends a target when a webhook is saved or tested. */
export function testEvent(changedBy: number, tenant: string): WebhookEvent {
	return { name: 'test', entity: 'test', primaryKey: 0, changes: [], changedBy, tenant };
}

/**
 * The text of the body, which is what is signed. The webhook's own properties are laid over it.
 */
export function writePayload(
	{ eventId, event, at }: Payload,
	{ Name, Properties }: { Name: string; Properties: Record<string, unknown> },
): string {
	const { entity, values, valuesName = 'FieldValues' } = event;
	return JSON.stringify({
		EventId: eventId,
		Timestamp: writeTimestamp(at),
		Changes: event.changes,
		...(valuesName === 'Values' && { Values: values }),
		Event: event.shownName ?? event.name,
		PrimaryKey: event.primaryKey,
		...(entity !== undefined && { Entity: entity }),
		ContextIdentifier: event.tenant,
		ChangedByAssociateId: event.changedBy,
		WebhookName: Name,
		...(valuesName === 'FieldValues' && values !== undefined && { FieldValues: values }),
		...Properties,
	});
}

/** UTC with seven digits, as .NET writes it. */
function writeTimestamp(date: Date): string {
	return date.toISOString().replace('Z', '0000Z');
}
