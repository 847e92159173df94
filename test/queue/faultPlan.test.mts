import { createRandom } from '../emulator/seed/generated/random.mts';
import { nextFault } from './faultPlan.mts';

const plan = (seed: number, count = 200) => {
	const random = createRandom(seed);
	return Array.from({ length: count }, () => nextFault(random));
};

test('the same seed makes the same faults, another one others', () => {
	expect(plan(7)).toEqual(plan(7));
	expect(plan(7)).not.toEqual(plan(8));
});

test('all kinds come: refused, unknown whether processed, and lost answers of writes of both kinds', () => {
	const faults = plan(1);
	expect(faults).toContainEqual({ status: 503, headers: { 'Retry-After': '1' } });
	expect(faults).toContainEqual({ drop: 'before' });
	expect(faults).toContainEqual(expect.objectContaining({ status: 500 }));
	expect(faults).toContainEqual(expect.objectContaining({ status: 502 }));
	expect(faults).toContainEqual(expect.objectContaining({ method: 'POST', drop: 'after' }));
	expect(faults).toContainEqual(expect.objectContaining({ method: 'PATCH', drop: 'after' }));
});
