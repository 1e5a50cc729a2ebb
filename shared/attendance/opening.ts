import { type Session, sessionById } from '#shared/activities/index.ts';
import { checkInWords } from '#shared/language/index.ts';
import { type Context, equals, keys, pauseBefore, type Write } from '#shared/table/index.ts';
import { isCheckInTime } from './self.ts';

/** A session to which people can check in themselves now, with the word they need. */
export type Opened = Session & { readonly checkIn: NonNullable<Session['checkIn']> };

export type OpeningRefused = {
  readonly refused:
    | 'unknown-session'
    | 'session-cancelled'
    /** Before half an hour before its beginning, or after its end. */
    | 'not-session-time'
    /** The request has been answered meanwhile. */
    | 'request-answered';
};

const attempts = 5;

/**
 * Lets people check in to a session by text, with a word that is told in the room. One that is open already keeps its
 * word. `along` are writes for the same transaction; where one named `request` is refused, nothing is done.
 */
export async function openCheckIn(
  context: Context,
  ref: Pick<Session, 'activityId' | 'sessionId'>,
  staffId: string,
  along: (opened: Opened['checkIn']) => readonly Write[] = () => [],
): Promise<Opened | OpeningRefused> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const session = await sessionById(context.table, ref.activityId, ref.sessionId);
    if (session === undefined) return { refused: 'unknown-session' };
    if (session.status === 'cancelled') return { refused: 'session-cancelled' };
    const now = context.now();
    if (!isCheckInTime(session, now)) return { refused: 'not-session-time' };
    const checkIn = session.checkIn ?? {
      word: wordFrom(context.newSecret()),
      openedAt: now.toISOString(),
      openedBy: staffId,
    };
    const outcome = await context.table.write([
      ...(session.checkIn === undefined ? [openWrite(session, checkIn)] : []),
      ...along(checkIn),
    ]);
    if (outcome.result === 'written') return { ...session, checkIn };
    if (outcome.result === 'refused' && outcome.refused.has('request'))
      return { refused: 'request-answered' };
    await pauseBefore(context, attempt);
  }
  throw new Error('The check-in could not be opened: too many others at once');
}

const openWrite = (session: Session, checkIn: Opened['checkIn']): Write => ({
  as: 'session',
  update: keys.sessionKey(session.activityId, session.sessionId),
  changes: { set: { checkIn } },
  when: (place) =>
    `${equals('version', session.version)(place)} AND attribute_not_exists(${place.name('checkIn')})`,
});

/** Ends what `openCheckIn` began; a word that is told again is another one. */
export async function closeCheckIn(
  context: Context,
  ref: Pick<Session, 'activityId' | 'sessionId'>,
  along: readonly Write[] = [],
): Promise<Session | OpeningRefused> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const session = await sessionById(context.table, ref.activityId, ref.sessionId);
    if (session === undefined) return { refused: 'unknown-session' };
    const { checkIn, ...closed } = session;
    const close: Write = {
      as: 'session',
      update: keys.sessionKey(ref.activityId, ref.sessionId),
      changes: { remove: ['checkIn'] },
      when: equals('version', session.version),
    };
    const outcome = await context.table.write([...(checkIn === undefined ? [] : [close]), ...along]);
    if (outcome.result === 'written') return closed;
    if (outcome.result === 'refused' && outcome.refused.has('request'))
      return { refused: 'request-answered' };
    await pauseBefore(context, attempt);
  }
  throw new Error('The check-in could not be closed: too many others at once');
}

/** Any of the words, by chance. */
function wordFrom(secret: string): string {
  const word = checkInWords[Buffer.from(secret, 'base64url').readUInt32BE(12) % checkInWords.length];
  if (word === undefined) throw new Error('There are no words');
  return word.en;
}
