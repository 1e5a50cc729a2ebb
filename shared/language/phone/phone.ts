import { toAsciiDigits } from '../letters/fold.ts';
import { mobileByPlan } from './numbering-plans.ts';

/** Marks that are no part of a number: bidi marks, joiners, tatweel, accents. */
const invisible = /[\p{Cf}\p{M}\u0640]/gu;
/** Marks that spreadsheets put around a number to keep it text, and separators of a list. */
const marksBefore = /^[\s='"`´‘’‚‛“”„«»‹›<[]+/u;
const marksBehind = /[\s'"`´‘’‚‛“”„«»‹›>\],;،؛:]+$/u;
/**
 * The name of the URI scheme in contacts and links (RFC 3966); parameters after a semicolon there are no part
 * of the number.
 */
const namedBy =
  /^(?:tel|telephone|phone|mobile|mob|cell|sms|callto|whatsapp|p|t|m|هاتف|الهاتف|تلفون|تليفون|موبايل|جوال|رقم|واتساب|تەلەفۆن|تەلەفون|مۆبایل|ژمارە|واتساپ)\s*(?:[:：]\s*(?:\/\/)?|\.(?=\s*[+\d(]))\s*/iu;
const parameters = /;[a-z-]+=[^;]*/gi;
/** A number that a spreadsheet turned into a decimal. */
const asFraction = /^(\+?\d{9,15})\.0$/;
const plusBehind = /^([^+]*\d)\s*\+$/;
/** Keypad signs between digits, without a meaning. */
const between = /(?<=\d)\s*[_·•]+\s*(?=\d)/gu;
/** The usual separators of digits. A number with letters or anything else is no phone number. */
const writtenNumber = /^\+?[\d\s()./-]{6,24}$/;
/**
 * Digits of a whole number with its country code but no plus; an Iraqi number with one digit too many does
 * not count.
 */
const withCountry = /^(?!7[3-9]\d{9}$)[1-9]\d{9,14}$/;

/**
 * A mobile number as typed, or as spreadsheets and contacts give it (any digits, spaces and dashes, `0770…`,
 * `00964…`, quotes around it, a comma after it, `tel:` before it; the plus sign in front or, from
 * right-to-left text, at the end), as E.164. A number without a country code is Iraqi; one that is not a
 * valid Iraqi number but begins with another country's code is that country's. `null` when it is no valid
 * mobile number.
 *
 * @example parsePhone("'0770_123_4567") // '+9647701234567'
 */
export function parsePhone(text: string): string | null {
  if (text.length > 64) return null;
  const plain = toAsciiDigits(text.normalize('NFKC').replace(invisible, ''))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(marksBefore, '')
    .replace(namedBy, '')
    .replace(marksBefore, '')
    .replace(parameters, '')
    .replace(marksBehind, '')
    .replace(asFraction, '$1')
    .replace(between, '-');
  const ordered = plain
    .replace(plusBehind, '+$1')
    .replace(/^\(?00(?=[1-9\s-])/, '+')
    .replace(/^\+\s+/, '+');
  if (!writtenNumber.test(ordered)) return null;
  const international = /^964[\s-]?0?7\d/.test(ordered) ? `+${ordered}` : ordered;
  const digits = international.replace(/\D/g, '');
  return (
    validMobile(international) ??
    (!international.startsWith('+') && withCountry.test(digits) ? validMobile(`+${digits}`) : null)
  );
}

/** An Iraqi mobile number in its most usual spellings, with only a space or a hyphen in it. */
const iraqi = /^(?:0|\+964[ -]?)?(7[3-9]\d{1,2})[ -]?(\d{2,4})[ -]?(\d{2,4})$/;
const digitsOfIraqi = 10;

/** Most numbers are Iraqi: they need none of the world's numbering plans. */
function validMobile(written: string): string | null {
  const [, network = '', one = '', other = ''] = iraqi.exec(written) ?? [];
  const own = network + one + other;
  return own.length === digitsOfIraqi ? `+964${own}` : mobileByPlan(written);
}

/** Whether texts may be sent to the number (E.164) at all. */
export const mayBeTexted = (phone: string, allowedPrefixes: readonly string[]): boolean =>
  allowedPrefixes.some((prefix) => phone.startsWith(prefix));
