import { answerList } from '../../archive/list.mts';
import { withProvider } from '../../archive/providers.mts';
import { splitNames } from '../../archive/rows.mts';
import type { Route } from '../../request.mts';
import { readQuery } from '../../request.mts';

/** Any archive by its name, open in Online too: `GET /Archive/Dynamic?$select=…`. */
export const archiveByNameRoutes: Route[] = [
	{
		method: 'GET',
		path: '/Archive/{archiveProviderName}',
		handle(request, state) {
			const { archiveProviderName: provider } = request.parameters;
			const names = splitNames(readQuery(request, '$select') ?? '');
			return withProvider(state, provider, names, (archive) =>
				answerList(request, `/Archive/${provider}`, archive),
			);
		},
	},
];
