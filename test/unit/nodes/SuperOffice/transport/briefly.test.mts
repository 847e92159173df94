import { briefly } from '../../../../../nodes/SuperOffice/transport/briefly.ts';

test.each([
	['short', 5, 'short'],
	['longer', 5, 'longe…'],
	['four👍👍', 5, 'four…'],
	['four👍👍', 6, 'four👍…'],
	['four👍', 6, 'four👍'],
])('%j in %i code units', (text, longest, expected) => {
	expect(briefly(text, longest)).toBe(expected);
});
