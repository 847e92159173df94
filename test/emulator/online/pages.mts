import type { Answer } from '../answer.mts';

export interface Consent {
	app: string;
	/** Who is signed in, and at which tenant. */
	fullName: string;
	userName: string;
	tenant: string;
	/** Where the form goes, and what it carries on. */
	action: string;
	parameters: Record<string, string>;
}

/** Asks the user who is signed in whether the app may act for them. */
export function consentPage(consent: Consent): Answer {
	const { app, fullName, userName, tenant, action, parameters } = consent;
	const hidden = Object.entries(parameters).map(
		([name, value]) =>
			`<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
	);
	return page(
		200,
		`Allow ${app}?`,
		`<p>Signed in as <strong>${escapeHtml(fullName)}</strong> (${escapeHtml(userName)}) at ${escapeHtml(tenant)}.</p>
<p><strong>${escapeHtml(app)}</strong> asks to act for you in SuperOffice.</p>
<form method="post" action="${escapeHtml(action)}">
${hidden.join('\n')}
<button type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="deny">Deny</button>
</form>`,
	);
}

/** What the user sees where it would be wrong to go back to the app. */
export function errorPage(message: string): Answer {
	return page(400, 'You cannot sign in', `<p role="alert">${escapeHtml(message)}</p>`);
}

function page(status: number, heading: string, content: string): Answer {
	const title = escapeHtml(heading);
	return {
		status,
		headers: { 'Cache-Control': 'no-store' },
		contentType: 'text/html; charset=utf-8',
		body: `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - SuperOffice emulator</title>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`,
	};
}

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
