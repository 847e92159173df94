import { carrierWith, listOf } from '../transport/accepts';
import type { Call } from '../transport/request';

/** An entry of a list, `MDOListItem`, as far as it is used. */
export interface MdoListItem {
	Id: number;
	Name?: string | null;
	FullName?: string | null;
	ToolTip?: string | null;
	Deleted?: boolean;
}

/** `MDOList/{name}`: a list without its headings, which SuperOffice Online leaves open. */
export function mdoList(name: string, purpose: string): Call {
	return {
		method: 'GET',
		path: `MDOList/${encodeURIComponent(name)}`,
		qs: { flat: true },
		purpose,
		accepts: listOf(carrierWith('Id')),
		writes: false,
		userManagement: false,
	};
}
