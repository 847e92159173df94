import { createRequire } from 'node:module';

/** What is used of the library by which n8n itself reads and writes spreadsheets. */
interface Library {
	utils: {
		json_to_sheet: (rows: object[]) => object;
		book_new: () => object;
		book_append_sheet: (book: object, sheet: object, name: string) => void;
	};
	write: (book: object, options: { type: 'buffer'; bookType: 'xlsx' }) => Buffer;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An .xlsx file with these rows below their names, to be uploaded in a browser. */
export function spreadsheetOf(rows: Array<Record<string, string>>) {
	const installation = new URL('../n8n/app/package.json', import.meta.url);
	const { utils, write } = createRequire(installation)('@e965/xlsx') as Library;
	const book = utils.book_new();
	utils.book_append_sheet(book, utils.json_to_sheet(rows), 'Movers');
	const buffer = write(book, { type: 'buffer', bookType: 'xlsx' });
	return { name: 'movers.xlsx', mimeType: XLSX, buffer };
}
