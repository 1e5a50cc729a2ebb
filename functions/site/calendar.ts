import type { ICalEventData, ICalEventStatus } from 'ical-generator';
import type { Language } from '#events/index.ts';
import { type Activity, type Session, sessionsOf, titleIn } from '#shared/activities/index.ts';
import { render } from '#shared/language/messages/site/index.ts';
import type { Registration } from '#shared/registration/index.ts';
import type { Context } from '#shared/table/index.ts';
import type { Answer, Headers } from '#shared/web/index.ts';

/** How often calendar programs are asked to look again, in seconds. */
const lookAgainAfter = 3600;

/**
 * The sessions of an activity as iCalendar (RFC 5545): cancelled ones too, so that they leave the calendars
 * they are in. With a registration, their status follows that registration's. For a sensitive activity the
 * calendar, which lights up on a screen that others see, names the code and no topic (domain.md rule 7).
 */
export async function calendarOf(
  context: Context,
  activity: Activity,
  language: Language,
  registration?: Registration,
): Promise<string> {
  // Imported when a calendar is asked for, so that no cold start waits for it.
  const [{ default: ical, ICalCalendarMethod, ICalEventStatus }, sessions] = await Promise.all([
    import('ical-generator'),
    sessionsOf(context.table, activity.activityId),
  ]);
  const name = nameOf(activity, language);
  const now = context.now();
  const events = sessions.map((session) => ({
    ...entryOf(session, { name, language, registration }),
    status: ICalEventStatus[standing(session, registration)],
    stamp: now,
  }));
  const method = ICalCalendarMethod.PUBLISH;
  const prodId = { company: 'Diwan', product: 'Sessions' };
  // RFC 5545, 3.1: the last line ends like every other, which the library leaves out.
  return `${ical({ prodId, method, name: escaped(name), ttl: lookAgainAfter, events }).toString()}\r\n`;
}

/** RFC 5545, 3.3.11: as the library writes the texts of entries, but not the name of the calendar. */
const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, (letter) => `\\${letter}`).replaceAll(/\r\n|\r|\n/g, '\\n');

const nameOf = (activity: Activity, language: Language): string =>
  activity.sensitive
    ? render('page.code', language, { code: activity.code })
    : titleIn(activity, language).text;

type About = {
  readonly name: string;
  readonly language: Language;
  readonly registration: Registration | undefined;
};

function entryOf(session: Session, { name, language, registration }: About): ICalEventData {
  const { sessionId, code, centre, start, end, room, version } = session;
  const place = render(`centre.${centre}`, language);
  return {
    id: registration === undefined ? sessionId : `${sessionId}.${registration.registrationId}`,
    // RFC 5545, 3.8.7.4: raised with each change, of the session or of what she has there.
    sequence: version - 1 + (registration === undefined ? 0 : registration.version - 1),
    start: new Date(start),
    end: new Date(end),
    summary: name,
    description: render('page.code', language, { code }),
    location: room === undefined ? place : `${place} · ${room}`,
  };
}

/** RFC 5545, 3.8.1.11: someone who waits for a place has none yet. */
function standing({ status }: Session, registration: Registration | undefined): keyof typeof ICalEventStatus {
  if (status === 'cancelled') return 'CANCELLED';
  switch (registration?.status) {
    case 'cancelled':
    case 'expired':
      return 'CANCELLED';
    case 'waitlisted':
    case 'offered':
      return 'TENTATIVE';
    default:
      return 'CONFIRMED';
  }
}

/** A calendar as an answer that the phone's own calendar opens. */
export const calendarFile = (code: string, calendar: string, headers: Headers): Answer => ({
  statusCode: 200,
  headers: {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `inline; filename="${code}.ics"`,
    ...headers,
  },
  body: calendar,
});
