/** A text as `$filter` takes it. */
export function quoted(words: string): string {
	return `'${words.replaceAll("'", "''")}'`;
}
