import { daysAfter } from '#shared/language/time/days.ts';
import { localToUtc } from '#shared/language/time/time.ts';
import { WrongUsage } from './wrong-usage.ts';

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && daysAfter(text, 0) === text;

/**
 * The beginning or the end of a time on a command line: an instant with its offset
 * (`2026-11-30T08:00:00Z`), or a day, which is Baghdad's and meant whole.
 * @throws {WrongUsage} when it is neither
 */
export function instantFrom(name: string, text: string, end: 'first' | 'last'): Date {
  if (isDay(text)) {
    const first = new Date(localToUtc(end === 'first' ? text : daysAfter(text, 1), '00:00'));
    return end === 'first' ? first : new Date(first.getTime() - 1);
  }
  const hasOffset = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text);
  const at = Date.parse(text);
  if (hasOffset && !Number.isNaN(at)) return new Date(at);
  throw new WrongUsage(
    `--${name} takes a day (2026-11-30) or an instant (2026-11-30T08:00:00Z), not ${text}.`,
  );
}
