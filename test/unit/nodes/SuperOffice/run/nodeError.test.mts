import { NodeOperationError, type INode } from 'n8n-workflow';

import { InvalidInput } from '../../../../../nodes/SuperOffice/actions/invalidInput.ts';
import { toNodeError } from '../../../../../nodes/SuperOffice/run/nodeError.ts';
import { Failure } from '../../../../../nodes/SuperOffice/transport/failure.ts';

const type = 'n8n-nodes-superoffice.superOfficeUser';
const node = { name: 'SuperOffice User', type, parameters: {} } as INode;

test('keeps message, description, status and item of a failure', () => {
	const error = toNodeError(node, new Failure('What happened', 'What to do', '409'), 3);
	expect(error).toMatchObject({
		name: 'NodeApiError',
		message: 'What happened',
		description: 'What to do',
		httpCode: '409',
		context: { itemIndex: 3 },
	});
});

test('of a tool the message says what to do as well, once', () => {
	const tool = { ...node, type: `${type}Tool` };
	const error = toNodeError(tool, new Failure('What happened', 'What to do', '409'), 3);
	const both = { message: 'What happened. What to do', description: 'What to do' };
	expect(error).toMatchObject(both);
	expect(toNodeError(tool, error, 3)).toMatchObject(both);
});

test.each(['It is taken.', 'Is it taken?', 'It is taken!'])(
	'of a tool a sentence that has its end gets no second one: %j',
	(words) => {
		const tool = { ...node, type: `${type}Tool` };
		const { message } = toNodeError(tool, new Failure(words, 'What to do', '409'), 0);
		expect(message).toBe(`${words} What to do`);
	},
);

test('input that cannot be used is an error of the operation', () => {
	const error = toNodeError(node, new InvalidInput("'Role' is wrong", 'Do this'), 0);
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: "'Role' is wrong",
		description: 'Do this',
		context: { itemIndex: 0 },
	});
});

test('an error that all items share is told of each by itself', () => {
	const shared = new NodeOperationError(node, 'No credential', { description: 'Choose one' });
	const errors = [0, 1, 2].map((item) => toNodeError(node, shared, item));
	expect(errors.map(({ context }) => context.itemIndex)).toEqual([0, 1, 2]);
	for (const error of errors) {
		expect(error).toMatchObject({ message: 'No credential', description: 'Choose one' });
	}
});

test.each([
	'You lack the right deletePermission (HTTP 403)',
	'User preexisting is taken (HTTP 400)',
	'User "ENOTFOUND" is taken',
])('where n8n would replace the words "%s", they stand in the description', (message) => {
	const error = toNodeError(node, new Failure(message, 'What to do', '403'), 0);
	expect(error.message).toBe(
		'SuperOffice did not do what was asked. What it said stands below (HTTP 403)',
	);
	expect(error.description).toBe(`${message} What to do`);
});
