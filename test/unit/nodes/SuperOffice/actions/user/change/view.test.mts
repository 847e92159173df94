import type { PartialUser } from '../../../../../../../nodes/SuperOffice/actions/carrier.ts';
import { viewOf } from '../../../../../../../nodes/SuperOffice/actions/user/change/view.ts';

/** What a user that is given as JSON may have in the place of a name: no text can be made of it. */
const NO_TEXT = { toString: 1 };

test('of a user whose parts have no names it shows what there is', () => {
	const user = {
		Role: { Id: 4 },
		UserGroup: { Id: NO_TEXT },
		Credentials: [{ Type: { Type: NO_TEXT }, Value: 's3cret' }, { Type: null }, null],
		LicenseOwners: [
			{ Name: NO_TEXT, RestrictedModuleLicenses: [{ Assigned: true, Name: NO_TEXT }] },
		],
	} as unknown as PartialUser;
	expect(viewOf(user)).toMatchObject({
		role: 'ID 4',
		primaryGroup: 'ID an object',
		credentials: ['(new)', ''],
		licenses: [''],
	});
});
