import { listCells } from './cells.mts';
import type { Answer, Order } from './pool.mts';
import { runCell } from './runCell.mts';

/** A process that runs cells by their numbers, several at a time, as it is told. */
const cells = listCells({});

process.on('message', (order: Order) => {
	const answer = (said: Omit<Answer, 'index'>): void => {
		process.send?.({ index: order.index, ...said } satisfies Answer);
	};
	runCell(cells[order.index]).then(
		(result) => answer({ result }),
		(error: unknown) => answer({ error: error instanceof Error ? error.stack : String(error) }),
	);
});
