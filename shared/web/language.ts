import type { Language } from '#events/index.ts';
import { isLanguage, negotiate } from '#shared/language/index.ts';
import type { Request } from './request.ts';

/** The language of pages and answers where nothing decides otherwise. */
const usual: Language = 'ar';

const languageIn = (text: string | null | undefined): Language | undefined =>
  text !== null && text !== undefined && isLanguage(text) ? text : undefined;

/**
 * The language of an answer of the API: from the address (`?language=`), then `Accept-Language`, then
 * `fallback`: the language of the body or of the thing answered about. `*`, and languages we do not have, ask
 * for none.
 */
export const languageOfApi = ({ query, headers }: Request, fallback: Language = usual): Language =>
  languageIn(query.get('language')) ?? negotiate(headers['accept-language'], fallback);

/**
 * The language that a path begins with, as `/ar/certificates/KRK26-7F3Q9K` does: for pages whose address is
 * printed and sent on.
 */
export const languageOfPath = (path: string): Language | undefined => languageIn(path.split('/', 2)[1]);

/** The language of a page: from its address, then the earlier choice, then the browser's wish. */
export const languageOfPage = ({ path, query, cookies, headers }: Request): Language =>
  languageOfPath(path) ??
  languageIn(query.get('lang')) ??
  languageIn(cookies.get('lang')) ??
  negotiate(headers['accept-language'], usual);

const aYear = 365 * 24 * 3600;

/** Keeps the choice made in this request's address, if one was made. */
export function chosenLanguageCookie(request: Request): readonly string[] {
  const chosen = languageIn(request.query.get('lang'));
  if (chosen === undefined) return [];
  return [`lang=${chosen}; Path=/; Max-Age=${aYear}; HttpOnly; SameSite=Lax${secureOver(request)}`];
}

/** The attribute that keeps a cookie from plain HTTP; the local cloud has nothing else. */
export const secureOver = ({ siteUrl }: Pick<Request, 'siteUrl'>): string =>
  siteUrl.startsWith('https:') ? '; Secure' : '';
