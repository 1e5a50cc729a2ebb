import type { Language } from '#events/index.ts';
import { isEnrolling, type OpenActivity } from '#shared/activities/index.ts';
import { render, renderStored } from '#shared/language/messages/site/index.ts';
import { agesText } from '../api/refusals.ts';

export type Looked = {
  readonly open: OpenActivity;
  readonly waiting: number;
  readonly language: Language;
  readonly now: Date;
};

/** Whom the activity is for, in words; none when it is for everyone. */
export function audienceTexts({ audience }: OpenActivity, language: Language): readonly string[] {
  const { gender, minAge, maxAge } = audience;
  const texts: string[] = [];
  if (gender !== undefined)
    texts.push(render(gender === 'female' ? 'detail.womenOnly' : 'detail.menOnly', language));
  if (minAge !== undefined || maxAge !== undefined) {
    const { key, args } = agesText(minAge ?? null, maxAge ?? null);
    texts.push(renderStored(key, language, args));
  }
  return texts;
}

/** Whether someone who registers now joins the line. */
export const isFull = (open: OpenActivity): boolean => open.placesLeft < 1;

/**
 * When registering ends: as it was announced, or before that where places are given no more, or it is over
 * (UTC ISO).
 */
export const registersUntil = ({
  closesAt,
  endsAt = closesAt,
  placesUntil = closesAt,
}: Pick<OpenActivity, 'closesAt' | 'endsAt' | 'placesUntil'>): string =>
  [endsAt, placesUntil].reduce((first, each) => (each < first ? each : first), closesAt);

/** Why nobody can register any more. */
const whyClosed = ({ closesAt, endsAt = closesAt, placesUntil = closesAt }: OpenActivity, now: Date) =>
  endsAt <= now.toISOString()
    ? 'course-over'
    : placesUntil <= now.toISOString()
      ? 'places-over'
      : 'enrolment-closed';

/** The main fact at a glance: places left, full, or when registration opens. */
export function Availability({ open, waiting, language, now }: Looked) {
  if (now.toISOString() < open.opensAt) {
    return <span class="tag full">{render('detail.opensOn', language, { opensAt: open.opensAt })}</span>;
  }
  if (!isEnrolling(open, now))
    return <span class="tag full">{render(`problem.${whyClosed(open, now)}`, language)}</span>;
  if (!isFull(open)) {
    return <span class="tag free">{render('page.places', language, { count: open.placesLeft })}</span>;
  }
  return (
    <>
      <span class="tag full">{render('page.full', language)}</span>
      {waiting > 0 && <span class="tag">{render('page.waiting', language, { count: waiting })}</span>}
    </>
  );
}
