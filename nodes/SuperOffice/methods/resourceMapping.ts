import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import type { Reading } from '../actions/run';
import { offeredFields } from '../actions/user/customFields/offered';
import { inEditor } from './editor';

/** Nothing is kept: the editor has a button by which somebody asks for the fields as they are now. */
const anew: Reading['once'] = async (_key, work) => await work();

/**
 * The custom fields of users, for the mapper 'Custom Fields'.
 *
 * @throws NodeApiError, which the editor shows as a line with a button to try again
 */
export async function getCustomFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const isNew = this.getCurrentNodeParameter('operation') === 'create';
	const fields = await inEditor(
		this,
		'An expression with labels or API names still works',
		async ({ send }) => await offeredFields({ send, once: anew }, isNew),
	);
	if (fields.length > 0) return { fields };
	return {
		fields,
		emptyFieldsNotice: 'SuperOffice has no custom fields for users that can be set',
	};
}
