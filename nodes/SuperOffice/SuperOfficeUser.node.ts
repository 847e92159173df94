import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { findOperation, properties } from './actions';
import { sensitiveOutputFields } from './actions/output';
import { executeForAll, executeItem, openRun } from './actions/run';
import { subtitle } from './actions/subtitle';
import * as credentialTest from './methods/credentialTest';
import * as listSearch from './methods/listSearch';
import * as loadOptions from './methods/loadOptions';
import * as resourceMapping from './methods/resourceMapping';
import { runAll } from './run/runAll';
import { runItems, type Work } from './run/runItems';

/**
 * Administers the users of SuperOffice CRM. Programmatic, because one item takes several calls that
 * depend on each other: SuperOffice replaces a whole user, so it is read before it is saved.
 */
export class SuperOfficeUser implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SuperOffice User',
		name: 'superOfficeUser',
		icon: {
			light: 'file:../../icons/superoffice.svg',
			dark: 'file:../../icons/superoffice.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle,
		description:
			'Create, change, retire and read users of SuperOffice CRM, with their roles, groups, licenses and passwords',
		defaults: { name: 'SuperOffice User' },
		usableAsTool: true,
		sensitiveOutputFields,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'superOfficeApi',
				required: true,
				testedBy: 'superOfficeApiTest',
				displayOptions: { show: { authentication: ['superOfficeApi'] } },
			},
			{
				name: 'superOfficeOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['superOfficeOAuth2Api'] } },
			},
			{
				name: 'superOfficeSystemUserApi',
				required: true,
				testedBy: 'superOfficeSystemUserApiTest',
				displayOptions: { show: { authentication: ['superOfficeSystemUserApi'] } },
			},
		],
		properties,
	};

	methods = { credentialTest, listSearch, loadOptions, resourceMapping };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = findOperation(this);
		const opening = openRun(this);
		if (operation.executeAll) {
			return [await runAll(this, async () => await executeForAll(this, await opening, operation))];
		}
		// What keeps a run from being opened is the failure of each item: with Continue they go on.
		const { concurrency } = await opening.catch(() => ({ concurrency: 1 }));
		const work: Work = async (itemIndex, turn) =>
			await executeItem(this, await opening, operation, itemIndex, turn);
		return [await runItems(this, concurrency, work)];
	}
}
