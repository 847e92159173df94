import { answerRows, answerWithHeader } from '../archive/agentList.mts';
import { readArrays, readTexts } from '../archive/agentQuery.mts';
import type { Route } from '../request.mts';
import { agentMethod } from '../request.mts';

/**
 * The methods of the Archive agent that read a page, open in Online too. Those with `2` take texts
 * where the others take arrays; the name of the restriction is not the same in all of them.
 */
export const archiveMethods: Route[] = [
	agentMethod('Archive/GetArchiveListByColumns', ({ body }, state) =>
		answerRows(state, readArrays(body)),
	),
	agentMethod('Archive/GetArchiveListByColumns2', ({ body }, state) =>
		answerRows(state, readTexts(body, 'Restrictions')),
	),
	agentMethod('Archive/GetArchiveListByColumnsWithHeader', ({ body }, state) =>
		answerWithHeader(state, readArrays(body)),
	),
	agentMethod('Archive/GetArchiveListByColumnsWithHeader2', ({ body }, state) =>
		answerWithHeader(state, readTexts(body, 'Restriction')),
	),
];
