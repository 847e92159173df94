import type { Route } from '../../request.mts';
import { orNotFound, requireUser } from './found.mts';

/** Metadata of the fields an administrator has added to users. Not restricted in Online. */
export const customFieldRoutes: Route[] = [
	{
		method: 'GET',
		path: '/User/CustomField',
		handle: (_request, state) => state.customFields,
	},
	{
		method: 'GET',
		path: '/User/CustomField/{fieldName}',
		handle({ parameters }, state) {
			const wanted = parameters.fieldName.toLowerCase();
			const field = state.customFields.find((each) => each.FieldName.toLowerCase() === wanted);
			return orNotFound(field, `Field '${parameters.fieldName}'`);
		},
	},
	{
		method: 'GET',
		path: '/User/{id:int}/ForeignKey',
		handle(request, state) {
			requireUser(request, state);
			return {};
		},
	},
];
