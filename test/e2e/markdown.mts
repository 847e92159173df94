/** What stands in the blocks of code of a page in Markdown. */
export function codeOfMarkdown(text: string): string[] {
	return [...text.matchAll(/^```\w*\n(.*?)\n```$/gms)].map(([, code]) => code);
}
