import type { Resource } from '../operation';
import { getMany } from './getMany.operation';

export const userGroup: Resource = {
	option: {
		name: 'User Group',
		value: 'userGroup',
	},
	operations: [getMany],
};
