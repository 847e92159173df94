import type { FieldProperty, FieldRight, TableRight } from '@superoffice/webapi';
import type { Wire } from './wire.mts';

/**
 * The client types a mask as a number of flags; on the wire it is a list of their names, such as
 * `Select, Update` (Person210.json among the client's own captures).
 */
type Masked<T> = Omit<Wire<T>, 'Mask'> & { Mask: string };

export interface Rights {
	TableRight: Masked<TableRight> | null;
	FieldProperties: Record<
		string,
		Omit<Wire<FieldProperty>, 'FieldRight'> & { FieldRight: Masked<FieldRight> | null }
	>;
}

/**
 * Adds the rights every carrier of an answer ends with. A carrier inside another has none of its
 * own: in the captures of the vendor's client its TableRight is null and FieldProperties empty.
 */
export function withRights<T extends object>(content: T, rights: Partial<Rights> = {}): T & Rights {
	return { ...content, TableRight: null, FieldProperties: {}, ...rights };
}

export function tableRight(mask: string, reason = ''): Masked<TableRight> {
	return { Mask: mask, Reason: reason };
}

export function fieldProperty(
	mask: string,
	reason: string,
	type: string,
	length: number,
): Rights['FieldProperties'][string] {
	return {
		FieldRight: { Mask: mask, Reason: reason },
		FieldType: type,
		FieldLength: length,
	};
}
