import type { INodeProperties } from 'n8n-workflow';

import { carrierWith, listOf, orNull } from '../../transport/accepts';
import { omit, type PartialUser } from '../carrier';
import { InvalidInput, shown } from '../invalidInput';
import type { Operation } from '../operation';
import { optionsProperty, readOptions, type Options } from '../options';
import { outputProperties, readOutput } from '../output';
import { Refused } from '../refused';
import type { Run } from '../run';
import { oneOf } from '../values';
import { getUserFromName, getUserFromPersonId } from './calls';
import { changeUser } from './change/change';
import { createNewUser } from './change/create';
import { knownSubject } from './change/subject';
import { resolveWanted, type Wanted } from './change/wanted';
import { customFieldsProperty } from './customFields/given';
import { namesOf } from './entity';
import { fieldProperty } from './fields';
import {
	additionalFieldsProperty,
	newUserProperties,
	readNewUser,
	refuseIncomplete,
} from './newUser';
import { simplifyUser } from './simplify';
import { moreThanOne } from './target';

const MATCH_BY = 'Match User By';

/** The fields that tell whether the user is there, by the name of their parameter. */
const KEYS = { name: 'Name', person: 'Person', userName: 'UserName' } as const;

type Key = keyof typeof KEYS;

const matchByProperty: INodeProperties = {
	displayName: MATCH_BY,
	name: 'matchBy',
	type: 'options',
	options: [
		{ name: 'Person', value: 'person' },
		{ name: 'User ID', value: 'name' },
		{ name: 'User Name', value: 'userName' },
	],
	default: 'userName',
	description: 'The field below that tells whether the user exists already',
};

/** Creates a user, or changes the one there is. */
export const upsert: Operation = {
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update user',
		description: 'Create a new record, or update the current one if it already exists (upsert)',
	},
	guarded: 'passwords',
	closedOnline: true,
	properties: [
		matchByProperty,
		...newUserProperties({ required: false }),
		additionalFieldsProperty('create', 'update'),
		customFieldsProperty,
		...outputProperties('e.g. AssociateId,Name,Role'),
		optionsProperty({ switches: ['allowLastAdministrator', 'dryRun', 'includeChanges'] }),
	],
	async execute(run, itemIndex) {
		const { caller } = run;
		const keys = Object.keys(KEYS);
		const matchBy = oneOf(keys)(caller.getNodeParameter('matchBy', itemIndex), MATCH_BY) as Key;
		const given = readNewUser(caller, itemIndex, { mayExist: true });
		if (given.set[KEYS[matchBy]] === undefined) {
			throw new InvalidInput(
				`'${fieldProperty(matchBy).displayName}' is empty, but it is what the user is found by`,
				`Fill it in, or choose another field in '${MATCH_BY}'.`,
			);
		}
		const options = readOptions(caller, itemIndex);
		const output = readOutput(caller, itemIndex, simplifyUser, options);
		await run.turn.given(...namesOf(given.set));
		const wanted = await resolveWanted(run, given);
		const find = async () => await findUser(run, matchBy, wanted, options);
		let user = await find();
		// An earlier item has changed the user after they were found here.
		if (await run.turn.user(user?.AssociateId)) user = await find();
		if (user) {
			const subject = knownSubject(user);
			return [await changeUser(run, subject, forExisting(wanted, user, matchBy), options, output)];
		}
		refuseIncomplete(wanted);
		return [await createNewUser(run, wanted, options, output)];
	},
};

/** The user with the given key, or none. */
async function findUser(
	{ send }: Run,
	matchBy: Key,
	{ set }: Wanted,
	{ every }: Options,
): Promise<PartialUser | undefined> {
	const accepts = carrierWith('AssociateId');
	if (matchBy === 'person') {
		const call = getUserFromPersonId(set.Person?.PersonId ?? 0);
		const users = await send<PartialUser[]>({ ...call, accepts: listOf(accepts), ...every });
		if (users.length > 1) throw moreThanOne(users);
		return users[0];
	}
	const property = KEYS[matchBy];
	const key = set[property] ?? '';
	const call = getUserFromName(key);
	const user = await send<PartialUser | null>({ ...call, accepts: orNull(accepts), ...every });
	if (!user) return undefined;
	// SuperOffice looks among user IDs and user names alike.
	if (String(user[property]).toLowerCase() !== key.toLowerCase()) {
		throw new Refused(
			`There is no user with the '${fieldProperty(matchBy).displayName}' ${shown(key)}, but user ${user.AssociateId} has it as ${matchBy === 'name' ? 'user name' : 'user ID'}`,
			`Nothing was done, because it may be somebody else. Match the user by another field, or give the ${matchBy === 'name' ? 'user ID' : 'user name'} as SuperOffice has it.`,
		);
	}
	return user;
}

/**
 * What of it an existing user takes: its type and person cannot change, and its password is left
 * alone, so that a run that is repeated does not reset it.
 *
 * @throws Refused when the user belongs to another person than the one that was given
 */
function forExisting({ set, add, remove }: Wanted, user: PartialUser, matchBy: Key): Wanted {
	const { Person } = set;
	const actual = user.Person?.PersonId ?? 0;
	if (Person && Person.PersonId !== actual) {
		throw new Refused(
			`User ${user.Name} (${user.AssociateId}) belongs to person ${actual} ${user.Person?.FullName ?? ''}, not to person ${Person.PersonId}`,
			"Nothing was done, because it may be somebody else. Look whether 'Person' and the field that the user is found by belong together.",
		);
	}
	// What the user was found by is there already, perhaps in capital letters.
	return { set: omit(set, 'Type', 'Person', 'Credentials', KEYS[matchBy]), add, remove };
}
