import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A page that people read. */
export interface Page {
	/** Its path in the repository */
	file: string;
	text: string;
}

/** A fenced block of a page. */
export interface Block {
	page: string;
	/** Where it begins, from 1 */
	line: number;
	/** `sh`, `json` and so on; empty where it has none */
	language: string;
	content: string;
	/** What the comment right above it says, such as `gives: mover`; it is not seen by readers */
	marker: string;
}

/** Every page of the repository that is not written for maintainers of forms. */
export function pages(): Page[] {
	const below = (folder: string) =>
		existsSync(folder)
			? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file))
			: [];
	const top = readdirSync('.');
	return [...top, ...below('docs'), ...below('templates')]
		.filter((file) => file.endsWith('.md'))
		.sort()
		.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

/** One page by its path. */
export function page(file: string): Page {
	return { file, text: readFileSync(file, 'utf8') };
}

/** The fenced blocks of a page, in their order. */
export function blocksOf({ file, text }: Page): Block[] {
	const fences = text.matchAll(/(?:^<!-- ([^\n]*?) -->\n+)?^( *)```([\w-]*)\n(.*?)^ *```$/gms);
	return [...fences].map(
		({ 0: whole, 1: marker = '', 2: indent, 3: language, 4: body, index }) => ({
			page: file,
			line: text.slice(0, index + whole.indexOf('```')).split('\n').length,
			language,
			content: body.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trimEnd(),
			marker,
		}),
	);
}

/** The rows of a table between `<!-- name -->` and `<!-- /name -->`, without its head. */
export function tableIn({ file, text }: Page, name: string): string[][] {
	const found = new RegExp(`<!-- ${name} -->(.*?)<!-- /${name} -->`, 's').exec(text);
	if (!found) throw new Error(`${file} has no table between <!-- ${name} --> and its end`);
	return rowsOf(found[1]);
}

/** The rows of all tables of a text, without their heads. */
export function rowsOf(text: string): string[][] {
	const isRuler = (line: string) => /^\|[ :|-]+\|$/.test(line);
	const lines = text.split('\n').map((line) => line.trim());
	return lines
		.filter(
			(line, index) => line.startsWith('|') && !isRuler(line) && !isRuler(lines[index + 1] ?? ''),
		)
		.map((line) =>
			line
				.slice(1, -1)
				.split('|')
				.map((cell) => cell.trim()),
		);
}

/** The anchors that GitHub gives to the headings of a page. */
export function anchorsOf({ text }: Page): string[] {
	const seen = new Map<string, number>();
	return [...withoutBlocks(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => {
		const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*_]/g, '');
		const slug = words
			.trim()
			.toLowerCase()
			.replace(/[^\p{L}\p{N} -]/gu, '')
			.replace(/ /g, '-');
		const count = seen.get(slug) ?? 0;
		seen.set(slug, count + 1);
		return count === 0 ? slug : `${slug}-${count}`;
	});
}

/** What a page points to inside the repository: files, folders, and anchors behind a `#`. */
export function targetsOf({ file, text }: Page): Array<{ target: string; anchor?: string }> {
	const prose = withoutBlocks(text);
	const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, address]) => address);
	const sources = [...prose.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map(
		([, address]) => address,
	);
	return [...links, ...sources]
		.filter((address) => !/^[a-z]+:/.test(address))
		.map((address) => {
			const [path, anchor] = address.split('#');
			return { target: path === '' ? file : join(dirname(file), path), anchor };
		});
}

function withoutBlocks(text: string): string {
	return text.replace(/^ *```.*?^ *```$/gms, '');
}
