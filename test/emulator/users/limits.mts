/** Lengths of the columns of the associate table, from its published schema. */
export const LENGTHS = { Name: 239, UserName: 254, Tooltip: 254 } as const;
