import type { Resource } from '../operation';
import { executeCommand } from './executeCommand.operation';
import { save } from './save.operation';
import { saveFromName } from './saveFromName.operation';

export const user: Resource = {
	option: {
		name: 'User',
		value: 'user',
	},
	operations: [save, saveFromName, executeCommand],
};
