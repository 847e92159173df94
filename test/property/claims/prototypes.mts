import type { Claim } from './outcome.mts';

const PROTOTYPES = { Object, Array, Function, String, Number, Boolean, Map, Promise };

/** What every object, list or text has, by its name. */
function members(): Map<string, unknown> {
	return new Map(
		Object.entries(PROTOTYPES).flatMap(([name, { prototype }]) =>
			Reflect.ownKeys(prototype).map((key): [string, unknown] => {
				const { value, get } = Object.getOwnPropertyDescriptor(prototype, key)!;
				return [`${name}.prototype.${String(key)}`, value ?? get];
			}),
		),
	);
}

const before = members();

/** What all objects have is what it was when the tests began. */
export const prototypesAreUnchanged: Claim = () => {
	const now = members();
	return [...new Set([...before.keys(), ...now.keys()])]
		.filter((name) => before.has(name) !== now.has(name) || before.get(name) !== now.get(name))
		.map((name) => `${name} was changed`);
};
