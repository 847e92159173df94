import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { credentialTypeOf } from '../actions/authentication';
import { offeredFields } from '../actions/user/customFields/offered';
import { request, type Send } from '../transport/request';
import { openSession } from '../transport/session';

/**
 * The custom fields of users, for the mapper 'Custom Fields'.
 *
 * @throws Failure, which the editor shows as a line with a button to try again
 */
export async function getCustomFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const authentication = this.getCurrentNodeParameter('authentication');
	const session = await openSession(this, credentialTypeOf(authentication));
	const send: Send = async (call) => await request<never>(this, session, call);
	const run = {
		send,
		once: async <Result>(_key: string, work: () => Promise<Result>) => await work(),
	};
	const isNew = this.getCurrentNodeParameter('operation') === 'create';
	const fields = session.redact(await offeredFields(run, isNew));
	if (fields.length > 0) return { fields };
	return {
		fields,
		emptyFieldsNotice: 'SuperOffice has no custom fields for users that can be set',
	};
}
