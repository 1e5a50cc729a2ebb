import type { RegistrationStatus } from '#events/index.ts';
import type { Children } from '#shared/registration/index.ts';
import type { Line } from '../schema.ts';

type Standing = { readonly code: string; readonly status: RegistrationStatus };

/**
 * What there is for her children, in a sentence of its own: booked, in line for childcare, some of both; of someone who
 * is in line for a place herself, that it is seen to with her place.
 */
export function childrenLine({ code, status }: Standing, { booked, waiting }: Children): Line {
  if (waiting === 0) return { key: 'sms.childcareSet', args: { code, count: booked } };
  if (status === 'waitlisted') return { key: 'sms.childcareLater', args: { code, count: waiting } };
  return booked === 0
    ? { key: 'sms.childcareWaits', args: { code, count: waiting } }
    : { key: 'sms.childcarePart', args: { code, count: booked, inLine: waiting } };
}

/**
 * News of a place with what there is for her children: where all of them have places it says so in its one segment,
 * otherwise in a sentence behind it.
 */
export function withChildren(news: Line, standing: Standing, children: Children): readonly Line[] {
  const { booked, waiting } = children;
  if (booked + waiting === 0) return [news];
  if (waiting > 0) return [news, childrenLine(standing, children)];
  return [{ key: `${news.key}${inItsSegment}`, args: { ...news.args, count: booked } }];
}
const inItsSegment = 'Children';

/** That children who waited have places now; and how many still wait. */
export const childcareGiven = (standing: Standing, { booked, waiting }: Children): readonly Line[] => [
  { key: 'sms.childcareGiven', args: { code: standing.code, count: booked } },
  ...(waiting === 0 ? [] : [childrenLine(standing, { booked: 0, waiting })]),
];

/** The news of a place as it is without children, and what else is said with it: the inverse of `withChildren`. */
export function withoutChildren(lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((line) => {
    if (line.key.startsWith('sms.childcare')) return [];
    if (!line.key.endsWith(inItsSegment)) return [line];
    const { count: _count, ...args } = line.args;
    return [{ ...line, key: line.key.slice(0, -inItsSegment.length), args }];
  });
}
