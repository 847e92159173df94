/** The cells of the first table of a page, row by row, the header first. */
export function rowsOfTable(html: string): string[][] {
	const [table = ''] = /<table.*?<\/table>/s.exec(html) ?? [];
	return [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
		[...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => cell),
	);
}

/** The same of each table of a page in Markdown. */
export function tablesOfMarkdown(text: string): string[][][] {
	return [...text.matchAll(/^\|.*\n\|[ -|]*\n(?:\|.*\n)*/gm)].map(([table]) =>
		table
			.trim()
			.split('\n')
			.filter((_, index) => index !== 1)
			.map((line) =>
				line
					.split('|')
					.slice(1, -1)
					.map((cell) => cell.trim()),
			),
	);
}
