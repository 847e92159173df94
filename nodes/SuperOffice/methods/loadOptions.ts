import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import type { Reading } from '../actions/run';
import { inEditor } from './editor';
import { entriesShown, licensesShown, type Shown } from './entries';

type Load = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/** Request categories, those below others with a slash. */
export const getRequestCategories = options((reading) => entriesShown(reading, 'ticketCategory'));

/** User groups. */
export const getUserGroups = options((reading) => entriesShown(reading, 'userGroup'));

/** Licenses beside the user plan. */
export const getFurtherLicenses = options((reading) => licensesShown(reading, 'further'));

/** User plans and the licenses beside them. */
export const getLicenses = options((reading) => licensesShown(reading, 'all'));

/** A list of which some are chosen: the editor searches in it by itself. */
function options(read: (reading: Reading) => Promise<Shown[]>): Load {
	return async function () {
		const shown = await inEditor(this, 'An expression with names or IDs still works', read);
		return shown.map(({ name, value }) => ({ name, value }));
	};
}
