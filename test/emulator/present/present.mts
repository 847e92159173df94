import { isObject } from '../carriers/reading.mts';
import type { DateForm } from './dates.mts';
import { chooseDateForm, writeDate } from './dates.mts';
import { JoinedTexts } from './joined.mts';
import { chooseLanguage, translate } from './language.mts';

/** Writes an answer the way the request's language and time zone headers ask for. */
export function present(body: unknown, headers: Record<string, string>): unknown {
	return write(body, chooseLanguage(headers), chooseDateForm(headers));
}

function write(value: unknown, language: string | undefined, form: DateForm): unknown {
	if (value instanceof Date) return writeDate(value, form);
	if (typeof value === 'string') return language === undefined ? value : translate(value, language);
	if (value instanceof JoinedTexts) {
		return value.texts.map((text) => write(text, language, form)).join(', ');
	}
	if (Array.isArray(value)) return value.map((item) => write(item, language, form));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, item]) => [key, write(item, language, form)]),
	);
}
