import { NodeError, type INode } from 'n8n-workflow';
import workflow from 'n8n-workflow/package.json' with { type: 'json' };

import { N8N_CORE } from '../engine/n8nCore.mts';
import wanted from './package.json' with { type: 'json' };

test('the tests of the engine run in the n8n-core that is wanted here', () => {
	expect({ 'n8n-core': N8N_CORE, 'n8n-workflow': workflow.version }).toEqual(wanted.dependencies);
});

test('the built package has the n8n-workflow of that n8n-core', () => {
	const { toNodeError } = require('../../dist/nodes/SuperOffice/run/nodeError.js');
	const type = 'n8n-nodes-superoffice.superOfficeUser';
	const node = { name: 'SuperOffice User', type } as INode;
	expect(toNodeError(node, new Error('An error'), 0)).toBeInstanceOf(NodeError);
});
