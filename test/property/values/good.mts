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

const fewOf = (...names: string[]) => fc.subarray(names).map((some) => some.join(', '));
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
	personId: ({ personId }) => fc.constant(personId),
	postSaveCommands: () => commands,
	removeLicenses: licenses,
	removeOtherGroups: groups,
	removeTicketCategories: categories,
	role: among('Sales', 'selger', 4, '2'),
	select: among('AssociateId,Name'),
	ticketCategories: categories,
	timeZone: among('UTC', 'NO, includeTZOffset'),
	timeout: among(60, '300'),
	userGroup: among('Sales', 'Marketing', 3),
	userJson: userOf,
	userName: ({ userName, userId }) => fc.constantFrom(userName || userId, userId),
	userPlan: among('Sales Premium', 'superoffice.ten-service', ''),
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
	if (property.type === 'resourceLocator' && known) return locatorOf(known);
	if (property.typeOptions?.password) return markedPassword;
	return known ?? ofType(property);
}

function optionOf({ options }: INodeProperties): fc.Arbitrary<unknown> {
	return fc.constantFrom(...(options as INodePropertyOptions[]).map(({ value }) => value));
}

function locatorOf(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
	const mode = fc.constantFrom('list', 'name');
	const located = fc.record({ __rl: fc.constant(true), mode, value });
	return fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: located });
}

function ofType({ type }: INodeProperties): fc.Arbitrary<unknown> {
	if (type === 'boolean') return fc.boolean();
	if (type === 'number') return fc.nat(100);
	if (type === 'json') return fc.constantFrom({}, [], '{}', '[]');
	return nameOfAnyScript;
}
