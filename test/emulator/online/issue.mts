import { randomBytes } from 'node:crypto';
import type { State } from '../state.mts';
import { secondsFromNow } from './clock.mts';

/** Whom a token or ticket signs in, and where. */
export interface Login {
	associateId: number;
	tenant: string;
}

/** As long as a real one nearly always has the letters of base64 that mean something in addresses. */
const TOKEN_BYTES = 300;
/** One more than a multiple of three, so that it ends in two `=` as real tickets do. */
const TICKET_BYTES = 40;

/** Gives out an access token. Its life ends at a fixed time, used or not. */
export function issueToken(state: State, login: Login): string {
	const token = `8A:${login.tenant}.${randomBytes(TOKEN_BYTES).toString('base64')}`;
	keepToken(state, token, login);
	return token;
}

/** Notes a token whose text is given. */
export function keepToken(state: State, token: string, { associateId, tenant }: Login): void {
	state.tokens[token] = associateId;
	state.issued[token] = { tenant, expires: secondsFromNow(state.settings.tokenLifeSeconds) };
}

/** Gives out a ticket. Each use of it begins its life again. */
export function issueTicket(state: State, { associateId, tenant }: Login): string {
	const ticket = `7T:${randomBytes(TICKET_BYTES).toString('base64')}`;
	state.tickets[ticket] = associateId;
	state.issued[ticket] = { tenant, expires: secondsFromNow(state.settings.ticketLifeSeconds) };
	return ticket;
}

export function isExpired(state: State, value: string): boolean {
	const expires = state.issued[value]?.expires;
	return expires !== undefined && expires.getTime() <= Date.now();
}

/** Whether a token or ticket was given out for this tenant; seeded ones are for any. */
export function isFor(state: State, value: string, tenant: string): boolean {
	return (state.issued[value]?.tenant ?? tenant) === tenant;
}

export function renewTicket(state: State, ticket: string): void {
	const issued = state.issued[ticket];
	if (issued !== undefined) issued.expires = secondsFromNow(state.settings.ticketLifeSeconds);
}

/** Ends the life of every token and ticket that was given out. */
export function expireAll({ issued }: State): void {
	for (const each of Object.values(issued)) each.expires = new Date(Date.now() - 1000);
}
