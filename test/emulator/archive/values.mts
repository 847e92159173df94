import type { Value } from './columns.mts';

/** Numbers by size, dates by time, everything else as text without upper and lower case. */
export function compareValues(one: Value, other: Value): number {
	if (typeof one === 'number' && typeof other === 'number') return one - other;
	if (one instanceof Date && other instanceof Date) return one.getTime() - other.getTime();
	return lower(one).localeCompare(lower(other));
}

export function isEqual(one: Value, other: Value): boolean {
	return lower(one) === lower(other);
}

export function lower(value: Value): string {
	return String(value).toLowerCase();
}
