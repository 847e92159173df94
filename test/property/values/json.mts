import fc from 'fast-check';

import { CUSTOM_FIELDS } from '../../emulator/index.mts';
import { CATEGORIES, GROUPS, MODULES, ROLES } from '../../engine/facts.mts';
import { oddObject, oddValue } from './odd.mts';
import { markedPassword } from './secrets.mts';
import { nameOfAnyScript } from './texts.mts';
import type { Subject } from './subjects.mts';

/** How deep the deepest JSON is. */
const DEEP = 10_000;

/** How deep the deepest value is: n8n goes through it by recursion before the node gets it. */
const DEEP_VALUE = 500;

/** How many members the widest JSON has. */
const WIDE = 20_000;

/** A value that is as it should be, or now and then an odd one. */
function mostly(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
	return fc.oneof({ weight: 40, arbitrary: value }, { weight: 1, arbitrary: oddValue });
}

/** Some of the members; each of them, and all that is below, may be odd. */
function some(members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
	const record = fc.record(
		Object.fromEntries(Object.entries(members).map(([name, value]) => [name, mostly(value)])),
		{ requiredKeys: [], noNullPrototype: true },
	);
	return fc.oneof(
		{ weight: 9, arbitrary: record },
		{
			weight: 1,
			arbitrary: fc.tuple(record, oddObject(oddValue)).map(([one, other]) => {
				return Object.fromEntries([...Object.entries(one), ...Object.entries(other)]);
			}),
		},
	);
}

const listOf = (one: fc.Arbitrary<unknown>) => fc.array(mostly(one), { maxLength: 3 });
const idOf = (ids: Record<string, number>) => fc.constantFrom(...Object.values(ids));
const reference = (ids: Record<string, number>) => some({ Id: idOf(ids), Value: nameOfAnyScript });

const fields = fc
	.array(fc.tuple(fc.constantFrom(...Object.values(CUSTOM_FIELDS)), nameOfAnyScript), {
		maxLength: 3,
	})
	.map((entries) => Object.fromEntries(entries));

const moduleLink = some({
	ModuleLicenseId: idOf(MODULES),
	Name: fc.constantFrom('ten-sales', 'ten-mobile', 'nix'),
	Assigned: fc.boolean(),
	ExtraFlags: fc.constantFrom(0, 1),
	Description: nameOfAnyScript,
});

/** `LicenseOwners` */
export const licenseOwners = listOf(
	some({
		Name: fc.constantFrom('superoffice', 'lanternworks'),
		RestrictedModuleLicenses: listOf(moduleLink),
	}),
);

/** `PostSaveCommands` */
export const commands = listOf(some({ Name: nameOfAnyScript, Actions: fc.constant('Ok') }));

const credentials = (secret: string, type: string) =>
	some({ [type]: some({ [type]: fc.constant('CRM5/PASSWORD') }), [secret]: markedPassword });

/** A User of the API, in part, as a workflow may give it; with odd members at any depth. */
export function userOf({ associateId, personId, userId, userName }: Subject) {
	return some({
		AssociateId: fc.constant(associateId),
		Name: fc.constantFrom(userId, userId.toLowerCase()),
		userName: fc.constant(userName),
		Tooltip: nameOfAnyScript,
		RequestSignature: nameOfAnyScript,
		NickName: nameOfAnyScript,
		Rank: fc.nat(1000),
		Deleted: fc.boolean(),
		Type: fc.constantFrom('InternalAssociate', 'SystemAssociate'),
		Role: reference(ROLES),
		UserGroup: reference(GROUPS),
		OtherGroups: listOf(reference(GROUPS)),
		TicketCategories: listOf(reference(CATEGORIES)),
		Person: some({ PersonId: fc.constant(personId), FullName: nameOfAnyScript }),
		Credentials: listOf(fc.oneof(credentials('Value', 'Type'), credentials('value', 'type'))),
		LicenseOwners: licenseOwners,
		PostSaveCommands: commands,
		CustomFields: fields,
		ExtraFields: fields,
		Lastlogin: fc.constantFrom('2026-01-01T00:00:00', '0001-01-01T00:00:00'),
		TableRight: fc.constant({ Mask: 'FULL' }),
	});
}

function textOf(value: unknown): string {
	try {
		return JSON.stringify(value) ?? 'undefined';
	} catch {
		// A value that JSON does not have: what an expression makes of it is another one.
		return String(value);
	}
}

/** JSON as a parameter may have it: a value, its text, text that is none, and much of it. */
export function jsonOf(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
	const text = value.map(textOf);
	return fc.oneof(
		{ weight: 6, arbitrary: value },
		{ weight: 3, arbitrary: text },
		{ weight: 1, arbitrary: text.map((json) => JSON.stringify(json)) },
		{ weight: 1, arbitrary: fc.tuple(text, fc.nat(40)).map(([json, end]) => json.slice(0, -end)) },
		{ weight: 1, arbitrary: fc.tuple(text, text).map((texts) => texts.join('')) },
		{ weight: 1, arbitrary: extremeText },
		{ weight: 1, arbitrary: extremeValue },
	);
}

/** Much of it: deep, wide, one property twice, names that every object has. */
function extremes(levels: number): string[] {
	return [
		'['.repeat(levels) + ']'.repeat(levels),
		'{"a":'.repeat(levels) + '1' + '}'.repeat(levels),
		`{"Person":${'{"Person":'.repeat(levels)}1${'}'.repeat(levels)}}`,
		`{"CustomFields":${'['.repeat(levels)}${']'.repeat(levels)}}`,
		JSON.stringify(Object.fromEntries(Array.from({ length: WIDE }, (_, at) => [`a${at}`, 1]))),
		JSON.stringify({ OtherGroups: Array.from({ length: WIDE }, (_, Id) => ({ Id })) }),
		'{"Tooltip":"a","tooltip":"b"}',
		'{"__proto__":{"polluted":true},"CustomFields":{"__proto__":"polluted","constructor":"x"}}',
	];
}

const extremeText = fc.constantFrom(...extremes(DEEP));
const extremeValue = fc
	.constantFrom(...extremes(DEEP_VALUE))
	.map((json) => JSON.parse(json) as unknown);
