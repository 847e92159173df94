import { COMPANY, APP } from '../seed/names.mts';
import type { StoredUser } from '../state.mts';
import { findPerson, isAdministrator } from '../state.mts';
import type { Online } from './online.mts';
import type { StoredTenant } from './state.mts';
import { addressOf } from './tenants.mts';

const PREFIX = 'http://schemes.superoffice.net/identity/';

/** The vendor's claims of a JWT. All of them are text, numbers and booleans as well. */
export function identityClaims(
	online: Online,
	user: StoredUser,
	tenant: StoredTenant,
	more: Record<string, string>,
): Record<string, string> {
	const person = findPerson(online.state, user.personId);
	const email = person?.Email ?? '';
	const address = addressOf(online, tenant);
	const claims: Record<string, string> = {
		associateid: String(user.AssociateId),
		email,
		upn: user.UserName,
		is_administrator: isAdministrator(online.state, user) ? 'True' : 'False',
		ctx: tenant.contextIdentifier,
		company_name: COMPANY.name,
		serial: COMPANY.serial,
		netserver_url: `${address}/Remote/Services88/`,
		webapi_url: `${address}/api/`,
		system_token: APP.systemToken,
		initials: initialsOf(person?.FullName ?? user.Name),
		so_primary_email_address: email,
		...more,
	};
	return Object.fromEntries(Object.entries(claims).map(([name, value]) => [PREFIX + name, value]));
}

function initialsOf(fullName: string): string {
	return fullName
		.split(' ')
		.map((part) => part.charAt(0).toUpperCase())
		.join('');
}
