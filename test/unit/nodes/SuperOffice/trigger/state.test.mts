import type { User } from '../../../../../nodes/SuperOffice/trigger/fields.ts';
import { decode, encode } from '../../../../../nodes/SuperOffice/trigger/state.ts';

const ANNA: User = {
	active: true,
	email: 'anna@nordlys.example',
	fullName: 'Anna Å. Næss',
	licenses: ['SuperOffice.sales', 'SuperOffice.travel'],
	role: 'Sales',
	userName: 'anna@nordlys.example',
	userPlan: null,
};

/** Texts that stand for something in the form in which users are kept. */
const ODD: User = {
	active: false,
	email: '@',
	fullName: '100 % | = !\n"quoted" \\ %7c',
	licenses: [],
	role: '!',
	userName: 'a@b@nordlys.example',
	userPlan: '=0',
};

const users = (...list: User[]) => new Map(list.map((user, index) => [index * 1000 + 1, user]));

/** As n8n keeps it: JSON in its database. */
function kept(map: Map<number, User>) {
	return decode(JSON.parse(JSON.stringify(encode(map, 'here', 1))))!;
}

function read(map: Map<number, User>) {
	return new Map([...kept(map)].map(([id, known]) => [id, known().user]));
}

test('users come back as they were', () => {
	const all = users(ANNA, ODD, { ...ANNA, fullName: 'Ola', userName: null }, ANNA);
	expect(read(all)).toEqual(all);
});

test('nobody, one user, and a user without any field come back', () => {
	expect(read(users())).toEqual(users());
	expect(read(users(ODD))).toEqual(users(ODD));
	expect(read(users({}))).toEqual(users({}));
	expect(read(users({}, { role: 'Sales' }))).toEqual(users({}, { role: 'Sales' }));
});

test('a field says whether it is the same, and nothing of one that was not there', () => {
	const [known] = [...kept(users(ANNA)).values()].map((each) => each());
	expect(known.isSame('role', 'Sales')).toBe(true);
	expect(known.isSame('role', 'sales')).toBe(false);
	expect(known.isSame('role', null)).toBe(false);
	expect(known.isSame('userPlan', null)).toBe(true);
	expect(known.isSame('licenses', ['SuperOffice.sales', 'SuperOffice.travel'])).toBe(true);
	expect(known.isSame('licenses', [])).toBe(false);
	expect(known.isSame('company', 'Nordlys AS')).toBeUndefined();
});

test.each([undefined, null, {}, { version: 2, columns: [], users: '' }, 'text'])(
	'%j is no state',
	(state) => expect(decode(state)).toBeUndefined(),
);

/** Names that no two users share, as in an installation with the worst of luck. */
function manyUsers(count: number, length: number): Map<number, User> {
	const name = (index: number) =>
		`${index.toString(36)}${'æbcdefghijklmnopqrst'.repeat(9)}`.slice(0, length);
	return new Map(
		Array.from({ length: count }, (_, index) => [
			index + 1,
			{
				active: true,
				canLogIn: true,
				company: `Company ${index % 300}`,
				credentialType: 'ActiveDirectory',
				email: `${name(index)}@nordlys.example`,
				fullName: `${name(index).slice(0, length / 2)} ${name(index)}`,
				licenses: ['SuperOffice.sales', 'SuperOffice.service'],
				otherGroups: [`Group ${index % 40}`, 'Sales'],
				primaryGroup: `Group ${index % 40}`,
				role: `Role ${index % 12}`,
				userId: name(index).slice(0, 12),
				userName: `${name(index)}@nordlys.example`,
				userPlan: 'Sales Premium',
				userType: 'Employee',
			} satisfies User,
		]),
	);
}

const sizeOf = (state: unknown) => Buffer.byteLength(JSON.stringify(state));

test('ten thousand users take less than a megabyte, with all that they were', () => {
	const all = manyUsers(10_000, 14);
	expect(sizeOf(encode(all, 'here', 1))).toBeLessThan(1_000_000);
	expect(read(all)).toEqual(all);
});

test('with names of 100 characters, too: their changes are seen, but not from what', () => {
	const all = manyUsers(10_000, 100);
	const state = encode(all, 'here', 1);
	expect(sizeOf(state)).toBeLessThan(1_000_000);
	const known = decode(state)!.get(5_000)!();
	const user = all.get(5_000)!;
	for (const [property, value] of Object.entries(user)) {
		expect([property, known.isSame(property, value)]).toEqual([property, true]);
		expect([property, known.isSame(property, 'something else')]).toEqual([property, false]);
	}
	expect(known.user).toMatchObject({ role: user.role, licenses: user.licenses, active: true });
	expect(known.user).not.toHaveProperty('fullName');
});
