import fc from 'fast-check';
import type {
	IDataObject,
	INodeExecutionData,
	INodeProperties,
	INodePropertyCollection,
} from 'n8n-workflow';

import { membersOf, type DescribedOperation } from './description.mts';
import { goodValue } from './values/good.mts';
import { jsonOf } from './values/json.mts';
import { oddObject, oddValue } from './values/odd.mts';
import { AT_ONCE, waits } from './values/pace.mts';
import { markedPassword } from './values/secrets.mts';
import { joiner, user, type Subject } from './values/subjects.mts';
import { oddText } from './values/texts.mts';

/** What one item gives the parameters of an operation. */
export interface Input {
	/** Values by parameter, those inside of a collection as an object */
	values: Record<string, unknown>;
	/** Paths of all parameters that have a value */
	given: string[];
	/** Those of them whose value is an odd one */
	odd: string[];
}

/** A value for a parameter, as part of an input. */
type Drawn = Omit<Input, 'values'> & { value: unknown };

/** How many odd values an input has, roughly: with more of them it would never get far. */
const ODD_VALUES = 0.8;

/** The most odd values that there are, where an operation has few parameters. */
const MOST_ODD = 0.4;

/** How likely a member of a collection is given. */
const GIVEN = 0.2;

/** How many entries of a fixed collection an input has values for. */
export const MOST_ENTRIES = 2;

/** The input that comes first and sets the pace of the run. */
export const AT_FIRST: Input = { values: { options: AT_ONCE }, given: [], odd: [] };

/**
 * Inputs for an operation, made from its parameters.
 *
 * @param oddPath The one parameter that has an odd value; any may have one where it is absent
 */
export function inputOf(operation: DescribedOperation, oddPath?: string): fc.Arbitrary<Input> {
	const { properties } = operation;
	const count = properties.reduce((sum, property) => sum + sizeOf(property), 0);
	const odds = oddPath === undefined ? Math.min(MOST_ODD, ODD_VALUES / count) : 0;
	return subjectOf(operation).chain((about) =>
		fc
			.tuple(
				...properties.map((property) => drawnFor(property, { about, odds, oddPath, above: '' })),
			)
			.map((all) => ({
				values: Object.fromEntries(properties.map(({ name }, index) => [name, all[index].value])),
				given: all.flatMap(({ given }) => given),
				odd: all.flatMap(({ odd }) => odd),
			})),
	);
}

/** The items that carry inputs. */
export function itemsOf(inputs: Input[]): INodeExecutionData[] {
	return inputs.map(({ values }) => ({ json: values as IDataObject }));
}

/** People who are no users yet are of use where a user can be created. */
function subjectOf({ properties }: DescribedOperation): fc.Arbitrary<Subject> {
	const names = properties.map(({ name }) => name);
	if (names.includes('person')) return fc.oneof(joiner, user);
	return names.includes('specifyUser') ? fc.oneof(user, user, joiner) : user;
}

interface Context {
	about: Subject;
	/** How likely a value is an odd one */
	odds: number;
	/** The parameter whose value is an odd one for certain */
	oddPath?: string;
	/** Path of the collection, with a dot at its end */
	above: string;
}

function sizeOf(property: INodeProperties): number {
	if (property.type !== 'collection') return 1;
	return membersOf(property).length * GIVEN;
}

function drawnFor(property: INodeProperties, context: Context): fc.Arbitrary<Drawn> {
	const path = context.above + property.name;
	if (property.type === 'collection') return collectionOf(property, context, `${path}.`);
	if (property.type === 'fixedCollection') return entriesOf(property, context, `${path}.`);
	const good = goodValue(property, context.about, context.above);
	return valueOf(property, property.type === 'json' ? jsonOf(good) : good, context);
}

/** One value; with the odds given, an odd one. */
function valueOf(
	property: INodeProperties,
	good: fc.Arbitrary<unknown>,
	{ above, odds, oddPath }: Context,
): fc.Arbitrary<Drawn> {
	const path = above + property.name;
	const isOdd = path === oddPath ? 1 : odds;
	return fc.oneof(
		chance(
			1 - isOdd,
			good.map((value) => ({ value, given: [path], odd: [] as string[] })),
		),
		chance(
			isOdd,
			oddFor(property).map((value) => ({ value, given: [path], odd: [path] })),
		),
	);
}

/** Parameters that take text: what a value of another type may do to them is soon tried. */
const TEXTS = ['string', 'json', 'multiOptions', 'resourceLocator', 'resourceMapper'];

function oddFor({ name, type, typeOptions }: INodeProperties): fc.Arbitrary<unknown> {
	if (typeOptions?.password) {
		return fc.oneof(oddValue, fc.array(markedPassword), oddObject(markedPassword));
	}
	if (TEXTS.includes(type)) return fc.oneof(oddValue, oddText);
	return oddValue.filter((value) => !waits(name, value));
}

/** Some of the members. */
function collectionOf(
	property: INodeProperties,
	context: Context,
	above: string,
): fc.Arbitrary<Drawn> {
	const members = membersOf(property).map((member) => {
		const named = drawnFor(member, { ...context, above }).map((one) => ({
			name: member.name,
			...one,
		}));
		// How many entries a fixed collection has is a matter of the run, not of the item.
		const isCertain = member.type === 'fixedCollection' || context.oddPath === above + member.name;
		const given = isCertain ? 1 : GIVEN;
		return fc.oneof(chance(1 - given, fc.constant(undefined)), chance(given, named));
	});
	return fc.tuple(...members).map((all) => {
		const some = all.filter((one) => one !== undefined);
		return joined(above, some, Object.fromEntries(some.map(({ name, value }) => [name, value])));
	});
}

/** `{field: [{name, value}]}` */
function entriesOf(
	property: INodeProperties,
	context: Context,
	above: string,
): fc.Arbitrary<Drawn> {
	const lists = (property.options as INodePropertyCollection[]).map(({ name, values }) => {
		const members = values.map((member) =>
			valueOf(member, goodValue(member, context.about, `${property.name}.`), { ...context, above }),
		);
		return fc
			.array(fc.tuple(...members), { minLength: MOST_ENTRIES, maxLength: MOST_ENTRIES })
			.map((entries) => ({ name, values, entries }));
	});
	return fc.tuple(...lists).map((all) => {
		const value = all.map(({ name, values, entries }) => [
			name,
			entries.map((entry) =>
				Object.fromEntries(entry.map((one, index) => [values[index].name, one.value])),
			),
		]);
		const drawn = all.flatMap(({ entries }) => entries.flat());
		return joined(above, drawn, Object.fromEntries(value));
	});
}

/** @param above Path of the collection, with a dot at its end */
function joined(above: string, all: Drawn[], value: unknown): Drawn {
	return {
		value,
		given: [above.slice(0, -1), ...all.flatMap(({ given }) => given)],
		odd: all.flatMap(({ odd }) => odd),
	};
}

/** A choice that is taken as often as its share says. */
function chance<Value>(share: number, arbitrary: fc.Arbitrary<Value>) {
	return { weight: Math.round(share * 1000), arbitrary };
}
