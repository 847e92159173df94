import { COMMANDS, USERS } from '../facts.mts';
import { callsOf, useEmulator } from '../setup.mts';
import { byAssociateId } from '../locators.mts';

const setup = useEmulator();

test('lists the commands of a user, an item each', async () => {
	const { items } = await setup.run({ operation: 'getCommands', ...byAssociateId(USERS.complete) });
	expect(items.map(({ json }) => [json.Name, json.Actions])).toEqual([
		[COMMANDS.implicit, 'Implicit'],
		[COMMANDS.yesNo, 'YesNo'],
		[COMMANDS.okCancel, 'OkCancel'],
		[COMMANDS.ok, 'Ok'],
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(items.map(() => ({ item: 0 })));
	expect(callsOf(setup.emulator)).toEqual(['GET User/5/CustomCommand']);
});

test('a user who does not exist is named', async () => {
	const { error } = await setup.run({ operation: 'getCommands', ...byAssociateId(4711) });
	expect(error?.message).toMatch(/list the commands of user 4711: .* \(.*HTTP 404\)/);
	expect(error?.description).toContain('Look the user up in SuperOffice');
});
