import {
	certaintyOf,
	certaintyWithout,
} from '../../../../../nodes/SuperOffice/transport/certainty.ts';

const says = (ErrorType: string) => ({ Error: true, ErrorType, ErrorMessage: 'No' });

describe('an answer', () => {
	test.each([
		[429, undefined, 'notRead'],
		[503, '<html></html>', 'notRead'],
		[503, says('SoServerException'), 'notRead'],
		[500, undefined, 'unknown'],
		[500, '<html></html>', 'unknown'],
		[500, says('SoServerException'), 'unknown'],
		[500, says('SoDbAccessException'), 'unknown'],
		[500, says('System.NullReferenceException'), 'unknown'],
		[502, '<html></html>', 'unknown'],
		[504, undefined, 'unknown'],
		[520, undefined, 'unknown'],
		[500, says('SoValidationException'), 'refused'],
		[500, says('SoDuplicateException'), 'refused'],
		[500, says('SoSentryException'), 'refused'],
		[501, undefined, 'refused'],
		[400, { Message: 'Malformed' }, 'refused'],
		[401, undefined, 'refused'],
		[403, undefined, 'refused'],
		[404, null, 'refused'],
		[405, undefined, 'refused'],
		[409, undefined, 'refused'],
		[421, undefined, 'refused'],
		[302, undefined, 'refused'],
		[200, says('SoValidationException'), 'refused'],
		[200, says('SoServerException'), 'unknown'],
		[200, '<html></html>', 'unknown'],
		[200, '', 'unknown'],
		[200, '{"AssociateId":5,"Na', 'unknown'],
		[200, null, 'refused'],
		[200, [], 'refused'],
	] as Array<[number, unknown, string]>)('%s %j: %s', (status, body, expected) => {
		expect(certaintyOf({ status, body })).toBe(expected);
	});
});

describe('no answer', () => {
	test.each([
		['ECONNREFUSED', 'notRead'],
		['ENOTFOUND', 'notRead'],
		['EAI_AGAIN', 'notRead'],
		['EHOSTUNREACH', 'notRead'],
		['ECONNRESET', 'unknown'],
		['ECONNABORTED', 'unknown'],
		['ETIMEDOUT', 'unknown'],
		['EPIPE', 'unknown'],
		['Z_DATA_ERROR', 'unknown'],
		['HPE_INVALID_CONSTANT', 'unknown'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'refused'],
		['CERT_HAS_EXPIRED', 'refused'],
		['EAUTH', 'refused'],
		[undefined, 'refused'],
	] as Array<[string | undefined, string]>)('%s: %s', (code, expected) => {
		expect(certaintyWithout(code)).toBe(expected);
	});
});
