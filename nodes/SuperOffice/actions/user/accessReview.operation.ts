import type { IDataObject } from 'n8n-workflow';

import { PAGE_SIZE } from '../../transport/pages';
import type { Account } from '../accounts/accounts';
import { accountsOf } from '../accounts/accounts';
import { LastLogins, type LastLogin } from '../accounts/lastLogins';
import { licensesOf, titleOf } from '../accounts/licenses';
import { readable } from '../languages';
import { limitProperties, readLimit } from '../lists';
import type { Operation } from '../operation';
import { optionsProperty, readOptions } from '../options';
import { Refused } from '../refused';
import { filtersProperty, readFilters, reviewFor } from './review/filters';

/**
 * Lists who has access: `GET License`, and page by page `GET User` and the last logins. The two lists
 * come in the order of the same key and are put together as they come, so that no more than a page of
 * each is held. All three calls are open in SuperOffice Online.
 */
export const accessReview: Operation = {
	option: {
		name: 'Access Review',
		value: 'accessReview',
		action: 'Review access of users',
		description:
			'List who has access: role, groups, licenses, whether they can log in, and when they last did. Use it for reviews, and to find access that nobody uses.',
	},
	properties: [...limitProperties, filtersProperty, optionsProperty({})],
	async execute(run, itemIndex) {
		const { caller } = run;
		const limit = readLimit(caller, itemIndex);
		const given = readFilters(caller, itemIndex);
		const { every, own, language } = readOptions(caller, itemIndex);
		const licenses = await licensesOf(run, every);
		const review = await reviewFor(run, given, licenses);
		const { conditions, tests, needsLogins } = review;
		const few = Math.min(limit, PAGE_SIZE);
		const size = tests.length > 0 ? PAGE_SIZE : few;
		// The users that are left by a filter may stand anywhere in the list of all last logins.
		const isFiltered = tests.length > 0 || conditions.length > 0;
		const logins = new LastLogins(run, own, Date.now(), isFiltered ? PAGE_SIZE : few);
		const items: IDataObject[] = [];
		for await (const page of accountsOf(run, { licenses, conditions, size, own })) {
			for (const account of page) {
				if (!review.showsEnough(account)) throw withoutLicenses();
				const login = await logins.of(account.associateId);
				if (needsLogins && logins.refusal) throw withoutLogins(logins.refusal);
				const active = account.active && !login.isDeleted;
				if (!tests.every((test) => test({ account, login, active }))) continue;
				items.push(reviewItem(account, login, active, language));
				if (items.length >= limit) return items;
			}
		}
		return items;
	},
};

/** A user without nesting but for lists. */
function reviewItem(
	account: Account,
	{ lastLoginKnown, lastLogin, daysSinceLogin }: LastLogin,
	active: boolean,
	language: string | undefined,
): IDataObject {
	const { held } = account;
	const plans = (held ?? []).filter(({ isPlan }) => isPlan);
	const further = held?.filter(({ isPlan }) => !isPlan);
	return {
		associateId: account.associateId,
		userId: account.userId,
		userName: account.userName,
		fullName: account.fullName,
		email: account.email,
		company: account.company,
		userType: readable(account.userType, language),
		role: readable(account.role, language),
		primaryGroup: readable(account.primaryGroup, language),
		otherGroups: account.otherGroups.map((group) => readable(group, language)),
		userPlan:
			readable(account.userPlan, language) ||
			plans.map((plan) => titleOf(plan, language)).join(', '),
		licenses: further ? further.map((license) => titleOf(license, language)) : null,
		canLogIn: account.canLogIn,
		active,
		credentialType: account.credentialType,
		lastLogin,
		daysSinceLogin,
		lastLoginKnown,
	};
}

/** Nobody may be taken for somebody without licenses because their columns were refused. */
function withoutLicenses(): Refused {
	return new Refused(
		'SuperOffice does not show these licenses in its list of users, so it cannot be filtered by them',
		'Without the filters by license the users are listed, with what is known of their licenses.',
	);
}

/** Nobody may be taken for somebody who never logged in because the list was refused. */
function withoutLogins({ message, description }: Error & { description?: string }): Refused {
	return new Refused(
		`The filter 'No Login for Days' has nothing to go by. ${message}`,
		`${description ?? ''} Without this filter the users are listed, with lastLoginKnown false.`.trim(),
	);
}
