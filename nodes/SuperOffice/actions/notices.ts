import type { INodeProperties } from 'n8n-workflow';

import type { CredentialType } from '../transport/session';
import type { Notice, Operation } from './operation';

/** What signs in to SuperOffice Online only; what else is used may be onsite, where nothing is closed. */
const ONLINE_ONLY: CredentialType[] = ['superOfficeOAuth2Api', 'superOfficeSystemUserApi'];

const CLOSED_ONLINE: Notice = {
	text: 'SuperOffice Online keeps this operation closed to apps by default. Access → Check says whether it is open to yours; if it is not, ask SuperOffice to open user management for your app, or provision users through SCIM.',
	displayOptions: { show: { authentication: ONLINE_ONLY } },
};

/** What the editor shows above the parameters of an operation. */
export function noticeProperties({ closedOnline, notice }: Operation): INodeProperties[] {
	return [
		...(closedOnline ? [noticeProperty('onlineNotice', CLOSED_ONLINE)] : []),
		...(notice ? [noticeProperty('operationNotice', notice)] : []),
	];
}

function noticeProperty(name: string, { text, displayOptions }: Notice): INodeProperties {
	return { displayName: text, name, type: 'notice', default: '', displayOptions };
}
