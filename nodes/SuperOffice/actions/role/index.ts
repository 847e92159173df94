import type { Resource } from '../operation';
import { getMany } from './getMany.operation';

export const role: Resource = {
	option: {
		name: 'Role',
		value: 'role',
	},
	operations: [getMany],
};
