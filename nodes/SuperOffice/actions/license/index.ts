import type { Resource } from '../operation';
import { assign } from './assign.operation';
import { getUsage } from './getUsage.operation';
import { remove } from './remove.operation';

export const license: Resource = {
	option: {
		name: 'License',
		value: 'license',
	},
	operations: [assign, getUsage, remove],
	defaultOperation: 'getUsage',
};
