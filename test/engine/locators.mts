import type { NodeParameterValueType } from 'n8n-workflow';

/** A resource locator, as the editor stores it. */
export function locator(mode: string, value: unknown): NodeParameterValueType {
	return { __rl: true, mode, value } as NodeParameterValueType;
}

/** 'User' By Associate ID. */
export function byAssociateId(value: unknown) {
	return { user: locator('associateId', value) };
}

/** 'User' By User Name or User ID. */
export function byUserName(value: unknown) {
	return { user: locator('userName', value) };
}

/** 'User' By Person ID. */
export function byPersonId(value: unknown) {
	return { user: locator('personId', value) };
}

/** 'User' By Service User ID. */
export function byServiceUserId(value: unknown) {
	return { user: locator('serviceUserId', value) };
}
