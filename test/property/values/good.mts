import fc from 'fast-check';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { CUSTOM_FIELDS } from '../../emulator/index.mts';
import { COMMANDS } from '../../engine/facts.mts';
import { commands, licenseOwners, userOf } from './json.mts';
import { markedPassword } from './secrets.mts';
import type { Subject } from './subjects.mts';
import { nameOfAnyScript } from './texts.mts';

const among =
	(...values: unknown[]) =>
	() =>
		fc.constantFrom(...values);

/** Some of them, as a text or as the list that the editor makes. */
const fewOf = (...names: string[]) =>
	fc.tuple(fc.subarray(names), fc.boolean()).map(([some, isList]) => {
		return isList ? some : some.join(', ');
	});
const groups = () => fewOf('Sales', 'Marketing', '3');
const categories = () => fewOf('Support', 'Administration/Accounting', '2');
const licenses = () => fewOf('Mobile', 'superoffice.ten-mailings', 'Route planner');

/** Some fields, by labels and names of the API. */
const customFields = fc.record(
	{
		'Badge number': nameOfAnyScript,
		[CUSTOM_FIELDS.birthday]: fc.constantFrom('1990-01-31', '[D:01/31/1990]', null),
		'Desk number': fc.oneof(fc.nat(400), fc.constant('')),
		Position: fc.constantFrom('Manager', 'Konsulent', 12, '11'),
		[CUSTOM_FIELDS.worksRemotely]: fc.boolean(),
		'Start of day': fc.constantFrom('8:15', '2026-07-01T08:15:00Z'),
		Workload: fc.constantFrom(0.5, '1.0'),
	},
	{ requiredKeys: [] },
);

/**
 * Values that the emulated company knows, by the name of the parameter, so that an input gets as far
 * as SuperOffice. A parameter that has no row here gets a value of its type.
 */
const KNOWN: Record<string, (subject: Subject) => fc.Arbitrary<unknown>> = {
	addLicenses: licenses,
	addOtherGroups: groups,
	addTicketCategories: categories,
	associateId: ({ associateId }) => fc.constantFrom(associateId, String(associateId)),
	commandName: among(...Object.values(COMMANDS)),
	confirmUserId: ({ userId }) => fc.constant(userId),
	culture: among('nb-NO', ''),
	'credentials.type': among('CRM5/PASSWORD', 'ActiveDirectory'),
	'credentials.displayValue': () => nameOfAnyScript,
	customFields: () => customFields,
	ejUserId: ({ ejUserId }) => fc.constant(ejUserId),
	group: among('Sales', 3),
	license: among('Sales Premium', 'superoffice.ten-mobile'),
	primaryGroup: among('Marketing', '2'),
	'extraFields.name': among(CUSTOM_FIELDS.costCentre, CUSTOM_FIELDS.worksRemotely),
	'filters.name': ({ userId }) => fc.constant(userId),
	'filters.userGroup': among(2, '3'),
	fieldsToReturn: among('AssociateId,Name', 'assocName, userName', ['Name', 'Tooltip']),
	fullName: among('Berg', "O'Brien"),
	language: among('en', 'nb', '*'),
	licenses,
	licenseOwners: () => licenseOwners,
	limit: among(1, 3, '50'),
	name: ({ userId }) => fc.constant(userId),
	odata: among("lastName begins 'Ber'", 'usergroupId eq 2'),
	otherGroups: groups,
	person: ({ personId, email, fullName }) => fc.constantFrom(personId, email, fullName),
	postSaveCommands: () => commands,
	removeLicenses: licenses,
	removeOtherGroups: groups,
	removeTicketCategories: categories,
	role: among('Sales', 'selger', 4, '2'),
	select: among('AssociateId,Name'),
	ticketCategories: categories,
	timeZone: among('UTC', 'NO, includeTZOffset'),
	timeout: among(60, '300'),
	user: ({ associateId, userId, userName }) =>
		fc.constantFrom(associateId, String(associateId), userName || userId, userId),
	userGroup: among('Sales', 'Marketing', 3),
	userJson: userOf,
	userName: ({ userName, userId }) => fc.constantFrom(userName || userId, userId),
	userPlan: among('Sales Premium', 'superoffice.ten-service', ''),
};

const groupsLocated = () => ({ list: ['2', '3'], id: [2, '3'], name: ['Sales', 'marked'] });

/**
 * Values of locators by the way in which they are given. One without a row, or without a value for a
 * way, has those of KNOWN.
 */
const LOCATED: Record<string, (subject: Subject) => Record<string, unknown[]>> = {
	group: groupsLocated,
	person: ({ personId, email, fullName }) => ({
		list: [String(personId)],
		id: [personId, String(personId)],
		name: [email, fullName],
	}),
	primaryGroup: groupsLocated,
	role: () => ({ list: ['2', '4'], id: [2, '4'], name: ['Sales', 'selger'] }),
	user: ({ associateId, ejUserId, personId, userId, userName }) => ({
		list: [String(associateId)],
		associateId: [associateId, String(associateId)],
		personId: [personId],
		serviceUserId: [ejUserId],
		userName: [userName || userId, userId],
	}),
	userGroup: groupsLocated,
};

/**
 * A value of the kind that a parameter asks for.
 *
 * @param above Where the parameter stands, e.g. `filters.`: one of the same name elsewhere may want
 * another kind of value
 */
export function goodValue(
	property: INodeProperties,
	subject: Subject,
	above: string,
): fc.Arbitrary<unknown> {
	const key = [above + property.name, property.name].find((each) => Object.hasOwn(KNOWN, each));
	const known = key === undefined ? undefined : KNOWN[key](subject);
	if (property.type === 'options') return optionOf(property);
	if (property.type === 'resourceLocator' && known) return locatorOf(property, known, subject);
	if (property.typeOptions?.password) return markedPassword;
	return known ?? ofType(property);
}

function optionOf({ options }: INodeProperties): fc.Arbitrary<unknown> {
	return fc.constantFrom(...(options as INodePropertyOptions[]).map(({ value }) => value));
}

function locatorOf(
	{ name, modes = [] }: INodeProperties,
	value: fc.Arbitrary<unknown>,
	subject: Subject,
): fc.Arbitrary<unknown> {
	const values = Object.hasOwn(LOCATED, name) ? LOCATED[name](subject) : {};
	const located = fc.constantFrom(...modes).chain((mode) =>
		fc.record({
			__rl: fc.constant(true),
			mode: fc.constant(mode.name),
			value: mode.name in values ? fc.constantFrom(...values[mode.name]) : value,
		}),
	);
	return fc.oneof({ weight: 3, arbitrary: value }, { weight: 2, arbitrary: located });
}

function ofType({ type }: INodeProperties): fc.Arbitrary<unknown> {
	if (type === 'boolean') return fc.boolean();
	if (type === 'number') return fc.nat(100);
	if (type === 'json') return fc.constantFrom({}, [], '{}', '[]');
	return nameOfAnyScript;
}
