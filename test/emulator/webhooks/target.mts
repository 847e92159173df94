import { SuperOfficeError } from '../errors.mts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/i;

/**
 * A target "must be HTTPS". This emulator lets plain HTTP go to its own machine, which is where a
 * test has no certificate.
 * @throws SuperOfficeError for any other address
 */
export function requireTarget(targetUrl: string): void {
	const url = URL.canParse(targetUrl) ? new URL(targetUrl) : undefined;
	if (url?.protocol === 'https:') return;
	if (url?.protocol === 'http:' && LOOPBACK.test(url.hostname)) return;
	const message = `The target URL '${targetUrl}' must be HTTPS.`;
	throw new SuperOfficeError('SoInvalidArgumentException', message);
}
