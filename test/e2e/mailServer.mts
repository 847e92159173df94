import { simpleParser } from 'mailparser';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

import type { Credential } from '../n8n/shapes.mts';

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

/** A mail server on this machine, which keeps what it is sent. */
export interface MailServer {
	mails: Mail[];
	/** The credential with which n8n's Send Email node sends through it */
	credential: Credential;
	stop: () => Promise<void>;
}

/** What a mail says, whatever its lines are. */
export function words({ text }: Mail): string {
	return inOneLine(text);
}

/** A text with blanks in the place of its ends of lines. */
export function inOneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** Starts one on any free port. */
export async function startMailServer(): Promise<MailServer> {
	const mails: Mail[] = [];
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
		mails,
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
