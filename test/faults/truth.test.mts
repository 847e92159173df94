import type { Effect, EffectKind, Emulator, StoredUser } from '../emulator/index.mts';
import { createState } from '../emulator/seed/index.mts';
import { readOnlineSeed } from '../emulator/options.mts';
import { noteEffect } from '../emulator/journal.mts';
import type { FaultedOperation } from './operations/operation.mts';
import type { Someone } from './people.mts';
import { readOutcome } from './truth.mts';

const KARI: Someone = { id: 2, person: 2, userId: 'KARI', mail: '', fullName: '' };
const OLA: Someone = { id: 3, person: 3, userId: 'OLA', mail: '', fullName: '' };
const INGRID: Someone = { id: 0, person: 101, userId: 'NEW', mail: '', fullName: '' };

const operation = (effects: EffectKind[], changes: FaultedOperation['changes']): FaultedOperation =>
	({ effects, changes }) as FaultedOperation;

const UPDATE = operation(['patched'], () => ({ Rank: 77 }));
const RESTORE = operation(['restored', 'patched'], () => ({ Deleted: false, Rank: 77 }));
const CREATE = operation(['created'], () => ({ Name: 'NEW' }));
const DELETE = operation(['deleted'], null);
const COMMAND = operation(['commandExecuted'], () => ({}));
const READ = operation([], () => ({}));

let state: Emulator['state'];
let before: StoredUser[];
beforeEach(() => {
	state = createState(0, 1, readOnlineSeed({}));
	before = structuredClone(state.users);
});

const change = (id: number, values: Partial<StoredUser>): void => {
	Object.assign(state.users.find(({ AssociateId }) => AssociateId === id) ?? {}, values);
};
const note = (kind: EffectKind, id = KARI.id): void => noteEffect(state, kind, id);
const add = (values: Partial<StoredUser>): void => {
	state.users.push({ ...structuredClone(state.users[0]), ...values });
};
const outcomeOf = (wanted: FaultedOperation, ...people: Someone[]) =>
	readOutcome({ state, journal: state.journal as Effect[] }, before, people, wanted);

test('a change that is there', () => {
	change(2, { Rank: 77, updated: new Date() });
	note('patched');
	expect(outcomeOf(UPDATE, KARI, OLA)).toEqual({
		items: [
			{ done: 'yes', effects: { patched: 1 }, damage: [] },
			{ done: 'no', effects: {}, damage: [] },
		],
		strays: [],
	});
});

test('a change that is there twice', () => {
	change(2, { Rank: 77 });
	note('patched');
	note('patched');
	expect(outcomeOf(UPDATE, KARI).items[0].effects).toEqual({ patched: 2 });
});

test('what was changed besides', () => {
	change(2, { Rank: 77, Tooltip: 'x', moduleIds: [] });
	note('patched');
	expect(outcomeOf(UPDATE, KARI).items[0].damage.sort()).toEqual(['Tooltip', 'moduleIds']);
});

test('the first of two steps', () => {
	note('restored');
	expect(outcomeOf(RESTORE, KARI).items[0].done).toBe('partly');
});

test('a new user, known by its person, and one of nobody', () => {
	add({ AssociateId: 501, personId: 101, Name: 'NEW' });
	add({ AssociateId: 502, personId: 102, Name: 'NEW2' });
	note('created', 501);
	note('created', 502);
	const { items, strays } = outcomeOf(CREATE, INGRID);
	expect(items).toEqual([{ done: 'yes', effects: { created: 1 }, damage: [] }]);
	expect(strays).toEqual(['created of user 502']);
});

test('two users of the same person', () => {
	add({ AssociateId: 501, personId: 101, Name: 'NEW' });
	add({ AssociateId: 502, personId: 101, Name: 'NEW' });
	note('created', 501);
	note('created', 502);
	expect(outcomeOf(CREATE, INGRID)).toMatchObject({
		items: [{ effects: { created: 2 } }],
		strays: [],
	});
});

test('a user who is gone', () => {
	expect(outcomeOf(DELETE, KARI).items[0].done).toBe('no');
	state.users = state.users.filter(({ AssociateId }) => AssociateId !== 2);
	note('deleted');
	expect(outcomeOf(DELETE, KARI)).toEqual({
		items: [{ done: 'yes', effects: { deleted: 1 }, damage: [] }],
		strays: [],
	});
});

test('a command, which the journal alone knows', () => {
	expect(outcomeOf(COMMAND, KARI).items[0].done).toBe('no');
	note('commandExecuted');
	expect(outcomeOf(COMMAND, KARI).items[0].done).toBe('yes');
});

test('a command of which only the mail is known', () => {
	note('emailSent');
	const mailing = operation(['commandExecuted', 'emailSent'], () => ({}));
	expect(outcomeOf(mailing, KARI).items[0].done).toBe('partly');
});

test('what happened to somebody else, or in another way', () => {
	change(5, { Rank: 1 });
	note('patched', 5);
	note('retired');
	expect(outcomeOf(UPDATE, KARI).strays).toEqual([
		'patched of user 5',
		'retired of user 2',
		'Rank of user 5',
	]);
});

test('a read asks for nothing, and does nothing', () => {
	expect(outcomeOf(READ, KARI)).toEqual({
		items: [{ done: 'unasked', effects: {}, damage: [] }],
		strays: [],
	});
	note('saved');
	expect(outcomeOf(READ, KARI).strays).toEqual(['saved of user 2']);
});
