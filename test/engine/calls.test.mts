import { readFileSync } from 'node:fs';

import { startEmulator, type EmulatorOptions } from '../emulator/index.mts';
import { COMMANDS } from './facts.mts';
import { runNode } from './harness.mts';
import { basic } from './setup.mts';
import { byAssociateId, byUserName } from './locators.mts';

/** What each of three items gives: three users, and three people who are none yet. */
const ITEMS = [
	{ id: 2, name: 'KARI', person: 101, userId: 'A1', mail: 'ingrid.moen@nordlys.example' },
	{ id: 3, name: 'OLA', person: 102, userId: 'A2', mail: 'erik.strand@nordlys.example' },
	{ id: 5, name: 'LISA', person: 103, userId: 'A3', mail: 'sofie.bakke@nordlys.example' },
];

const BY_ID = byAssociateId('={{ $json.id }}');
const BY_NAME = byUserName('={{ $json.name }}');
const NEW = {
	person: '={{ $json.person }}',
	name: '={{ $json.userId }}',
	userName: '',
	role: 2,
	userGroup: 2,
};
const OLD = { ...NEW, matchBy: 'name', person: '', name: '={{ $json.name }}' };

/** A run for each row of the table of docs/operations.md, by operation and case. */
const RUNS: Record<string, { parameters: object; emulator?: EmulatorOptions }> = {
	'Access → Check, onsite': { parameters: { resource: 'access', operation: 'check' } },
	'Access Review, up to 1,000 users': {
		parameters: { operation: 'accessReview', returnAll: true },
	},
	'Compare, up to 1,000 users': {
		parameters: { operation: 'compare', matchBy: 'associateId', keyField: 'id' },
	},
	'Create, references by ID': { parameters: { operation: 'create', ...NEW } },
	'Create, role and groups by name, person by email address': {
		parameters: {
			operation: 'create',
			...NEW,
			person: '={{ $json.mail }}',
			role: 'Sales',
			userGroup: 'Sales',
		},
	},
	'Create or Update, creates': { parameters: { operation: 'upsert', ...NEW, matchBy: 'name' } },
	'Create or Update, updates': {
		parameters: { operation: 'upsert', ...OLD, role: '', additionalFields: { rank: 99 } },
	},
	'Create or Update, changes nothing': {
		parameters: { operation: 'upsert', ...OLD, role: '', userGroup: '' },
	},
	'Delete, by user name': {
		parameters: { operation: 'delete', ...BY_NAME, confirmUserId: '={{ $json.name }}' },
	},
	'Execute Command, on an existing user': {
		parameters: {
			operation: 'executeCommand',
			...byAssociateId('={{ $json.id }}'),
			commandName: COMMANDS.implicit,
		},
	},
	'Get,': { parameters: { operation: 'get', ...BY_NAME } },
	'Get Commands,': {
		parameters: { operation: 'getCommands', ...byAssociateId('={{ $json.id }}') },
	},
	'Leaver Check, without requests': {
		parameters: {
			operation: 'leaverCheck',
			...BY_NAME,
			count: ['companies', 'contacts', 'followUps', 'sales', 'projects'],
		},
	},
	'Leaver Check, all, of somebody with a Service user ID': {
		parameters: { operation: 'leaverCheck', ...BY_NAME },
	},
	'License → Assign and Remove, by user name': {
		parameters: { resource: 'license', operation: 'remove', ...BY_NAME, allLicenses: true },
	},
	'License → Get Usage,': { parameters: { resource: 'license', operation: 'getUsage' } },
	'License → Get Usage, with holders, up to 1,000 users': {
		parameters: { resource: 'license', operation: 'getUsage', listHolders: true },
	},
	'Restore, with a user plan': {
		parameters: { operation: 'restore', ...BY_NAME, userPlan: 'ten-sales' },
	},
	'Restore, without': { parameters: { operation: 'restore', ...BY_NAME, userPlan: '' } },
	'Retire, by user name': { parameters: { operation: 'retire', ...BY_NAME } },
	'Retire, by user name, Refuse If Owning': {
		parameters: { operation: 'retire', ...BY_NAME, options: { refuseIfOwning: true } },
	},
	'Save,': {
		parameters: { operation: 'save', associateId: '={{ $json.id }}', userFields: { rank: 99 } },
	},
	'Save, Keep Other Fields off': {
		parameters: {
			operation: 'save',
			associateId: '={{ $json.id }}',
			specifyUser: 'json',
			userJson:
				'={{ { Name: $json.name, Role: { Id: 2 }, UserGroup: { Id: 2 }, Person: { PersonId: $json.id }, Type: "InternalAssociate" } }}',
			options: { keepOtherFields: false },
		},
	},
	'Save From Name,': {
		parameters: {
			operation: 'saveFromName',
			...byUserName('={{ $json.name }}'),
			userFields: { rank: 99 },
		},
	},
	'Send Password Email, by associate ID': {
		parameters: { operation: 'sendPasswordEmail', ...BY_ID },
	},
	'Set Password, by associate ID': {
		parameters: { operation: 'setPassword', ...BY_ID, generatePassword: true },
	},
	'Update, by associate ID': {
		parameters: { operation: 'update', ...BY_ID, updateFields: { rank: 99, userGroup: 1 } },
	},
	'Update, by user name': {
		parameters: { operation: 'update', ...BY_NAME, updateFields: { rank: 99 } },
	},
	'Update, licenses, lists in part, Include Changes': {
		parameters: {
			operation: 'update',
			...BY_ID,
			updateFields: { addLicenses: 'Mobile, Route planner', removeOtherGroups: 4, rank: 99 },
			options: { includeChanges: true },
		},
	},
	'Update, custom fields, an entry of a list by name': {
		parameters: {
			operation: 'update',
			...BY_ID,
			customFields: { Position: 'Manager', 'Desk number': '={{ $json.id }}' },
		},
	},
	'Update, a role by name': {
		parameters: { operation: 'update', ...BY_ID, updateFields: { role: 'Manager' } },
	},
	'Update, a server without PATCH': {
		parameters: { operation: 'update', ...BY_ID, updateFields: { rank: 99 } },
		emulator: { patch: false },
	},
};

interface Row {
	name: string;
	each: number;
	once: number;
}

const ROWS: Row[] = /<!-- calls -->(.*)<!-- \/calls -->/s
	.exec(readFileSync('docs/operations.md', 'utf8'))![1]
	.trim()
	.split('\n')
	.slice(2)
	.map((line) => line.split('|').map((cell) => cell.trim()))
	.map(([, operation, situation, each, once]) => ({
		name: `${operation}, ${situation}`.trim(),
		each: Number(each),
		once: Number(once),
	}));

async function count(name: string, items: object[]): Promise<number> {
	const { parameters, emulator: options } = RUNS[name];
	const emulator = await startEmulator(options);
	try {
		const kari = emulator.state.users.find(({ AssociateId }) => AssociateId === 2)!;
		Object.assign(kari, { UserName: 'kari@nordlys.example', EjUserId: 2 });
		if (name.includes('Refuse If Owning')) {
			const nothing = { companies: [], followUps: [], sales: [], projects: [], requests: [] };
			Object.assign(emulator.state, nothing);
			for (const person of emulator.state.persons) person.AssociateId = 0;
		}
		// Restore is about people who have left, Send Password Email about passwords of SuperOffice.
		for (const user of emulator.state.users.filter(({ AssociateId }) => AssociateId !== 1)) {
			if (name.startsWith('Restore')) Object.assign(user, { Deleted: true, moduleIds: [] });
			user.credentials = [{ type: 'CRM5/PASSWORD', value: 'Some-2026', displayValue: '' }];
		}
		const { error } = await runNode({
			parameters: parameters as never,
			credential: basic(emulator.url),
			items: items.map((json) => ({ json })) as never,
		});
		expect(error).toBeUndefined();
		return emulator.log.length;
	} finally {
		await emulator.stop();
	}
}

test.each(ROWS)('$name: $each for each item, $once for a run', async ({ name, each, once }) => {
	const one = await count(name, ITEMS.slice(0, 1));
	const three = await count(name, ITEMS);
	expect({ each: (three - one) / 2, once: one - (three - one) / 2 }).toEqual({ each, once });
});

test('the table has every run, and every run is in the table', () => {
	expect(ROWS.map(({ name }) => name).sort()).toEqual(Object.keys(RUNS).sort());
});
