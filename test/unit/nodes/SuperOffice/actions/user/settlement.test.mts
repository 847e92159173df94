import type { PartialUser } from '../../../../../../nodes/SuperOffice/actions/carrier.ts';
import {
	isRetired,
	settleChange,
	settleCreation,
	settleDeletion,
	settleRetired,
	settleSave,
} from '../../../../../../nodes/SuperOffice/actions/user/settlement.ts';
import type { Call, Settlement } from '../../../../../../nodes/SuperOffice/transport/request.ts';

/** How the user is read: what comes back is given by each test. */
const READ: Call = {
	method: 'POST',
	path: 'Agents/User/GetUser',
	purpose: 'read user 5',
	subject: 'user 5',
	accepts: () => false,
	writes: false,
	userManagement: true,
};

const user = (values: object) => ({ AssociateId: 5, ...values }) as PartialUser;

/** One licence that is held, or not. */
const licences = (Assigned: boolean) => [
	{
		Name: 'superoffice',
		RestrictedModuleLicenses: [{ ModuleLicenseId: 1, Name: 'ten', Assigned }],
	},
];

function verdictOf({ verdict }: Settlement, found: PartialUser | null): unknown {
	const result = verdict(found);
	return typeof result === 'string' ? result : 'done';
}

describe('the read that tells', () => {
	const { read } = settleDeletion(READ);

	test('takes somebody who is not there for an answer, not for a failure', () => {
		expect(read.subject).toBeUndefined();
		expect(read.accepts(null, 200)).toBe(true);
		expect(read.accepts({ AssociateId: 5 }, 200)).toBe(true);
	});

	test('takes nothing else', () => {
		expect(read.accepts({ Message: 'Error' }, 200)).toBe(false);
		expect(read.accepts([], 200)).toBe(false);
		expect(read.accepts('<html>', 200)).toBe(false);
	});
});

describe('a change', () => {
	const toSales = settleChange(READ, (now) => ({ ...now, Role: { Id: 2 } as never, Rank: 7 }));

	test.each([
		['done, when all of it is there', user({ Role: { Id: 2 }, Rank: 7 }), 'done'],
		['not done, when none is', user({ Role: { Id: 1 }, Rank: 1 }), 'notDone'],
		['not done, when one part is missing', user({ Role: { Id: 2 }, Rank: 1 }), 'notDone'],
		['not done to somebody who is not there', null, 'notDone'],
	])('is %s', (_, now, expected) => {
		expect(verdictOf(toSales, now)).toBe(expected);
	});

	test('that was done answers the user as it is now', () => {
		const now = user({ Role: { Id: 2, Value: 'Sales' }, Rank: 7 });
		expect(toSales.verdict(now)).toEqual({ answer: now });
	});

	test('is unclear when nobody can say what it comes to', () => {
		expect(
			verdictOf(
				settleChange(READ, () => undefined),
				user({}),
			),
		).toBe('unclear');
	});

	test('does not look at what SuperOffice keeps itself', () => {
		const moved = { Lastlogin: '2026-01-01T00:00:00', Lastlogout: '2026-01-01T00:00:00' };
		const settlement = settleChange(READ, (now) => ({ ...now, ...moved, AssociateId: 6, Rank: 7 }));
		expect(verdictOf(settlement, user({ Rank: 7 }))).toBe('done');
	});

	test('of an empty text is done where SuperOffice has nothing', () => {
		const settlement = settleChange(READ, (now) => ({ ...now, Tooltip: '' }));
		expect(verdictOf(settlement, user({ Tooltip: null }))).toBe('done');
	});
});

describe('a change with a password, which nobody is shown', () => {
	const credentials = (Value: string) => [{ Type: { Type: 'CRM5/PASSWORD' }, Value }];
	const withPassword = settleChange(READ, (now) => ({
		...now,
		Rank: 7,
		Credentials: credentials('Secret-2026') as never,
	}));
	const withNames = settleChange(READ, (now) => ({
		...now,
		Rank: 7,
		Credentials: credentials('') as never,
	}));

	test.each([
		['not done, when the rest was not', user({ Rank: 1, Credentials: credentials('') }), 'notDone'],
		['unclear, when the rest was', user({ Rank: 7, Credentials: credentials('') }), 'unclear'],
	])('is %s', (_, now, expected) => {
		expect(verdictOf(withPassword, now)).toBe(expected);
	});

	test.each([
		['done, when the credential is as it was sent', credentials(''), 'done'],
		['not done, when it is not there', [], 'notDone'],
	])('is without a password %s', (_, Credentials, expected) => {
		expect(verdictOf(withNames, user({ Rank: 7, Credentials }))).toBe(expected);
	});
});

describe('a save', () => {
	const before = user({ Rank: 1, Tooltip: 'Oslo', Role: { Id: 1 } });
	const sent = user({ Rank: 7, Tooltip: 'Oslo', Role: { Id: 1 } });

	test.each([
		['done, when what it was to change is there', { Rank: 7 }, 'done'],
		['not done, when it is not', { Rank: 1 }, 'notDone'],
		[
			'done, when somebody else has changed something else since',
			{ Rank: 7, Tooltip: 'x' },
			'done',
		],
	])('after a read is %s', (_, now, expected) => {
		expect(verdictOf(settleSave(READ, sent, before), { ...before, ...now })).toBe(expected);
	});

	test('that was to change nothing is done', () => {
		expect(verdictOf(settleSave(READ, before, before), before)).toBe('done');
	});

	test.each([
		['done, when all else is empty', user({ Rank: 7, Tooltip: '', Role: null }), 'done'],
		['not done, when something stays that it empties', user({ Rank: 7, Tooltip: 'x' }), 'notDone'],
		['not done, when a value is another one', user({ Rank: 1 }), 'notDone'],
	])('without a read is %s', (_, now, expected) => {
		expect(verdictOf(settleSave(READ, user({ Rank: 7 })), now)).toBe(expected);
	});
});

describe('a new user', () => {
	const sent = {
		AssociateId: 0,
		Name: 'INGRID',
		UserName: 'ingrid@nordlys.example',
		Type: 'InternalAssociate',
		Person: { PersonId: 101 },
		Role: { Id: 2 },
		UserGroup: { Id: 3 },
	} as PartialUser;
	const created = { ...sent, AssociateId: 501, Rank: 12 } as PartialUser;

	test.each([
		['done, with what SuperOffice adds', created, 'done'],
		['done, with names in another case', { ...created, Name: 'Ingrid' }, 'done'],
		['not done, when there is nobody of that name', null, 'notDone'],
		[
			'not done, when the name is that of another person',
			other('Person', { PersonId: 7 }),
			'notDone',
		],
		[
			'not done, when only one of the names is the same',
			other('UserName', 'x@y.example'),
			'notDone',
		],
		['unclear, when the role is another one', other('Role', { Id: 1 }), 'unclear'],
		['unclear, when the group is another one', other('UserGroup', { Id: 1 }), 'unclear'],
	])('is %s', (_, now, expected) => {
		expect(verdictOf(settleCreation(READ, sent), now)).toBe(expected);
	});

	test('that was made answers the user with its ID', () => {
		expect(settleCreation(READ, sent).verdict(created)).toEqual({ answer: created });
	});

	function other(name: keyof PartialUser, value: unknown): PartialUser {
		return { ...created, [name]: value };
	}
});

describe('retiring and restoring', () => {
	const here = user({ Deleted: false, IsPersonRetired: false, LicenseOwners: licences(true) });
	const gone = user({ Deleted: true, IsPersonRetired: true, LicenseOwners: licences(false) });
	const halfGone = user({ ...gone, LicenseOwners: licences(true) });
	const marked = user({ ...gone, IsPersonRetired: false });

	test.each([
		['who is gone', true, gone, 'done'],
		['who is here', true, here, 'notDone'],
		['who still holds a licence', true, halfGone, 'notDone'],
		['whose person is not marked', true, marked, 'notDone'],
		['who is not there any more', true, null, 'unclear'],
	])('a retirement of somebody %s', (_, retired, now, expected) => {
		expect(verdictOf(settleRetired(READ, retired), now)).toBe(expected);
	});

	test.each([
		['who is here', here, 'done'],
		['who is here, without a licence', user({ ...here, LicenseOwners: licences(false) }), 'done'],
		['who is gone', gone, 'notDone'],
		['whose person alone is marked', user({ ...here, IsPersonRetired: true }), 'notDone'],
		['who is not there any more', null, 'unclear'],
	])('a restoration of somebody %s', (_, now, expected) => {
		expect(verdictOf(settleRetired(READ, false), now)).toBe(expected);
	});

	test('answer nothing, as the call itself', () => {
		expect(settleRetired(READ, true).verdict(gone)).toEqual({ answer: undefined });
	});

	test('whoever holds nothing that could be taken is retired by the marks alone', () => {
		expect(isRetired(user({ ...gone, LicenseOwners: null }))).toBe(true);
		expect(isRetired(user({}))).toBe(false);
	});
});

test.each([
	['done, when the user is not there any more', null, 'done'],
	['not done, when the user is', user({}), 'notDone'],
])('a deletion is %s', (_, now, expected) => {
	expect(verdictOf(settleDeletion(READ), now)).toBe(expected);
});
