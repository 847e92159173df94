import type { IDataObject } from 'n8n-workflow';

import { carrierWith, noError } from '../../transport/accepts';
import { Failure } from '../../transport/failure';
import type { Call } from '../../transport/request';
import { readable } from '../languages';
import type { Operation } from '../operation';
import { optionsProperty, readOptions, type Options } from '../options';
import type { Run } from '../run';

/** Whether a group of calls answers. */
type Result = 'allowed' | 'refused' | 'notThere' | 'failed';

interface Probe {
	group: string;
	/** What can be done when it answers */
	serves: string;
	call: Pick<Call, 'path' | 'qs' | 'userManagement'>;
}

/** One row of an archive is enough to see that it answers. */
const ONE_ROW = { $top: 1 };

/** One harmless read for each group of calls. */
const PROBES: Probe[] = [
	{
		group: 'usersRead',
		serves: 'list users',
		call: { path: 'User', qs: { ...ONE_ROW, $select: 'associateDbId' }, userManagement: false },
	},
	{
		group: 'userAgent',
		serves: 'read, create, change and retire single users, passwords, commands',
		call: { path: 'User/CredentialTypes', userManagement: true },
	},
	{
		group: 'roles',
		serves: 'list roles, and find them by name',
		call: { path: 'Role', qs: { ...ONE_ROW, $select: 'roleId' }, userManagement: false },
	},
	{
		group: 'lists',
		serves: 'list groups and request categories, and find them by name',
		call: { path: 'MDOList/usergroup', qs: { flat: true }, userManagement: false },
	},
	{
		group: 'licenses',
		serves: 'count licenses',
		call: { path: 'License', userManagement: false },
	},
	{
		group: 'archive',
		serves: 'find people by email address or name',
		call: { path: 'Person', qs: { ...ONE_ROW, $select: 'personId' }, userManagement: false },
	},
];

/** Statuses that say that a call is not there, whoever asks. */
const NOT_THERE = ['404', '405', '501'];

/** `SoPrincipalCarrier`, what is used of it. */
interface Principal {
	AssociateId: number;
	Associate: string;
	FullName: string;
	UserName: string;
	UserType: string;
	RoleName: string;
	FunctionRights: string[] | null;
	DatabaseContextIdentifier: string;
}

/** Says what a credential may do: reads only, and harmless. */
export const check: Operation = {
	option: {
		name: 'Check',
		value: 'check',
		action: 'Check access',
		description:
			'Say who the credential signs in, which SuperOffice it is, and which calls answer. Use it first where calls are refused; it changes nothing.',
	},
	properties: [optionsProperty({})],
	async execute(run, itemIndex) {
		const options = readOptions(run.caller, itemIndex);
		const who = await run.send<Principal>({
			...read('User/currentPrincipal'),
			accepts: carrierWith('AssociateId'),
			...options.own,
		});
		const tenant = /^cust\d+$/i.test(who.DatabaseContextIdentifier)
			? who.DatabaseContextIdentifier
			: null;
		const access: IDataObject[] = [];
		for (const probe of PROBES) access.push(await tried(run, probe, options));
		return [
			{
				associateId: who.AssociateId,
				userId: who.Associate,
				userName: who.UserName,
				fullName: who.FullName,
				userType: who.UserType,
				role: readable(who.RoleName, options.language),
				administrator: (who.FunctionRights ?? []).some((right) =>
					/^admin-(all|users)$/i.test(right),
				),
				installation: tenant ? 'online' : 'onsite',
				tenant,
				tenantState: tenant && (await stateOf(run)),
				serverVersion: await versionOf(run, options),
				access,
			},
		];
	},
};

function read(path: string): Call {
	return {
		method: 'GET',
		path,
		purpose: `answer ${path}`,
		accepts: noError,
		writes: false,
		userManagement: false,
	};
}

async function tried(
	run: Run,
	{ group, serves, call }: Probe,
	{ own }: Options,
): Promise<IDataObject> {
	const { result, reason } = await run
		.send({ ...read(call.path), ...call, ...own })
		.then(() => ({ result: 'allowed' as Result, reason: '' }))
		.catch((error: unknown) => ({
			result: resultOf(error),
			reason: [(error as Failure).message, (error as Failure).description]
				.filter(Boolean)
				.join(' '),
		}));
	return { group, result, serves, reason };
}

function resultOf(error: unknown): Result {
	const status = error instanceof Failure ? (error.httpCode ?? '') : '';
	if (['401', '403'].includes(status)) return 'refused';
	return NOT_THERE.includes(status) ? 'notThere' : 'failed';
}

/** A login server that cannot be reached is a finding, and no reason to say nothing else. */
async function stateOf(run: Run): Promise<string | null> {
	const state = await run.tenantState().catch((error: unknown) => (error as Error).message);
	return state ?? null;
}

/** The root of the API says it without a login; a server that does not is no reason to fail. */
async function versionOf(run: Run, { every }: Options): Promise<string | null> {
	const root = await run
		.send<IDataObject>({ ...read('..'), ...every })
		.catch(() => ({}) as IDataObject);
	return typeof root.NetServerVersion === 'string' ? root.NetServerVersion : null;
}
