import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { loadPackage } from '../engine/harness.mts';

async function propertiesOf(): Promise<INodeProperties[]> {
	return (await loadPackage()).trigger.description.properties;
}

test('n8n loads the trigger with codex and icons, and gives it Poll Times', async () => {
	const { trigger } = await loadPackage();
	expect(trigger.description).toMatchObject({
		name: 'superOfficeUserTrigger',
		displayName: 'SuperOffice User Trigger',
		group: ['trigger'],
		inputs: [],
		polling: true,
		codex: { alias: expect.arrayContaining(['Joiner', 'Leaver']) },
		iconUrl: {
			light: expect.stringContaining('icons/superoffice.svg'),
			dark: expect.stringContaining('icons/superoffice.dark.svg'),
		},
	});
	expect((await propertiesOf())[0].name).toBe('pollTimes');
});

test('all events and all fields are chosen at first, so that none is forgotten when one is added', async () => {
	const lists = (await propertiesOf()).filter(({ type }) => type === 'multiOptions');
	expect(lists.map(({ name }) => name)).toEqual(['events', 'webhookEvents', 'fields']);
	for (const { options, default: chosen } of lists) {
		const values = (options as INodePropertyOptions[]).map(({ value }) => value);
		expect([...(chosen as string[])].sort()).toEqual([...values].sort());
	}
});

test('a webhook is there in the mode Webhook only: for n8n one without a method is none', async () => {
	const { trigger } = await loadPackage();
	expect(trigger.description.webhooks).toHaveLength(1);
	expect(trigger.description.webhooks![0].httpMethod).toBe(
		'={{$parameter["mode"] === "webhook" ? "POST" : ""}}',
	);
});
