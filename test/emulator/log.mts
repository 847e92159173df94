/** One request with its answer, as it went over the wire. Calls of `/__emulator` are not logged. */
export interface LogEntry {
	/** Counts from 1, also when the log is emptied; the journal names its writes by it. */
	number: number;
	/** When it arrived. */
	at: Date;
	method: string;
	/** Path as sent, without the query. */
	path: string;
	decodedPath: string;
	query: Record<string, string>;
	/** All request headers; names are lower-case. */
	headers: Record<string, string>;
	/** Parsed JSON or form, or else the text; undefined when there was no body. */
	body: unknown;
	/** 0 until there is an answer, and for ever when the connection was dropped before. */
	status: number;
	/** Parsed JSON, or text; undefined when the answer had no body. */
	responseBody: unknown;
	/** Whether a fault made this answer instead of the emulated server. */
	isFault: boolean;
}

export function parseOrKeep(text: string): unknown {
	if (text === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
