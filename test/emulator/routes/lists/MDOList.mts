import { flag, text } from '../../carriers/reading.mts';
import type { Route } from '../../request.mts';
import { agentMethod, readArguments, readQuery } from '../../request.mts';
import { listNames, readList, selectable } from '../../users/lists.mts';
import { orNotFound } from '../user/found.mts';

export const mdoListRoutes: Route[] = [
	{ method: 'GET', path: '/MDOList', handle: () => listNames() },
	{
		method: 'GET',
		path: '/MDOList/{listname}',
		handle(request, state) {
			const additional = readQuery(request, 'additional');
			const query = readQuery(request, 'query');
			const { listname } = request.parameters;
			return orNotFound(readList(state, listname, { additional, query }), `List '${listname}'`);
		},
	},
	{
		method: 'GET',
		path: '/MDOList/{listname}/selectable',
		handle(request, state) {
			const additional = readQuery(request, 'additional');
			const { listname } = request.parameters;
			const items = orNotFound(readList(state, listname, { additional }), `List '${listname}'`);
			return items.map((item) => selectable(item));
		},
	},
	agentMethod('MDO/GetList', (request, state) => {
		const { Name, AdditionalInfo } = readArguments(request, {
			Name: text,
			ForceFlatList: flag,
			AdditionalInfo: text,
			OnlyHistory: flag,
		});
		return readList(state, Name, { additional: AdditionalInfo }) ?? null;
	}),
];
