import type { N8nClient } from '../n8n/client.mts';
import { KEY } from './orders.mts';

/** Which order an execution is about, by the id of the execution. */
export class Keys {
	private readonly keys = new Map<string, string>();
	/** Questions under way. */
	private readonly asked = new Map<string, Promise<string | undefined>>();

	constructor(private readonly client: N8nClient) {}

	/** What is known without asking. */
	known(id: string): string | undefined {
		return this.keys.get(id);
	}

	/**
	 * The order of an execution, asked for until it is known. It has to be asked for before n8n gives an execution
	 * up: of one whose job stalled it keeps no data.
	 */
	async of(id: string): Promise<string | undefined> {
		if (this.keys.has(id)) return this.keys.get(id);
		const answer = this.asked.get(id) ?? this.ask(id).finally(() => this.asked.delete(id));
		this.asked.set(id, answer);
		return await answer;
	}

	/** Looks for the order in what n8n keeps of an execution; what was known before stays. */
	learn(id: string, data: string): string | undefined {
		const key = this.keys.get(id) ?? KEY.exec(data)?.[0];
		if (key) this.keys.set(id, key);
		return key;
	}

	private async ask(id: string): Promise<string | undefined> {
		return this.learn(id, (await this.client.readExecution(id)).data);
	}
}
