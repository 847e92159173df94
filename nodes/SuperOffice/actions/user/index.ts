import type { Resource } from '../operation';
import { executeCommand } from './executeCommand.operation';
import { get } from './get.operation';
import { getCommands } from './getCommands.operation';
import { getMany } from './getMany.operation';
import { save } from './save.operation';
import { saveFromName } from './saveFromName.operation';

export const user: Resource = {
	option: {
		name: 'User',
		value: 'user',
	},
	operations: [executeCommand, get, getCommands, getMany, save, saveFromName],
	defaultOperation: 'save',
};
