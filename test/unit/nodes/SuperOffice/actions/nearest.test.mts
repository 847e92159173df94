import { nearest } from '../../../../../nodes/SuperOffice/actions/nearest.ts';

const NAMES = ['Sales', 'Service desk', 'Administration', 'Marketing', 'Sales Norway', 'Legal'];

test.each([
	['Seles', ['Sales']],
	['sales', ['Sales', 'Sales Norway']],
	['Marketting', ['Marketing']],
	['norway', ['Sales Norway']],
	['Adminstration', ['Administration']],
])('%s is near %j', (wanted, first) => {
	expect(nearest(wanted, NAMES, (name) => name).slice(0, first.length)).toEqual(first);
});

test('five at most, and all where there are fewer', () => {
	expect(nearest('x', NAMES, (name) => name)).toHaveLength(5);
	expect(nearest('x', [], String)).toEqual([]);
	expect(nearest('', ['a'], String)).toEqual(['a']);
});
