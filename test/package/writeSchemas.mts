import { mkdirSync, writeFileSync } from 'node:fs';

import { outputSchemas } from './outputSchema.mts';

/** `npm run schemas`: writes the output schemas that n8n's editor shows before a run. */
const folder = 'nodes/SuperOffice/__schema__/v1.0.0/user';
mkdirSync(folder, { recursive: true });
for (const [operation, schema] of Object.entries(await outputSchemas())) {
	writeFileSync(`${folder}/${operation}.json`, `${JSON.stringify(schema, null, 2)}\n`);
}
