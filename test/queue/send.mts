import type { N8nClient } from '../n8n/client.mts';
import type { Order } from './orders.mts';

/**
 * Calls the webhook of each order once, in order, so many at a time.
 *
 * @throws Error when n8n does not take one
 */
export async function sendOrders(client: N8nClient, orders: Order[], width: number): Promise<void> {
	// One iterator for all: each takes the next order when it has sent its last.
	const rest = orders.values();
	const senders = Array.from({ length: width }, async () => {
		for (const { kind, body } of rest) await client.callWebhook(kind, body);
	});
	await Promise.all(senders);
}
