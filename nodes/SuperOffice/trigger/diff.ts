import { FIELDS, LICENSES, type User, type UserEvent, type Value } from './fields';

/** One field that is another one now. `from` is absent where no more than a hash was kept of it. */
export interface Change {
	property: string;
	from?: Value;
	to: Value;
}

/** Something that happened to a user. */
export interface Happening {
	event: UserEvent;
	/** What makes it this event: each changed field is in one event only */
	changes: Change[];
}

/** A user as it was when it was read last. */
export interface Known {
	/** The fields of which the value was kept */
	user: User;
	/** Whether a field has this value still; `undefined` for one that was not read then */
	isSame: (property: string, value: Value) => boolean | undefined;
}

const PLAN_AND_LICENSES = [
	...FIELDS.filter(({ isLicense }) => isLicense).map(({ property }) => property),
	LICENSES,
];

/**
 * What happened between two looks at a user, in the order in which somebody would tell it. What is
 * not known of one of the two did not change.
 *
 * @param before Nothing for somebody who was not there
 * @param after Nothing for somebody who is not there any more
 * @param watched Properties whose changes make the event `changed`
 */
export function happeningsOf(
	before: Known | undefined,
	after: User | undefined,
	watched: ReadonlySet<string>,
): Happening[] {
	if (!after) return before ? [{ event: 'deleted', changes: [] }] : [];
	if (!before) return [{ event: 'created', changes: [] }];
	const changes = changesSince(before, after);
	const life = changes.filter(({ property }) => property === 'active');
	const licenses = changes.filter(({ property }) => PLAN_AND_LICENSES.includes(property));
	const others = changes.filter(
		(change) =>
			!life.includes(change) && !licenses.includes(change) && watched.has(change.property),
	);
	const happenings: Happening[] = [
		{ event: after.active === true ? 'restored' : 'retired', changes: life },
		{ event: 'licenseChanged', changes: licenses },
		{ event: 'changed', changes: others },
	];
	return happenings.filter((happening) => happening.changes.length > 0);
}

function changesSince({ user, isSame }: Known, after: User): Change[] {
	return Object.entries(after)
		.filter(([property, value]) => isSame(property, value) === false)
		.map(([property, to]) =>
			property in user ? { property, from: user[property], to } : { property, to },
		);
}
