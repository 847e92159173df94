import type { Owned } from '../../../../../../../nodes/SuperOffice/actions/user/ownership/owned.ts';
import { refusalOf } from '../../../../../../../nodes/SuperOffice/actions/user/ownership/refuse.ts';

const owned = (owns: Owned['owns'], notCounted: string[] = []): Owned => ({
	owns,
	total: null,
	notCounted: notCounted.map((what) => ({ what, reason: `No ${what}` })),
	ownsNothing: null,
});

test('who owns nothing is not refused', () => {
	expect(refusalOf('user LISA (5)', owned({ companies: 0, sales: 0 }))).toBeUndefined();
});

test.each([
	[{ companies: 1 }, '1 company'],
	[{ companies: 3, sales: 1 }, '3 companies and 1 open sale'],
	[
		{ projects: 2, contacts: 12, followUps: 1, requests: 0 },
		'12 contacts, 1 open follow-up and 2 projects',
	],
])('what is owned is said in words: %j', (owns, words) => {
	const refusal = refusalOf('user LISA (5)', owned(owns));
	expect(refusal?.message).toBe(`Not retired: user LISA (5) still owns ${words}`);
	expect(refusal?.description).toMatch(
		/advises to hand over .* first, and to retire .* afterwards/,
	);
	expect(refusal?.description).toContain("Turn off 'Refuse If Owning' under 'Options'");
});

test('what could not be counted is named, with the reason and the way to go on', () => {
	const refusal = refusalOf('user LISA (5)', owned({ companies: 0 }, ['requests', 'sales']));
	expect(refusal?.message).toBe(
		'Not retired: open requests and open sales of user LISA (5) could not be counted',
	);
	expect(refusal?.description).toBe(
		"No requests. Turn off 'Refuse If Owning' under 'Options' to retire the user all the same.",
	);
});

test('both are said together', () => {
	const refusal = refusalOf('user LISA (5)', owned({ companies: 2 }, ['requests']));
	expect(refusal?.message).toBe(
		'Not retired: user LISA (5) still owns 2 companies; open requests of user LISA (5) could not be counted',
	);
	expect(refusal?.description).toMatch(/hand over .* No requests\. Turn off/);
});
