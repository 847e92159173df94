import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { isTool } from '../run/tool';
import { InvalidInput } from './invalidInput';
import type { Operation } from './operation';

/** For parameters that the editor shows where the node is a tool of an AI agent, and nowhere else. */
const FOR_TOOLS = { show: { '@tool': [true] } };

const allowProperty: INodeProperties = {
	displayName: 'Allow Deleting and Passwords',
	name: 'allowDeletingAndPasswords',
	type: 'boolean',
	// What a model says reaches a parameter by an expression.
	noDataExpression: true,
	default: false,
	displayOptions: FOR_TOOLS,
	description:
		'Whether an AI agent may delete users and set passwords with this tool. Expressions are not taken here, so that no model can turn it on.',
};

/** Without it n8n tells the model no more of a tool than "Retire user in SuperOffice User". */
const descriptionProperty: INodeProperties = {
	displayName: 'Tool Description',
	name: 'toolDescription',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	required: true,
	displayOptions: FOR_TOOLS,
	description: 'What the model of the agent is told about this tool',
};

/** The parameters of an operation that only a tool has. */
export function toolProperties({ option, guarded }: Operation): INodeProperties[] {
	const described = { ...descriptionProperty, default: option.description };
	return guarded ? [described, allowProperty] : [described];
}

/**
 * Refuses to an AI agent what it does only where somebody has allowed it.
 *
 * @param deed What is refused, as a sentence begins with it
 * @throws InvalidInput
 */
export function refuseToAgent(caller: IExecuteFunctions, deed: string): void {
	const node = caller.getNode();
	// As it is stored: an expression that gives true is no yes.
	if (!isTool(node) || node.parameters[allowProperty.name] === true) return;
	throw new InvalidInput(
		`${deed} is not open to AI agents`,
		`Nothing was done. Only whoever builds the workflow can allow it, by '${allowProperty.displayName}' in the tool.`,
	);
}
