import { readShape, textMap } from '../../carriers/reading.mts';
import { userShape } from '../../carriers/shapes.mts';
import { MissingEntityError, PreconditionError } from '../../errors.mts';
import type { ApiRequest, Route } from '../../request.mts';
import { pathId } from '../../request.mts';
import type { StoredUser } from '../../state.mts';
import { findUser } from '../../state.mts';
import { userCarrier } from '../../users/carrier.mts';
import { applyPatch } from '../../users/patch.mts';
import { saveUser } from '../../users/save.mts';
import { orNotFound, userWithLinks } from './found.mts';

/** Documented on a page of its own, absent from the OpenAPI files. */
export const patchUser: Route = {
	method: 'PATCH',
	path: '/User/{id:int}',
	selects: true,
	handle(request, state) {
		const user = orNotFound(findUser(state, pathId(request)), `User id ${pathId(request)}`);
		requireUnchanged(request, user);
		if (request.body === undefined || request.body === null) throw new MissingEntityError();
		const entity = { ...userCarrier(state, user, request.caller) };
		const patched = keepAgreeing(entity, applyPatch(entity, request.body));
		const wanted = { ...readShape(userShape, patched), AssociateId: user.AssociateId };
		const saved = orNotFound(saveUser(state, wanted, request.caller, 'patched'), 'User');
		return userWithLinks(request, state, saved);
	},
};

type Json = Record<string, unknown>;

const fieldsShape = { CustomFields: textMap, ExtraFields: textMap };

/** A field patched in ExtraFields must not lose to its unpatched twin in CustomFields. */
function keepAgreeing(before: Json, after: Json): Json {
	const old = readShape(fieldsShape, before);
	const { CustomFields, ExtraFields } = readShape(fieldsShape, after);
	const patched = Object.entries(ExtraFields).filter(
		([name, value]) =>
			value !== old.ExtraFields[name] && CustomFields[name] === old.CustomFields[name],
	);
	return { ...after, CustomFields: { ...CustomFields, ...Object.fromEntries(patched) } };
}

/** The carrier shows no date of change, so only a client that remembers when it read can use this. */
function requireUnchanged({ headers }: ApiRequest, user: StoredUser): void {
	const since = Date.parse(headers['if-unmodified-since'] ?? '');
	// The header has whole seconds.
	if (!Number.isNaN(since) && user.updated.getTime() >= since + 1000) {
		throw new PreconditionError('The user has been changed since.');
	}
}
