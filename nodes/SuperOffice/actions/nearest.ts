/** How many near names a message lists. */
const MOST = 5;

/** Beyond this many letters nobody made a slip of the pen. */
const LONGEST_WORD = 100;

/** The names that are most like one that was not found, the likest first. */
export function nearest<Named>(wanted: string, all: Named[], nameOf: (one: Named) => string) {
	const word = wanted.slice(0, LONGEST_WORD).toLowerCase();
	return all
		.map((one) => ({
			one,
			distance: distanceOf(word, nameOf(one).slice(0, LONGEST_WORD).toLowerCase()),
		}))
		.sort((a, b) => a.distance - b.distance)
		.slice(0, MOST)
		.map(({ one }) => one);
}

/**
 * How many letters have to be put in, taken out or changed (Levenshtein); a name that holds the
 * other one whole counts as near, however long it is.
 */
function distanceOf(one: string, other: string): number {
	if (one !== '' && other.includes(one)) return 0.5;
	let row = Array.from({ length: other.length + 1 }, (_, column) => column);
	for (const [index, letter] of [...one].entries()) {
		const next = [index + 1];
		for (let column = 1; column < row.length; column++) {
			const changed = row[column - 1] + (other[column - 1] === letter ? 0 : 1);
			next.push(Math.min(changed, row[column] + 1, next[column - 1] + 1));
		}
		row = next;
	}
	return row[row.length - 1];
}
