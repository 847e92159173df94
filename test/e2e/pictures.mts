import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

import { openBrowser, signIn } from './browser.mts';
import type { Run } from './run.mts';

const ROOT = new URL('../../', import.meta.url);
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Room for the widest template and the highest: n8n does not enlarge what is smaller. */
const CANVAS = { width: 2000, height: 1300 };
const MARGIN = 32;
/** What n8n writes below a node is no part of its box. */
const LABEL = 64;

/** What is not of the picture: messages that go away by themselves, and the canvas's buttons. */
const HIDDEN = `
	.el-notification, [data-test-id=canvas-controls], [data-test-id=logs-panel] {
		visibility: hidden !important;
	}
`;

/** Whether this run of the tests makes the pictures of the pages: `npm run screenshots` says so. */
export const ARE_WANTED = process.env.SCREENSHOTS === '1';

/** A part of the page in pixels */
interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/**
 * Makes a picture of what the page shows, in both themes, where pictures are wanted.
 *
 * @param name path below the repository without theme and ending, e.g. `docs/images/credential`
 * @param options.clip the part of the page; without it all of it
 * @param options.again shows it once more, where n8n keeps an icon of the other theme until then
 */
export async function takePicture(
	page: Page,
	name: string,
	{ clip, again }: { clip?: Box; again?: () => Promise<void> } = {},
): Promise<void> {
	if (!ARE_WANTED) return;
	// n8n has the theme of the system until somebody chooses another one.
	for (const theme of THEMES) {
		await page.emulateMedia({ colorScheme: theme });
		await again?.();
		await page.waitForFunction(isWorn, theme);
		// Away from everything that changes below the mouse.
		await page.mouse.move(0, 0);
		// A button that was busy gets its words back in a moment of its own.
		await page.waitForTimeout(1_000);
		const path = fileURLToPath(new URL(`${name}-${theme}.png`, ROOT));
		await mkdir(dirname(path), { recursive: true });
		await page.screenshot({ path, clip, style: HIDDEN, animations: 'disabled', caret: 'hide' });
	}
	await page.emulateMedia({ colorScheme: 'light' });
}

/**
 * Runs in the browser: whether the node's icons are loaded and follow the theme. Not all of them do:
 * n8n keeps some that nobody sees.
 */
function isWorn(theme: Theme): boolean {
	const file = theme === 'dark' ? 'superoffice.dark.svg' : 'superoffice.svg';
	const icons = Array.from(document.images).filter(({ src }) => src.includes('/superoffice.'));
	const isLoaded = icons.every(({ naturalWidth }) => naturalWidth > 0);
	return isLoaded && (icons.length === 0 || icons.some(({ src }) => src.endsWith(file)));
}

/** Makes templates/<template>/workflow-{light,dark}.png of a run, with what came out of each node. */
export async function takePictureOfRun(run: Run, template: string): Promise<void> {
	if (!ARE_WANTED) return;
	const browser = await openBrowser();
	try {
		const page = await signIn(browser);
		await page.setViewportSize(CANVAS);
		await page.goto(`/workflow/${run.workflowId}/executions/${run.executionId}`);
		await page.getByTestId('canvas-node-status-success').first().waitFor();
		await page.getByTestId('zoom-to-fit').click();
		const nodes = await settledNodes(page);
		const canvas = (await page.locator('.vue-flow').first().boundingBox())!;
		const y = Math.max(nodes.y - MARGIN, canvas.y);
		const bottom = nodes.y + nodes.height + LABEL;
		const clip = {
			x: nodes.x - MARGIN,
			y,
			width: nodes.width + 2 * MARGIN,
			height: Math.min(bottom, canvas.y + canvas.height) - y,
		};
		await takePicture(page, `templates/${template}/workflow`, { clip });
	} finally {
		await browser.close();
	}
}

/** Where the nodes are, once they do not move any more. */
async function settledNodes(page: Page): Promise<Box> {
	for (let last = ''; ; ) {
		const box = await page.evaluate(boxOfNodes);
		if (JSON.stringify(box) === last) return box;
		last = JSON.stringify(box);
		await page.waitForTimeout(500);
	}
}

/** Runs in the browser. */
function boxOfNodes(): Box {
	const nodes = Array.from(document.querySelectorAll('.vue-flow__node'));
	const boxes = nodes.map((node) => node.getBoundingClientRect());
	const x = Math.min(...boxes.map(({ left }) => left));
	const y = Math.min(...boxes.map(({ top }) => top));
	const right = Math.max(...boxes.map((box) => box.right));
	const bottom = Math.max(...boxes.map((box) => box.bottom));
	return { x, y, width: right - x, height: bottom - y };
}
