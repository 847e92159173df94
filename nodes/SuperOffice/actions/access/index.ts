import type { Resource } from '../operation';
import { check } from './check.operation';

export const access: Resource = {
	option: {
		name: 'Access',
		value: 'access',
	},
	operations: [check],
};
