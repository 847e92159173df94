import type { IDataObject } from 'n8n-workflow';

import { useEmulator } from '../engine/setup.mts';
import { EXAMPLES, itemsOf } from './examples.mts';
import { blocksOf, pages, type Block } from './markdown.mts';

const setup = useEmulator();

/** When the pages were written: LISA had not signed in for as many days as they say. */
const WRITTEN = Date.parse('2026-11-22T06:15:00Z');
const DAY = 24 * 60 * 60 * 1000;

interface Gives {
	at: string;
	name: string;
	/** Whether the page leaves something out, and says so */
	isShortened: boolean;
	content: string;
	/** What the page says the parameters are, before it says what they give */
	given?: string;
}

const BLOCKS = pages().flatMap(blocksOf);

const nameIn = ({ marker }: Block, kind: string) =>
	new RegExp(`^${kind}: (.*?)(, shortened)?$`).exec(marker)?.slice(1);

const GIVES: Gives[] = BLOCKS.flatMap((block) => {
	const [name, shortened] = nameIn(block, 'gives') ?? [];
	if (name === undefined) return [];
	const given = BLOCKS.find(
		(each) => each.page === block.page && nameIn(each, 'given')?.[0] === name,
	);
	const { page, line, content } = block;
	const isShortened = shortened !== undefined;
	return { at: `${page}:${line}`, name, isShortened, content, given: given?.content };
});

/** Moments are others each time, and so are the days that have gone by since a login. */
function asWritten(items: IDataObject[]): unknown {
	const passed = Math.floor((Date.now() - WRITTEN) / DAY);
	const text = JSON.stringify(items, (key, value: unknown) =>
		key === 'daysSinceLogin' && typeof value === 'number' ? value - passed : value,
	);
	return JSON.parse(text.replace(/\d{4}-\d\d-\d\dT[\d:]+\.\d{3}Z/g, '2026-06-01T08:00:00.000Z'));
}

test.each(GIVES)(
	'$at: "$name" gives what the page says',
	async ({ name, content, given, isShortened }) => {
		const example =
			given === undefined ? EXAMPLES[name] : { parameters: JSON.parse(given) as object };
		const items = asWritten(await itemsOf(setup, example)) as IDataObject[];
		const wanted = JSON.parse(content) as IDataObject | IDataObject[];
		if (Array.isArray(wanted)) {
			if (isShortened) expect(items).toEqual(wanted.map((each) => expect.objectContaining(each)));
			else expect(items).toEqual(wanted);
			return;
		}
		// One item of several is the one that has the same ID.
		const { associateId } = wanted;
		const found = items.find((each) => each.associateId === associateId) ?? items[0];
		if (isShortened) expect(found).toMatchObject(wanted);
		else expect(found).toEqual(wanted);
	},
);

test('each example and each JSON of parameters is used', () => {
	const names = GIVES.map(({ name }) => name);
	const given = BLOCKS.flatMap((block) => nameIn(block, 'given')?.[0] ?? []);
	expect(given.filter((name) => !names.includes(name))).toEqual([]);
	expect(Object.keys(EXAMPLES).filter((name) => !names.includes(name))).toEqual([]);
});
