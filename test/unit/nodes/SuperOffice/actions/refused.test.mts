import { InvalidInput, shown } from '../../../../../nodes/SuperOffice/actions/invalidInput.ts';
import { Refused } from '../../../../../nodes/SuperOffice/actions/refused.ts';

test.each([Refused, InvalidInput])('%p has no half of a character in its words', (Kind) => {
	const { message, description } = new Kind('a \ud83d', 'b \udc00, but 🙂');
	expect({ message, description }).toEqual({
		message: 'a \ufffd',
		description: 'b \ufffd, but 🙂',
	});
});

test('a text that is cut off in the middle of a character is whole in a message', () => {
	const { message } = new InvalidInput(shown(`${'x'.repeat(58)}🙂🙂`));
	expect(message).toBe(`"${'x'.repeat(58)}…`);
});
