import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';

import { FAULT_KINDS } from '../emulator/index.mts';
import { commandsOf, isOfEmulator } from './commands.mts';
import { blocksOf, page, pages, type Block } from './markdown.mts';

/** The port that the pages name; tests take another one, because it may be in use. */
const PORT = 8080;

const run = promisify(execFile);

/** What the pages say about the emulator is done in their order, as somebody would who reads them. */
class Reader {
	private emulator?: ChildProcess;
	private port = 0;

	/** What the last command has printed, with the page's port */
	printed = '';

	/** Does one command as it stands there. */
	async type(command: string): Promise<void> {
		if (command.startsWith('npm run emulator')) return await this.start(command);
		const { stdout } = await run('bash', ['-c', this.here(command)]);
		this.printed = this.asInPage(stdout);
	}

	async stop(): Promise<void> {
		if (this.emulator?.exitCode !== null) return;
		const ended = once(this.emulator, 'exit');
		this.emulator.kill('SIGTERM');
		await ended;
	}

	private async start(command: string): Promise<void> {
		await this.stop();
		this.port = await freePort();
		const [, words = ''] = this.here(command).split(' -- ');
		const port = words.includes('--port') ? [] : ['--port', String(this.port)];
		const args = ['--import', 'tsx', 'test/emulator/cli.mts', ...words.split(' ').filter(Boolean)];
		this.emulator = spawn(process.execPath, [...args, ...port], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		this.printed = '';
		const { stdout } = this.emulator;
		await new Promise<void>((resolve) => {
			stdout!.on('end', resolve);
			stdout!.on('data', (chunk) => {
				this.printed += this.asInPage(String(chunk));
				if (this.printed.includes('Ctrl-C')) resolve();
			});
		});
	}

	/** Servers of Online have the ports behind the first one. */
	private here(command: string): string {
		return command.replace(/\b80(8\d)\b/g, (_, digits) => String(this.port + Number(digits) - 80));
	}

	private asInPage(text: string): string {
		return text.replace(/127\.0\.0\.1:(\d+)/g, (whole, found) => {
			const offset = Number(found) - this.port;
			return offset >= 0 && offset < 10 ? `127.0.0.1:${PORT + offset}` : whole;
		});
	}
}

/** A port that is free now, with some behind it that most likely are. */
async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port > 65_000 ? await freePort() : port;
}

/** Moments, and numbers made by chance, are others each time. */
function withoutChance(text: string): string {
	return text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-01-31T08:00:00.000Z');
}

const WITH_COMMANDS = pages().filter((each) =>
	blocksOf(each).some((block) => block.language === 'sh' && commandsOf(block).some(isOfEmulator)),
);

/** Compares a block with what was printed: JSON by its members, other text line by line. */
function compare({ language, content, marker }: Block, printed: string): void {
	const [wanted, given] = [content, printed].map(withoutChance);
	if (language !== 'json') expect(given.trim()).toBe(wanted);
	else if (marker.endsWith(', shortened'))
		expect(JSON.parse(given)).toMatchObject(JSON.parse(wanted));
	else expect(JSON.parse(given)).toEqual(JSON.parse(wanted));
}

test.each(WITH_COMMANDS)('the commands of $file do what it says', async (each) => {
	const reader = new Reader();
	let answers = 0;
	try {
		for (const block of blocksOf(each)) {
			if (block.language === 'sh') {
				for (const command of commandsOf(block).filter(isOfEmulator)) await reader.type(command);
			} else if (block.marker.startsWith('answer')) {
				compare(block, reader.printed);
				answers++;
			}
		}
	} finally {
		await reader.stop();
	}
	if (each.file === 'docs/emulator.md') expect(answers).toBeGreaterThan(5);
});

test('the TypeScript of the page about the emulator runs', async () => {
	const blocks = pages()
		.flatMap(blocksOf)
		.filter(({ language }) => language === 'ts');
	expect(blocks).toHaveLength(1);
	for (const { content } of blocks) {
		const last = 'console.log(emulator.log.length, emulator.faults.pending().length);';
		const args = ['--import', 'tsx', '--input-type=module', '-e', `${content}\n${last}`];
		const { stdout } = await run(process.execPath, args);
		expect(stdout.trim()).toBe('0 0');
	}
});

test('the page about the emulator has every kind of fault', () => {
	const { text } = page('docs/emulator.md');
	expect(FAULT_KINDS.filter((kind) => !text.includes(`\`${kind}\``))).toEqual([]);
});
