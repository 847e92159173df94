import {
	flagIn,
	textIn,
	textsIn,
} from '../../../../../../nodes/SuperOffice/actions/accounts/cells.ts';

test.each([
	['', []],
	[null, []],
	[undefined, []],
	['Sales', ['Sales']],
	['Sales, Service desk', ['Sales', 'Service desk']],
	['Sales;Service desk; ', ['Sales', 'Service desk']],
	[
		['Sales', 'R&D, Oslo'],
		['Sales', 'R&D', 'Oslo'],
	],
	['NO:"Salg";US:"Sales"', ['NO:"Salg";US:"Sales"']],
	[
		'NO:"Salg";US:"Sales", NO:"Kundesenter";US:"Service desk"',
		['NO:"Salg";US:"Sales"', 'NO:"Kundesenter";US:"Service desk"'],
	],
	[
		'NO:"Salg";US:"Sales";NO:"Marked, Oslo";US:"Marketing"',
		['NO:"Salg";US:"Sales"', 'NO:"Marked, Oslo";US:"Marketing"'],
	],
	['Oslo, NO:"Salg, Vest";US:"Sales"', ['Oslo', 'NO:"Salg, Vest";US:"Sales"']],
	['NO:"Salg";US:"Sales";Oslo; US:"Bergen"', ['NO:"Salg";US:"Sales"', 'Oslo', 'US:"Bergen"']],
	['US:"Sales", NO:"Marked"', ['US:"Sales"', 'NO:"Marked"']],
])('texts in %j', (cell, expected) => {
	expect(textsIn(cell)).toEqual(expected);
});

test.each([
	[true, true],
	['true', true],
	['False', false],
	['', false],
	['0', false],
	[0, false],
	[1, true],
	[null, false],
	[undefined, false],
	['checked.png', true],
])('flag in %j', (cell, expected) => {
	expect(flagIn(cell)).toBe(expected);
});

test.each([
	[null, ''],
	[' Anna ', 'Anna'],
	[5, '5'],
	[{ a: 1 }, ''],
])('text in %j', (cell, expected) => {
	expect(textIn(cell)).toBe(expected);
});
