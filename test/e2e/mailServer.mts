import { simpleParser } from 'mailparser';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

import type { Credential } from '../n8n/shapes.mts';
import type { Setup } from './setup.mts';

/** A mail as it came in. */
export interface Mail {
	to: string;
	subject: string;
	text: string;
	html: string;
	/** Addresses of its links, the first one first */
	links: string[];
	attachments: Array<{ name: string; content: Buffer }>;
}

/** A mail server on this machine. */
interface MailServer {
	/** The credential with which n8n's Send Email node sends through it */
	credential: Credential;
	stop: () => Promise<void>;
}

/**
 * Starts a mail server before the tests of a file, which their workflows send through, and ends it
 * after them. Answers the list of what it was sent in a test, the first one first.
 */
export function useMails(setup: Setup): Mail[] {
	const mails: Mail[] = [];
	let server: MailServer;
	beforeAll(async () => {
		server = await startMailServer(mails);
		await setup.addCredential(server.credential);
	});
	beforeEach(() => {
		mails.length = 0;
	});
	afterAll(async () => await server.stop());
	return mails;
}

/** What a mail says, whatever its lines are. */
export function words({ text }: Mail): string {
	return inOneLine(text);
}

/** A text with blanks in the place of its ends of lines. */
export function inOneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** Starts one on any free port, which adds to the list what it is sent. */
async function startMailServer(mails: Mail[]): Promise<MailServer> {
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		onData(stream, _session, done) {
			simpleParser(stream).then(({ to, subject = '', text = '', html, attachments }) => {
				const page = html || '';
				mails.push({
					to: [to ?? []]
						.flat()
						.map((list) => list.text)
						.join(', '),
					subject,
					text,
					html: page,
					links: [...page.matchAll(/href="([^"]+)"/g)].map(([, link]) =>
						link.replaceAll('&amp;', '&'),
					),
					attachments: attachments.map(({ filename = '', content }) => ({
						name: filename,
						content,
					})),
				});
				done();
			}, done);
		},
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	return {
		credential: {
			name: 'Email account',
			type: 'smtp',
			data: {
				user: '',
				password: '',
				host: '127.0.0.1',
				port,
				secure: false,
				disableStartTls: true,
				hostName: '',
			},
		},
		stop: async () => await new Promise<void>((resolve) => server.close(() => resolve())),
	};
}
