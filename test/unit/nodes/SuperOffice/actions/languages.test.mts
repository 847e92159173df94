import { readable, textsOf } from '../../../../../nodes/SuperOffice/actions/languages.ts';

const STORED = 'NO:"Selger";US:"Sales";GE:"Verkauf"';

test.each([
	[undefined, 'Sales'],
	['en', 'Sales'],
	['nb-NO', 'Selger'],
	['NO', 'Selger'],
	['de', 'Verkauf'],
	['fr', 'Sales'],
])('in the language %j', (language, text) => {
	expect(readable(STORED, language)).toBe(text);
});

test('without English the first language there is', () => {
	expect(readable('SW:"Säljare";NO:"Selger"')).toBe('Säljare');
});

test.each(['Sales', '', 'a:"b"', 'Team "NO"', 'US: none'])('%j has one language', (text) => {
	expect(readable(text, 'en')).toBe(text);
	expect(textsOf(text)).toEqual([text]);
});

test('all languages', () => {
	expect(textsOf(STORED)).toEqual(['Selger', 'Sales', 'Verkauf']);
});

test.each([null, undefined, 5, {}])('%j is no text', (value) => {
	expect(readable(value)).toBe('');
});
