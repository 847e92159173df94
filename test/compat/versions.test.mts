import core from 'n8n-core/package.json' with { type: 'json' };
import { NodeError, type INode } from 'n8n-workflow';
import workflow from 'n8n-workflow/package.json' with { type: 'json' };

import wanted from './package.json' with { type: 'json' };

test('the tests run in the n8n-core that is wanted here', () => {
	expect({ 'n8n-core': core.version, 'n8n-workflow': workflow.version }).toEqual(
		wanted.dependencies,
	);
	expect(require.resolve('n8n-core')).toContain('/test/compat/node_modules/');
});

test('the built package has the n8n-workflow of that n8n-core', () => {
	const { toNodeError } = require('../../dist/nodes/SuperOffice/run/nodeError.js');
	const node = { name: 'SuperOffice User' } as INode;
	expect(toNodeError(node, new Error('An error'), 0)).toBeInstanceOf(NodeError);
});
