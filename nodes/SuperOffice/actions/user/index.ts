import type { Resource } from '../operation';
import { accessReview } from './accessReview.operation';
import { compare } from './compare.operation';
import { create } from './create.operation';
import { deleteOne } from './delete.operation';
import { executeCommand } from './executeCommand.operation';
import { get } from './get.operation';
import { getCommands } from './getCommands.operation';
import { getMany } from './getMany.operation';
import { leaverCheck } from './leaverCheck.operation';
import { restore } from './restore.operation';
import { retire } from './retire.operation';
import { save } from './save.operation';
import { saveFromName } from './saveFromName.operation';
import { sendPasswordEmail } from './sendPasswordEmail.operation';
import { setPassword } from './setPassword.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

export const user: Resource = {
	option: {
		name: 'User',
		value: 'user',
	},
	operations: [
		accessReview,
		compare,
		create,
		upsert,
		deleteOne,
		executeCommand,
		get,
		getCommands,
		getMany,
		leaverCheck,
		restore,
		retire,
		save,
		saveFromName,
		sendPasswordEmail,
		setPassword,
		update,
	],
	defaultOperation: 'get',
};
