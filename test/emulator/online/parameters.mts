import type { Incoming } from '../api.mts';
import { readForm } from '../form.mts';

/** Parameters of a login: the documents put them into the query of a POST, clients into the form. */
export function readParameters({ query, headers, text }: Incoming): Record<string, string> {
	return { ...query, ...readForm(headers['content-type'], text) };
}
