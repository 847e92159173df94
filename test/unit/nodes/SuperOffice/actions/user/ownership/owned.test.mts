import { KINDS } from '../../../../../../../nodes/SuperOffice/actions/user/ownership/kinds.ts';
import { summaryOf } from '../../../../../../../nodes/SuperOffice/actions/user/ownership/owned.ts';

const kind = (value: string) => ({ value });
const REFUSED = { reason: 'SuperOffice did not count the open requests of user 5' };

test('the six things of a leaver, in the order in which the editor has to list them', () => {
	expect(KINDS.map(({ value }) => value).sort()).toEqual(
		['companies', 'contacts', 'followUps', 'projects', 'requests', 'sales'].sort(),
	);
	const names = KINDS.map(({ name }) => name);
	expect(names).toEqual([...names].sort());
});

test('who owns something owns something, whatever else is not known', () => {
	const counts = [
		{ kind: kind('companies'), count: { count: 3 } },
		{ kind: kind('sales'), count: { count: 0 } },
	];
	expect(summaryOf(counts)).toEqual({
		owns: { companies: 3, sales: 0 },
		total: 3,
		notCounted: [],
		ownsNothing: false,
	});
	expect(summaryOf([...counts, { kind: kind('requests'), count: REFUSED }])).toEqual({
		owns: { companies: 3, sales: 0 },
		total: null,
		notCounted: [{ what: 'requests', ...REFUSED }],
		ownsNothing: false,
	});
});

test('who owns nothing owns nothing when all was counted', () => {
	const counts = [{ kind: kind('companies'), count: { count: 0 } }];
	expect(summaryOf(counts)).toMatchObject({ total: 0, notCounted: [], ownsNothing: true });
});

test('what was not counted is no zero: then nobody knows', () => {
	const counts = [
		{ kind: kind('companies'), count: { count: 0 } },
		{ kind: kind('requests'), count: REFUSED },
	];
	const owned = summaryOf(counts);
	expect(owned).toMatchObject({ owns: { companies: 0 }, total: null, ownsNothing: null });
	expect(owned.owns).not.toHaveProperty('requests');
});
