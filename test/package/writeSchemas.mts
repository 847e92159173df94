import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { outputSchemas } from './outputSchema.mts';

/** `npm run schemas`: writes the output schemas that n8n's editor shows before a run. */
const folder = 'nodes/SuperOffice/__schema__/v1.0.0';
rmSync(folder, { recursive: true, force: true });
for (const [name, schema] of Object.entries(await outputSchemas())) {
	const file = `${folder}/${name}.json`;
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
}
