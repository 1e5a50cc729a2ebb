import type { Actor, ConcernEvent } from '#events/index.ts';
import { type Concern, concernIdOf, isForAdministrators, type Outcome, type Worry } from './schema.ts';

/** What a decision is given from outside: the instant, the event's id and who acts. */
export type Given = { readonly now: Date; readonly eventId: string; readonly actor: Actor };

export type ConcernChange = { readonly concern: Concern; readonly event: ConcernEvent };

/**
 * Raises a concern; `undefined` when it is open already, or when it was settled and one of these occasions is one it
 * was raised for then.
 */
export function decideRaise(
  current: Concern | undefined,
  worry: Worry,
  given: Given,
): ConcernChange | undefined {
  // What she should know by now stands in the place of what she should have known before.
  const isReplaced = worry.about === 'untold' || worry.about === 'calls';
  const isNewer = isReplaced && worry.occasions[0] !== current?.occasions[0];
  if (current?.status === 'open' && !isNewer) return undefined;
  // Told since, and then again she could not be: that is new.
  const wasTold = worry.about === 'untold' && current?.outcome === 'moved-on';
  if (!wasTold && worry.occasions.some((occasion) => current?.occasions.includes(occasion))) return undefined;
  const concern: Concern = {
    ...factsOfWorry(worry),
    ...(isForAdministrators(worry) ? { forAdministrators: true as const } : {}),
    concernId: concernIdOf(worry),
    centre: worry.centre,
    occasions: worry.occasions,
    status: 'open',
    raisedAt: current?.status === 'open' ? current.raisedAt : given.now.toISOString(),
    version: (current?.version ?? 0) + 1,
  };
  return { concern, event: { ...envelope(concern, given), type: 'concern.raised', data: factsOf(concern) } };
}

/** Settles a concern; `undefined` when it is settled already. */
export function decideSettle(current: Concern, outcome: Outcome, given: Given): ConcernChange | undefined {
  if (current.status === 'settled') return undefined;
  const concern: Concern = {
    ...current,
    status: 'settled',
    outcome,
    settledAt: given.now.toISOString(),
    version: current.version + 1,
  };
  const data = { ...factsOf(concern), outcome };
  return { concern, event: { ...envelope(concern, given), type: 'concern.settled', data } };
}

/** Notes that someone on the list was called; `undefined` when that is noted already, or she is on no list. */
export function decideCalled(current: Concern, personId: string, given: Given): ConcernChange | undefined {
  const { calls = [], about, activityId, code, sessionId, concernId } = current;
  const hers = calls.find((call) => call.personId === personId);
  if (about !== 'calls' || hers === undefined || hers.calledAt !== undefined) return undefined;
  const called = {
    ...{ ...hers, calledAt: given.now.toISOString() },
    ...(given.actor.kind === 'staff' ? { calledBy: given.actor.id } : {}),
  };
  const concern: Concern = {
    ...current,
    calls: calls.map((call) => (call === hers ? called : call)),
    version: current.version + 1,
  };
  const data = {
    ...{ concernId, about, personId },
    ...(activityId === undefined ? {} : { activityId }),
    ...(code === undefined ? {} : { code }),
    ...(sessionId === undefined ? {} : { sessionId }),
  };
  return { concern, event: { ...envelope(concern, given), type: 'concern.called', data } };
}

function factsOfWorry(worry: Worry) {
  switch (worry.about) {
    case 'absences': {
      const { about, activityId, code, kind, registrationId, personId, language, languageIsGuess } = worry;
      return {
        ...{ about, activityId, code, kind, registrationId, personId, language },
        ...(languageIsGuess === true ? { languageIsGuess } : {}),
      };
    }
    case 'unreachable':
      return { about: worry.about, personId: worry.personId };
    case 'dispute': {
      const { about, activityId, code, sessionId, registrationId, personId } = worry;
      return { about, activityId, code, sessionId, registrationId, personId };
    }
    case 'no-sheet': {
      const { about, activityId, code, kind } = worry;
      return { about, activityId, code, kind };
    }
    case 'spending':
      return { about: worry.about };
    case 'budget':
      return { about: worry.about, year: worry.year };
    case 'untold': {
      const { about, personId, activityId, code, lines, reason, messageId, notAfter } = worry;
      return {
        about,
        personId,
        lines,
        reason,
        ...(activityId === undefined ? {} : { activityId }),
        ...(code === undefined ? {} : { code }),
        ...(messageId === undefined ? {} : { messageId }),
        ...(notAfter === undefined ? {} : { notAfter }),
      };
    }
    case 'calls': {
      const { about, activityId, code, kind, sessionId, calls, tellBy, notAfter, rearrangementId } = worry;
      return {
        ...{ about, activityId, code, kind, sessionId, calls, tellBy, notAfter },
        ...(rearrangementId === undefined ? {} : { rearrangementId }),
      };
    }
    case 'grant':
      return {
        about: worry.about,
        aboutGrant: worry.aboutGrant,
        number: worry.number,
        waitsFor: worry.waitsFor,
      };
  }
}

function factsOf(concern: Concern) {
  const { concernId, about, activityId, code, kind, sessionId, registrationId, personId, language } = concern;
  const { aboutGrant, number, messageId, reason, languageIsGuess, year, forAdministrators } = concern;
  return {
    concernId,
    about,
    ...(activityId === undefined ? {} : { activityId }),
    ...(code === undefined ? {} : { code }),
    ...(kind === undefined ? {} : { kind }),
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(registrationId === undefined ? {} : { registrationId }),
    ...(personId === undefined ? {} : { personId }),
    ...(aboutGrant === undefined ? {} : { aboutGrant }),
    ...(number === undefined ? {} : { number }),
    ...(year === undefined ? {} : { year }),
    ...(forAdministrators === undefined ? {} : { forAdministrators }),
    ...(messageId === undefined ? {} : { messageId }),
    ...(reason === undefined ? {} : { reason }),
    ...(language === undefined ? {} : { language }),
    ...(languageIsGuess === undefined ? {} : { languageIsGuess }),
  };
}

const envelope = (concern: Concern, { now, eventId, actor }: Given) => ({
  id: eventId,
  version: 1 as const,
  occurredAt: now.toISOString(),
  actor,
  centre: concern.centre,
  subject: `concern/${concern.concernId}`,
});
