import type { AxiosInstance } from 'axios';
import axios from 'axios';
import type { Emulator, EmulatorOptions } from '../emulator/index.mts';
import { LOGINS, startEmulator } from '../emulator/index.mts';

/** A carrier of an answer, of which a test looks at a few properties. */
export type Json = Record<string, unknown>;

export function basic({ userName, password }: { userName: string; password: string }): string {
	return `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`;
}

/** A client of the API below `/api/v1` that gives every answer back, whatever its status. */
export function connect(
	emulator: Emulator,
	authorization: string | undefined = basic(LOGINS.administrator),
	headers: Record<string, string> = {},
): AxiosInstance {
	return axios.create({
		baseURL: `${emulator.url}/api/v1`,
		headers: authorization === '' ? headers : { Authorization: authorization, ...headers },
		validateStatus: () => true,
	});
}

/** Starts an emulator for the tests of a `describe`, each of which begins with the seed. */
export function useEmulator(
	ready: (emulator: Emulator, client: AxiosInstance) => void,
	options?: EmulatorOptions,
): void {
	let emulator: Emulator;
	beforeAll(async () => {
		emulator = await startEmulator(options);
		ready(emulator, connect(emulator));
	});
	beforeEach(() => emulator.reset());
	afterAll(async () => await emulator.stop());
}

/** Starts an emulator for a part of one test, and ends it whatever comes of that. */
export async function withEmulator<T>(
	options: EmulatorOptions,
	work: (emulator: Emulator) => T | Promise<T>,
): Promise<T> {
	const emulator = await startEmulator(options);
	try {
		return await work(emulator);
	} finally {
		await emulator.stop();
	}
}

/** The User carrier as the agent reads it. */
export async function getUser(client: AxiosInstance, associateId: number): Promise<Json> {
	const { data } = await client.post<Json>(`/Agents/User/GetUser?userId=${associateId}`);
	return data;
}

/** A new user for this person, complete but for what a test adds. */
export async function prepareUser(
	client: AxiosInstance,
	personId: number,
	values: Json,
): Promise<Json> {
	const address = `/User/Default?userType=InternalAssociate&personId=${personId}`;
	const { data } = await client.get<Json>(address);
	return { ...data, Role: { Id: 2 }, UserGroup: { Id: 2 }, ...values };
}
