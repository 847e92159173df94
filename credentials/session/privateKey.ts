import { createPrivateKey, type KeyObject } from 'node:crypto';

const LABEL = "'Private Key' in the SuperOffice System User API credential";

const WAY_OUT =
	'Paste the RSA private key that belongs to the certificate of your app, from -----BEGIN to -----END';

/** What people have at hand instead, by how it begins; and what to do about it. */
const OTHER_KINDS: Array<[RegExp, string]> = [
	[
		/<RSAKeyValue/i,
		`is a key in XML. Convert it to PEM (for example with the sample node-express-convert-certs-and-sys-token of SuperOffice), and paste that`,
	],
	[/BEGIN CERTIFICATE/, `is a certificate, which has the public key only. ${WAY_OUT}`],
	[/BEGIN (RSA )?PUBLIC KEY/, `is the public key. ${WAY_OUT}`],
	[
		/BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/,
		'is protected by a passphrase. Take the passphrase away (openssl rsa -in key.pem -out plain.pem), and paste the result',
	],
	[
		/BEGIN OPENSSH/,
		'is a key in the format of OpenSSH. Convert it (ssh-keygen -p -m PEM -N "" -f key), and paste the result',
	],
];

/**
 * Reads an RSA private key in PEM (PKCS#1 or PKCS#8). Line breaks may be missing, or be written as
 * `\n`, as they come out of single-line fields and environment variables.
 *
 * @throws Error that says which kind of key it is instead, never with anything of the key
 */
export function readPrivateKey(value: unknown): KeyObject {
	const text = keyIn(typeof value === 'string' ? value : '');
	if (text === '') throw new Error(`${LABEL} is empty. ${WAY_OUT}`);
	const other = OTHER_KINDS.find(([pattern]) => pattern.test(text));
	if (other) throw new Error(`${LABEL} ${other[1]}`);
	const key = parse(withLineBreaks(text));
	if (!key) throw new Error(`${LABEL} cannot be read. ${WAY_OUT}`);
	if (key.asymmetricKeyType !== 'rsa') {
		throw new Error(`${LABEL} is of the kind ${key.asymmetricKeyType}, not RSA. ${WAY_OUT}`);
	}
	return key;
}

/** The key among what was pasted: a file may have the certificate beside it. */
function keyIn(pasted: string): string {
	const text = pasted.replaceAll('\\r', '').replaceAll('\\n', '\n').trim();
	return (
		/-----BEGIN (RSA )?PRIVATE KEY-----.*?-----END (RSA )?PRIVATE KEY-----/s.exec(text)?.[0] ?? text
	);
}

function parse(pem: string): KeyObject | undefined {
	try {
		return createPrivateKey(pem);
	} catch {
		return undefined;
	}
}

function withLineBreaks(text: string): string {
	const parts = /^(-----BEGIN [A-Z ]+-----)(.*)(-----END [A-Z ]+-----)$/s.exec(text);
	if (!parts) return text;
	const [, begin, body, end] = parts;
	const lines = body.replace(/\s+/g, '').match(/.{1,64}/g) ?? [];
	return [begin, ...lines, end, ''].join('\n');
}
