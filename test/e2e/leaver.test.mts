import { USERS } from '../emulator/index.mts';
import { useN8n } from './setup.mts';

const setup = useN8n();

test('who leaves is retired; who cannot be is named, and stops nobody', async () => {
	const { items } = await setup.runWorkflow('leaver');
	expect(items('Retire user').map(({ userId, action }) => [userId, action])).toEqual([
		['KARI', 'retire'],
		['PER', 'none'],
	]);
	expect(items('Not retired')).toMatchObject([
		{ error: expect.stringContaining('user "nobody@nordlys.example" does not exist') },
		{ error: expect.stringContaining('who is the user that this node signs in with') },
	]);
	expect(setup.changes()).toEqual({
		added: [],
		changed: { [USERS.sales]: { Deleted: true, IsPersonRetired: true, moduleIds: [] } },
		removed: [],
	});
	expect(items('Licenses afterwards')[0]).toMatchObject({
		license: 'superoffice.ten-sales',
		inUse: 3,
		free: 57,
	});
});
