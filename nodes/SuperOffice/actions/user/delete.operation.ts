import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { InvalidInput, shown } from '../invalidInput';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { text } from '../values';
import { deleteUser } from './calls';
import { guard } from './change/guards';
import { dryRunItem } from './change/outcome';
import { knownSubject } from './change/subject';
import { readTarget, readTargetUser, userProperty } from './target';

const confirmProperty: INodeProperties = {
	displayName: 'Confirm User ID',
	name: 'confirmUserId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. JDOE',
	description:
		'The user ID (Name) of the user once more. Nothing is deleted when it is not that of the user who was found.',
};

/** Removes a user for good: `DELETE User/{id}`. */
export const deleteOne: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete user',
		description:
			'Remove a user for good, which cannot be undone. Use it only for users made by mistake: for somebody who leaves, Retire is the right way.',
	},
	guarded: 'all',
	closedOnline: true,
	notice: {
		text: 'A deleted user cannot be brought back. For somebody who leaves use Retire: it takes their licenses and access, and Restore brings them back.',
	},
	properties: [
		userProperty,
		confirmProperty,
		optionsProperty({ switches: ['allowLastAdministrator', 'dryRun'] }),
	],
	async execute(run, itemIndex) {
		const { caller } = run;
		const target = readTarget(caller, itemIndex);
		const confirmed = readConfirmation(caller, itemIndex);
		const options = readOptions(caller, itemIndex);
		const user = await readTargetUser(run, target, options);
		if (confirmed !== user.Name) {
			throw new InvalidInput(
				`'${confirmProperty.displayName}' is ${shown(confirmed)}, but the user ID of user ${user.AssociateId} is "${user.Name}"`,
				'Nothing was deleted. Make sure that it is the right user, and give the user ID as SuperOffice has it.',
			);
		}
		const associateId = user.AssociateId ?? 0;
		await guard(run, 'delete', knownSubject(user), options);
		if (options.dryRun) {
			return [await dryRunItem(run, { action: 'delete', before: user, after: null }, options)];
		}
		await run.send({ ...deleteUser(associateId), ...options.own });
		return [{ deleted: true } satisfies IDataObject];
	},
};

function readConfirmation(caller: IExecuteFunctions, itemIndex: number): string {
	const { name, displayName } = confirmProperty;
	const confirmed = text(caller.getNodeParameter(name, itemIndex), displayName).trim();
	if (confirmed === '') {
		throw new InvalidInput(
			`'${displayName}' is empty`,
			'Type the user ID of the user who is to be deleted.',
		);
	}
	return confirmed;
}
