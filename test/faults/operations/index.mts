import { acting } from './acting.mts';
import { changing } from './changing.mts';
import { creating } from './creating.mts';
import { leaving } from './leaving.mts';
import type { FaultedOperation } from './operation.mts';
import { reading } from './reading.mts';

/** Operations that stand side by side in one table. */
export interface Group {
	title: string;
	operations: FaultedOperation[];
}

/** Every operation of the node. */
export const GROUPS: Group[] = [
	{ title: 'New users', operations: creating },
	{ title: 'Changes and licenses', operations: changing },
	{ title: 'Leaving and coming back', operations: leaving },
	{ title: 'Passwords, mails and commands', operations: acting },
	{ title: 'Reading', operations: reading },
];
