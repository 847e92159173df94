import type { Wire } from '../../carrier';
import { carrierWith, listOf } from '../../../transport/accepts';
import { readable } from '../../languages';
import { readListItems, type Entry } from '../../references';
import type { Reading } from '../../run';
import type { FieldInfoBase } from '@superoffice/webapi';

/** The types of custom fields, `CustomFieldType`. */
export type CustomFieldType = Wire<FieldInfoBase>['FieldType'];

/** `FieldInfoBase` and the carriers that are made from it, as far as they are used. */
export interface FieldInfo {
	FieldName: string;
	FieldType?: CustomFieldType;
	/** Perhaps in several languages */
	DisplayName?: string | null;
	IsMandatory?: boolean;
	IsReadOnly?: boolean;
	Rank?: number;
	/** `FieldInfoMdoList`: the list whose entries are the values */
	MdoListName?: string | null;
	/** `FieldInfoListText`: the texts to choose from */
	Choices?: string[] | null;
	/** `FieldInfoShortText`, `FieldInfoListText`: the longest text; 0 where nothing is said */
	TextLength?: number;
}

/** The custom fields of users, read once for a run; Online they can be read, too. */
export async function customFieldsOf({ send, once }: Reading): Promise<FieldInfo[]> {
	return await once('custom fields', async () => {
		return await send<FieldInfo[]>({
			method: 'GET',
			path: 'User/CustomField',
			purpose: 'list custom fields',
			accepts: listOf(carrierWith('FieldName')),
			writes: false,
			userManagement: false,
		});
	});
}

/** The entries that a field can have, read once for a run; none where the field names no list. */
export async function entriesFor(run: Reading, { MdoListName }: FieldInfo): Promise<Entry[]> {
	if (!MdoListName) return [];
	const entries = await run.once(`list of custom fields ${MdoListName}`, async () => {
		return await readListItems(run, MdoListName, `list the entries of ${MdoListName}`);
	});
	return entries.filter(({ deleted }) => !deleted);
}

/** What the screen calls a field; the API's name where it has no label. */
export function labelOf({ DisplayName, FieldName }: FieldInfo): string {
	return readable(DisplayName) || FieldName;
}
