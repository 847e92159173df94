import {
	ApplicationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';

import { credentialTypeOf } from '../actions/authentication';
import { listCommands } from '../actions/user/calls';
import { request } from '../transport/request';
import { openSession } from '../transport/session';

/**
 * The commands that the chosen user offers, for the field of Execute Command.
 *
 * @throws ApplicationError with what to do, which the editor shows in the place of the list
 */
export async function searchCommands(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const associateId = Number(this.getCurrentNodeParameter('associateId'));
	if (!Number.isInteger(associateId) || associateId < 1) {
		throw new ApplicationError(
			"Commands are listed by user: fill in 'Associate ID' first, or give the command by its name",
		);
	}
	const authentication = this.getCurrentNodeParameter('authentication');
	const session = await openSession(this, credentialTypeOf(authentication));
	const answer = await request<IDataObject[]>(this, session, listCommands(associateId));
	const commands = session.redact(answer);
	const word = filter.trim().toLowerCase();
	const results = commands
		.map(({ Name, DisplayName }) => ({
			name: String(DisplayName || Name),
			value: String(Name),
		}))
		.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(word));
	return { results };
}
