import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

import { page, rowsOf } from './markdown.mts';

/** What stands for a value that differs, in the page and in what is read from the code. */
const ANY = '…';

/** Words are few in a message that is put together from other ones, which have rows of their own. */
const FEWEST_LETTERS = 6;

const PAGE = page('docs/errors.md');

interface Source {
	file: string;
	tree: ts.SourceFile;
	/** Texts that have a name, by it */
	named: Map<string, string>;
}

const SOURCES = ['nodes', 'credentials']
	.flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
	)
	.filter((file) => file.endsWith('.ts'))
	.map(sourceOf);

function sourceOf(file: string): Source {
	const code = readFileSync(file, 'utf8');
	const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
	const source = { file, tree, named: new Map<string, string>() };
	for (const node of nodesOf(tree)) {
		if (!ts.isVariableDeclaration(node) || !node.initializer) continue;
		const words = wordsOf(node.initializer, source);
		if (words !== undefined) source.named.set(node.name.getText(), words);
	}
	return source;
}

function nodesOf(node: ts.Node): ts.Node[] {
	const children: ts.Node[] = [];
	node.forEachChild((child) => void children.push(child));
	return [node, ...children.flatMap(nodesOf)];
}

/** A text or template of the code, with `…` for each value that is not known here. */
function wordsOf(node: ts.Node, { named }: Pick<Source, 'named'>): string | undefined {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	const parts = node.templateSpans.map(
		({ expression, literal }) => (named.get(expression.getText()) ?? ANY) + literal.text,
	);
	return node.head.text + parts.join('');
}

/** All texts of the code. */
const TEXTS = SOURCES.flatMap((source) =>
	nodesOf(source.tree).flatMap((node) => wordsOf(node, source) ?? []),
);

/** Every message that the code makes, where it makes it. */
const MESSAGES = SOURCES.flatMap((source) =>
	nodesOf(source.tree).flatMap((node) => {
		const message = messageIn(node);
		const words = message && wordsOf(message, source);
		return words === undefined || lettersOf(words) < FEWEST_LETTERS
			? []
			: [{ file: source.file, words }];
	}),
);

/** What an error is made with: `new InvalidInput(message)`, or one of the functions that make it. */
function messageIn(node: ts.Node): ts.Node | undefined {
	if (ts.isNewExpression(node)) {
		const isError = /Error$|^(Failure|InvalidInput|Refused|SignInRefused)$/.test(
			node.expression.getText(),
		);
		return isError ? node.arguments?.[0] : undefined;
	}
	if (!ts.isCallExpression(node)) return undefined;
	const name = node.expression.getText();
	if (name === 'failure') return node.arguments[1];
	return name === 'untrusted' ? node.arguments[0] : undefined;
}

function lettersOf(words: string): number {
	return words.replace(/[^a-z]/gi, '').length;
}

/** A row's message: `…` is anything, also at its end. */
function fits(message: string, words: string): boolean {
	const parts = message.split(ANY).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`, 's').test(words);
}

function rows(name: string): string[][] {
	const tables = [
		...PAGE.text.matchAll(new RegExp(`<!-- ${name} -->(.*?)<!-- /${name} -->`, 'gs')),
	];
	return tables.flatMap(([, table]) => rowsOf(table));
}

const inCode = (cell: string) => /^`(.*)`$/.exec(cell)?.[1] ?? cell;

const ROWS = rows('messages').map(([message]) => inCode(message));

test('each message of the page is one of the code', () => {
	expect(ROWS.length).toBeGreaterThan(100);
	// What is said in the middle of a message, such as the reason, is a part of a text.
	const missing = ROWS.filter(
		(row) => !TEXTS.some((words) => fits(row, words) || fits(`…${row}…`, words)),
	);
	expect(missing).toEqual([]);
});

test('each message of the code is in the page', () => {
	expect(MESSAGES.length).toBeGreaterThan(90);
	const missing = MESSAGES.filter(({ words }) => !ROWS.some((row) => fits(row, words)));
	expect(missing).toEqual([]);
});

test('the page has every hint about what to do, and no other one', () => {
	const source = sourceOf('nodes/SuperOffice/transport/hints.ts');
	const list = nodesOf(source.tree).find(
		(node) => ts.isVariableDeclaration(node) && node.name.getText() === 'HINTS',
	)!;
	const said = nodesOf(list)
		.filter((node) => ts.isPropertyAssignment(node) && node.name.getText() === 'say')
		.flatMap((node) => hintsIn(node as ts.PropertyAssignment, source));
	const shown = rows('hints').map(([, words]) => inCode(words));
	const plain = (words: string) => words.replace(/\{\w+\}/g, ANY);
	expect(said.length).toBeGreaterThan(15);
	expect(said.filter((words) => !shown.some((row) => fits(row, plain(words))))).toEqual([]);
	expect(shown.filter((row) => !said.some((words) => fits(row, plain(words))))).toEqual([]);
});

/** What a row of HINTS says; one that looks it up by credential says each of them. */
function hintsIn({ initializer }: ts.PropertyAssignment, source: Source): string[] {
	const body = ts.isArrowFunction(initializer) ? initializer.body : initializer;
	const words = wordsOf(body, source) ?? source.named.get(body.getText());
	if (words !== undefined) return [words];
	const table = /^(\w+)\[/.exec(body.getText())?.[1];
	const found = nodesOf(source.tree).find(
		(node) => ts.isVariableDeclaration(node) && node.name.getText() === table,
	)!;
	return nodesOf(found).flatMap((node) =>
		ts.isPropertyAssignment(node) ? (wordsOf(node.initializer, source) ?? []) : [],
	);
}
