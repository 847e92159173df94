import { readFileSync } from 'node:fs';

/** All that n8n's list of nodes has (n8n's page on codex files). */
const CATEGORIES = [
	'Analytics',
	'Communication',
	'Data & Storage',
	'Development',
	'Finance & Accounting',
	'Marketing & Content',
	'Miscellaneous',
	'Productivity',
	'Sales',
	'Utility',
];

/** What people search for who do not know the name of the node. */
const SEARCHED = ['CRM', 'Licence', 'License', 'Offboarding', 'Onboarding', 'User Provisioning'];

interface Codex {
	node: string;
	categories: string[];
	alias: string[];
}

test.each(['superOfficeUser', 'superOfficeUserTrigger'])(
	'%s is found by what people search for',
	(name) => {
		const file = `dist/nodes/SuperOffice/S${name.slice(1)}.node.json`;
		const { node, categories, alias } = JSON.parse(readFileSync(file, 'utf8')) as Codex;
		expect(node).toBe(`n8n-nodes-superoffice.${name}`);
		expect(categories.length).toBeGreaterThan(0);
		expect(CATEGORIES).toEqual(expect.arrayContaining(categories));
		expect(alias).toEqual(expect.arrayContaining(SEARCHED));
		expect(new Set(alias).size).toBe(alias.length);
	},
);
