import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { Failure } from '../transport/failure';
import { isObject } from '../transport/json';
import { Deliveries, remember } from './deliveries';
import type { User } from './fields';
import { handOver } from './handOver';
import { itemOf } from './item';
import { readHookEvents, readLanguage } from './parameters';
import type { HookData } from './registration';
import { openTrigger } from './session';
import { isSigned } from './signature';
import { UserReader } from './users';

/** The body of a webhook call, as its page shows it. */
interface Delivery {
	EventId?: string;
	/** UTC */
	Timestamp?: string;
	/** Names of fields in the database */
	Changes?: string[];
	/** E.g. `associate.changed`, or `test` */
	Event?: string;
	/** The associate ID */
	PrimaryKey?: number;
	ChangedByAssociateId?: number;
	/** Values in the database, where the event brings them */
	FieldValues?: IDataObject;
}

/** Says that a call was taken; SuperOffice wants 200, and repeats at anything else. */
const TAKEN: IWebhookResponseData = { webhookResponse: 'OK' };

const deliveries = new Deliveries();

/**
 * Takes a call of SuperOffice's webhook. Never throws: n8n would make an execution of it.
 *
 * - Without the right signature it is refused with 401.
 * - The test that SuperOffice sends when the webhook is registered, a repeat, and an event that is not
 *   wanted any more are answered, and nothing begins.
 */
export async function receive(caller: IWebhookFunctions): Promise<IWebhookResponseData> {
	const data = caller.getWorkflowStaticData('node') as HookData;
	const body = rawBodyOf(caller);
	const secrets = Object.values(data.hooks ?? {}).map(({ secret }) => secret);
	const delivery = parse(body);
	const isTest = delivery?.Event === 'test';
	// n8n saves the secret when the webhook is registered, and the first test comes before. It does
	// nothing, so nothing is given away.
	const isFirstTest = isTest && secrets.length === 0;
	const signature = caller.getHeaderData()['x-superoffice-signature'];
	if (!isFirstTest && !secrets.some((secret) => isSigned(body, signature, secret))) {
		return refuse(caller, 401, 'The signature is not that of the webhook');
	}
	if (isTest) return TAKEN;
	if (!delivery?.Event || !Number.isInteger(delivery.PrimaryKey)) {
		return refuse(caller, 400, 'This is no event of SuperOffice');
	}
	if (!isWanted(caller, delivery.Event)) return TAKEN;
	const id = idFor(caller, delivery);
	if (!id) return told(caller, await itemFor(caller, delivery));
	if (data.told?.includes(id)) return TAKEN;
	const item = await deliveries.once(
		`${caller.getWorkflow().id} ${caller.getNode().id} ${id}`,
		async () => await itemFor(caller, delivery),
	);
	if (!item) return TAKEN;
	data.told = remember(data.told ?? [], id);
	return told(caller, item);
}

/**
 * By what a repeat is known. The test in the editor has a webhook beside that of production, and one
 * event comes to both: it is no repeat there.
 */
function idFor(caller: IWebhookFunctions, { EventId }: Delivery): string | undefined {
	return EventId && caller.getMode() === 'manual' ? `test ${EventId}` : EventId;
}

function told(caller: IWebhookFunctions, json: IDataObject): IWebhookResponseData {
	if (caller.getMode() === 'manual') handOver(caller, json);
	return { workflowData: [[{ json }]] };
}

function refuse(caller: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	caller.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

function isWanted(caller: IWebhookFunctions, event: string): boolean {
	return readHookEvents(caller).includes(event);
}

/** What is signed: the bytes as they were sent, which n8n keeps beside what it has read from them. */
function rawBodyOf(caller: IWebhookFunctions): Uint8Array {
	const { rawBody } = caller.getRequestObject() as { rawBody?: Uint8Array };
	return rawBody ?? new Uint8Array();
}

function parse(body: Uint8Array): Delivery | undefined {
	try {
		const read: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
		return isObject(read) ? read : undefined;
	} catch {
		return undefined;
	}
}

/**
 * The item of an event, with the user as it is now. An event is told also when the user cannot be
 * read: SuperOffice repeats it within seconds only, and then it would be lost.
 */
async function itemFor(caller: IWebhookFunctions, delivery: Delivery): Promise<IDataObject> {
	const associateId = delivery.PrimaryKey!;
	const { after, notRead } = await readUser(caller, associateId);
	const values = delivery.FieldValues ?? {};
	return itemOf(
		{
			event: eventOf(delivery, after, notRead),
			associateId,
			after,
			changes: (delivery.Changes ?? []).map((property) =>
				property in values ? { property, to: values[property] as string } : { property },
			),
			at: delivery.Timestamp ?? new Date().toISOString(),
		},
		{
			superOfficeEvent: delivery.Event,
			eventId: delivery.EventId ?? null,
			changedBy: delivery.ChangedByAssociateId ?? null,
			...(notRead !== undefined && { notRead }),
		},
	);
}

async function readUser(
	caller: IWebhookFunctions,
	associateId: number,
): Promise<{ after?: User; notRead?: string }> {
	try {
		const { session, send } = await openTrigger(caller);
		const reader = await UserReader.open(send, true, readLanguage(caller));
		return { after: session.redact((await reader.some([associateId])).get(associateId)) };
	} catch (error) {
		return { notRead: (error as Failure).message };
	}
}

/**
 * What happened, by SuperOffice's event and by what there is now: a retired user is marked as deleted
 * in the database, and still there.
 */
function eventOf({ Event, Changes = [] }: Delivery, after?: User, notRead?: string) {
	const isAboutLife = Changes.some((field) => field.toLowerCase() === 'deleted');
	if (Event === 'associate.created') return 'created' as const;
	if (Event === 'associate.deleted') {
		return after && notRead === undefined ? ('retired' as const) : ('deleted' as const);
	}
	if (isAboutLife && after) return after.active ? ('restored' as const) : ('retired' as const);
	return 'changed' as const;
}
