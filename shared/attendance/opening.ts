import { type Session, sessionById } from '#shared/activities/index.ts';
import { checkInWords } from '#shared/language/index.ts';
import { type Context, equals, ifAnswered, keys, untilWritten, type Write } from '#shared/table/index.ts';
import { isCheckInTime } from './self.ts';

/** A session that is open for check-in by text, with the word of the day. */
export type Opened = Session & { readonly checkIn: NonNullable<Session['checkIn']> };

export type OpeningRefused = {
  readonly refused:
    | 'unknown-session'
    | 'session-cancelled'
    /** More than half an hour before the start, or after the end. */
    | 'not-session-time'
    /** The request has been answered meanwhile. */
    | 'request-answered';
};

/**
 * Opens check-in by text for a session, with a word that is told in the room. A session already open keeps
 * its word. `extraWrites` are writes for the same transaction; if one named `request` is refused, nothing is
 * written.
 */
export async function openCheckIn(
  context: Context,
  ref: Pick<Session, 'activityId' | 'sessionId'>,
  staffId: string,
  extraWrites: (opened: Opened['checkIn']) => readonly Write[] = () => [],
): Promise<Opened | OpeningRefused> {
  return untilWritten(context, 'open a check-in', async () => {
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
    return {
      writes: [
        ...(session.checkIn === undefined ? [openWrite(session, checkIn)] : []),
        ...extraWrites(checkIn),
      ],
      result: { ...session, checkIn },
      ifRefused: ifAnswered,
    };
  });
}

const openWrite = (session: Session, checkIn: Opened['checkIn']): Write => ({
  as: 'session',
  update: keys.sessionKey(session.activityId, session.sessionId),
  changes: { set: { checkIn } },
  when: (place) =>
    `${equals('version', session.version)(place)} AND attribute_not_exists(${place.name('checkIn')})`,
});

/** Closes check-in by text. Opening it again gives another word. */
export async function closeCheckIn(
  context: Context,
  ref: Pick<Session, 'activityId' | 'sessionId'>,
  extraWrites: readonly Write[] = [],
): Promise<Session | OpeningRefused> {
  return untilWritten(context, 'close a check-in', async () => {
    const session = await sessionById(context.table, ref.activityId, ref.sessionId);
    if (session === undefined) return { refused: 'unknown-session' };
    const { checkIn, ...closed } = session;
    const close: Write = {
      as: 'session',
      update: keys.sessionKey(ref.activityId, ref.sessionId),
      changes: { remove: ['checkIn'] },
      when: equals('version', session.version),
    };
    return {
      writes: [...(checkIn === undefined ? [] : [close]), ...extraWrites],
      result: closed,
      ifRefused: ifAnswered,
    };
  });
}

/** A random one of the words. */
function wordFrom(secret: string): string {
  const word = checkInWords[Buffer.from(secret, 'base64url').readUInt32BE(12) % checkInWords.length];
  if (word === undefined) throw new Error('There are no words');
  return word.en;
}
