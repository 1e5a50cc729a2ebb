import type { RegistrationStatus } from '#events/index.ts';
import type { Children } from '#shared/registration/index.ts';
import type { Line } from '../schema.ts';

type Standing = { readonly code: string; readonly status: RegistrationStatus };

/**
 * A sentence on the childcare of her children: booked, in line, or some of both; for someone in line for a
 * place herself, that childcare is settled with her place.
 */
export function childrenLine({ code, status }: Standing, { booked, waiting }: Children): Line {
  if (waiting === 0) return { key: 'sms.childcareSet', args: { code, count: booked } };
  if (status === 'waitlisted') return { key: 'sms.childcareLater', args: { code, count: waiting } };
  return booked === 0
    ? { key: 'sms.childcareWaits', args: { code, count: waiting } }
    : { key: 'sms.childcarePart', args: { code, count: booked, inLine: waiting } };
}

/**
 * News of a place with her children's childcare: in its one segment where all children have places, otherwise
 * in a sentence after it.
 */
export function withChildren(news: Line, standing: Standing, children: Children): readonly Line[] {
  const { booked, waiting } = children;
  if (booked + waiting === 0) return [news];
  if (waiting > 0) return [news, childrenLine(standing, children)];
  return [{ key: `${news.key}${inItsSegment}`, args: { ...news.args, count: booked } }];
}
const inItsSegment = 'Children';

/** The news that children who waited have childcare now; and how many still wait. */
export const childcareGiven = (standing: Standing, { booked, waiting }: Children): readonly Line[] => [
  { key: 'sms.childcareGiven', args: { code: standing.code, count: booked } },
  ...(waiting === 0 ? [] : [childrenLine(standing, { booked: 0, waiting })]),
];

/** News of a place without the childcare, and the other lines with it: the inverse of `withChildren`. */
export function withoutChildren(lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((line) => {
    if (line.key.startsWith('sms.childcare')) return [];
    if (!line.key.endsWith(inItsSegment)) return [line];
    const { count: _count, ...args } = line.args;
    return [{ ...line, key: line.key.slice(0, -inItsSegment.length), args }];
  });
}
