import { startEmulator } from '../../emulator/index.mts';
import { LOGINS } from '../../emulator/seed/names.mts';

/** The user whose answer every other one is made from: an employee with licenses and groups. */
const MODEL_ID = 3;

/** An answer as bytes, for the user with this ID. */
export type Answer = (associateId: number) => Buffer;

/**
 * What the two measured calls answer, in the form that the emulator gives them and that its
 * contract tests compare with SuperOffice's documents. Only the ID differs from user to user:
 * nothing is looked up or put together while somebody waits, so that the server is not what is
 * measured.
 */
export async function prepareAnswers(): Promise<{ saved: Answer; patched: Answer }> {
	const emulator = await startEmulator();
	try {
		const ask = async (method: string, path: string): Promise<Record<string, unknown>> => {
			const { userName, password } = LOGINS.administrator;
			const token = Buffer.from(`${userName}:${password}`).toString('base64');
			const response = await fetch(`${emulator.url}/api/v1/${path}`, {
				method,
				headers: { Authorization: `Basic ${token}`, Accept: 'application/json' },
			});
			return (await response.json()) as Record<string, unknown>;
		};
		return {
			saved: answerLike(await ask('POST', `Agents/User/GetUser?userId=${MODEL_ID}`)),
			patched: answerLike(await ask('GET', `User/${MODEL_ID}`)),
		};
	} finally {
		await emulator.stop();
	}
}

function answerLike(model: Record<string, unknown>): Answer {
	if (model.AssociateId !== MODEL_ID) throw new Error(`The emulator gave no user ${MODEL_ID}.`);
	const { AssociateId: _id, ...rest } = model;
	const tail = Buffer.from(`,${JSON.stringify(rest).slice(1)}`);
	return (associateId) => Buffer.concat([Buffer.from(`{"AssociateId":${associateId}`), tail]);
}
