import type { IDataObject } from 'n8n-workflow';

/**
 * How a question without a session is asked: n8n offers another helper to a run than to a test of a
 * credential. Hands back the parsed body, also of a refusal.
 */
export type FetchJson = (question: {
	method: 'GET' | 'POST';
	url: string;
	body?: IDataObject;
}) => Promise<unknown>;
