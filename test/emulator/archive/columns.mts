export type Value = string | number | boolean | Date;

/** One row of a list: all its columns. */
export type Row = Record<string, Value> & { PrimaryKey: string; EntityName: string };

export interface Archive {
	/** Columns answered when the request selects none. */
	defaults: string[];
	rows: Row[];
}
