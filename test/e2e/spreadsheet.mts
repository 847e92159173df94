import { inflateRawSync } from 'node:zlib';

const ENTRY = 0x02014b50;
const END = 0x06054b50;

/** The cells of the first sheet of an .xlsx file, row by row, as texts. */
export function rowsOfSpreadsheet(file: Buffer): string[][] {
	const sheet = fileIn(file, 'xl/worksheets/sheet1.xml');
	return [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
		[...row.matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([, cell = '']) =>
			decoded(/<(?:v|t)[^>]*>(.*?)<\/(?:v|t)>/s.exec(cell)?.[1] ?? ''),
		),
	);
}

/** A file of a zip archive, which is what an .xlsx is: its directory stands at the end. */
function fileIn(archive: Buffer, wanted: string): string {
	let at = archive.readUInt32LE(archive.lastIndexOf(bytes(END)) + 16);
	while (archive.readUInt32LE(at) === ENTRY) {
		const [name, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
		if (archive.toString('utf8', at + 46, at + 46 + name) === wanted) {
			const isDeflated = archive.readUInt16LE(at + 10) === 8;
			const local = archive.readUInt32LE(at + 42);
			const begin =
				local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
			const data = archive.subarray(begin, begin + archive.readUInt32LE(at + 20));
			return (isDeflated ? inflateRawSync(data) : data).toString('utf8');
		}
		at += 46 + name + extra + comment;
	}
	throw new Error(`The archive has no ${wanted}.`);
}

function bytes(signature: number): Buffer {
	const buffer = Buffer.alloc(4);
	buffer.writeUInt32LE(signature);
	return buffer;
}

function decoded(text: string): string {
	return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
