import {
	beliefIn,
	ROWS_BESIDE,
	totalIn,
} from '../../../../../../../nodes/SuperOffice/actions/user/ownership/believed.ts';

const rows = (count: number) => Array.from({ length: count }, () => ({ PrimaryKey: 1 }));

test.each([
	['none', 0, rows(0)],
	['fewer than were asked for', 3, rows(3)],
	['more than were asked for', 279, rows(ROWS_BESIDE)],
])('a count that fits its rows holds: %s', (_, RowCount, Rows) => {
	expect(beliefIn({ RowCount, Rows })).toBe('holds');
});

test.each([
	['0 with a row, of a server that ignores the option', 0, rows(1)],
	['-1 for a count that was not made', -1, rows(1)],
	['fewer than the rows', 2, rows(3)],
	['more than the rows of a page that is not full', 5, rows(3)],
	['without any of its rows', 5, rows(0)],
	['no count', null, rows(0)],
	['a text', '3', rows(3)],
	['a fraction', 2.5, rows(2)],
	['no rows at all', 0, null],
])('a count that does not is doubted: %s', (_, RowCount, Rows) => {
	expect(beliefIn({ RowCount, Rows })).toBe('doubted');
});

test('as many as were asked for may be those of the page: another page has to show it', () => {
	expect(beliefIn({ RowCount: ROWS_BESIDE, Rows: rows(ROWS_BESIDE) })).toBe('ask');
});

const TOTAL = { PrimaryKey: '0', EntityName: 'grandtotal', 'Count(sale.sale_id)': 14 };

test.each([
	['a number', [TOTAL], 14],
	['zero', [{ ...TOTAL, 'Count(sale.sale_id)': 0 }], 0],
	['a number as text', [{ ...TOTAL, 'Count(sale.sale_id)': '14' }], 14],
	['in any case', [{ ...TOTAL, EntityName: 'GrandTotal' }], 14],
	['after other rows', [{ PrimaryKey: '3', EntityName: 'sale', x: 9 }, TOTAL], 14],
	['rather than a footer', [{ ...TOTAL, EntityName: 'footer', n: 3 }, TOTAL], 14],
	['a footer alone', [{ ...TOTAL, EntityName: 'footer_1' }], 14],
	['beside a text', [{ ...TOTAL, label: 'Total' }], 14],
])('reads the total of an aggregation: %s', (_, list, expected) => {
	expect(totalIn(list)).toBe(expected);
});

test.each([
	['no row', []],
	['rows, and no total', [{ PrimaryKey: '3', EntityName: 'sale', x: 9 }]],
	['an empty total', [{ ...TOTAL, 'Count(sale.sale_id)': null }]],
	['an empty text', [{ ...TOTAL, 'Count(sale.sale_id)': '' }]],
	['two numbers', [{ ...TOTAL, other: 3 }]],
	['two totals', [TOTAL, TOTAL]],
	['a negative number', [{ ...TOTAL, 'Count(sale.sale_id)': -1 }]],
])('and makes none up: %s', (_, list) => {
	expect(totalIn(list)).toBeUndefined();
});
