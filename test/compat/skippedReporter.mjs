/** Says how many tests were skipped, and why: each of them is something that does not work there. */
export default class SkippedReporter {
	constructor({ testNamePattern }) {
		this.isPart = Boolean(testNamePattern);
	}

	onRunComplete(_contexts, { numPassedTests, testResults }) {
		// Tests that a name pattern leaves out are no finding.
		if (this.isPart) return;
		const skipped = testResults
			.flatMap((file) => file.testResults)
			.filter(({ status }) => status === 'pending' || status === 'todo');
		const counts = new Map();
		for (const { fullName } of skipped) {
			const reason = /\(skipped on (.+)\)$/.exec(fullName)?.[1] ?? `without a reason: ${fullName}`;
			counts.set(reason, (counts.get(reason) ?? 0) + 1);
			if (reason.startsWith('without')) this.error = new Error(`A test is skipped ${reason}`);
		}
		const lines = [...counts].map(([reason, count]) => `  ${count} on ${reason}`);
		console.log([`${numPassedTests} tests passed, ${skipped.length} skipped`, ...lines].join('\n'));
	}

	/** Makes Jest fail. */
	getLastError() {
		return this.error;
	}
}
