import { type ConcernEvent, envelope, type Given } from '#events/index.ts';
import {
  type Concern,
  type ConcernWanted,
  concernIdOf,
  isForAdministrators,
  type Outcome,
} from './schema.ts';

export type ConcernChange = { readonly concern: Concern; readonly event: ConcernEvent };

/**
 * Raises a concern; `undefined` when it is open already, or was settled after being raised for one of these
 * occasions.
 */
export function decideRaise(
  current: Concern | undefined,
  wanted: ConcernWanted,
  given: Given,
): ConcernChange | undefined {
  // The news she should know by now replaces the news she should have known before.
  const isReplaced = wanted.about === 'untold' || wanted.about === 'calls';
  const isNewer = isReplaced && wanted.occasions[0] !== current?.occasions[0];
  if (current?.status === 'open' && !isNewer) return undefined;
  // She was told in between, and then missed news again: that is a new concern.
  const wasTold = wanted.about === 'untold' && current?.outcome === 'moved-on';
  if (!wasTold && wanted.occasions.some((occasion) => current?.occasions.includes(occasion)))
    return undefined;
  const concern: Concern = {
    ...factsWanted(wanted),
    ...(isForAdministrators(wanted) ? { forAdministrators: true as const } : {}),
    concernId: concernIdOf(wanted),
    centre: wanted.centre,
    occasions: wanted.occasions,
    status: 'open',
    raisedAt: current?.status === 'open' ? current.raisedAt : given.now.toISOString(),
    version: (current?.version ?? 0) + 1,
  };
  return { concern, event: { ...around(concern, given), type: 'concern.raised', data: factsOf(concern) } };
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
  return { concern, event: { ...around(concern, given), type: 'concern.settled', data } };
}

/**
 * Notes that someone on the list was called; `undefined` when that is noted already, or she is not on the
 * list.
 */
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
  return { concern, event: { ...around(concern, given), type: 'concern.called', data } };
}

function factsWanted(wanted: ConcernWanted) {
  switch (wanted.about) {
    case 'absences': {
      const { about, activityId, code, kind, registrationId, personId, language, languageIsGuess } = wanted;
      return {
        ...{ about, activityId, code, kind, registrationId, personId, language },
        ...(languageIsGuess === true ? { languageIsGuess } : {}),
      };
    }
    case 'unreachable':
      return { about: wanted.about, personId: wanted.personId };
    case 'dispute': {
      const { about, activityId, code, sessionId, registrationId, personId } = wanted;
      return { about, activityId, code, sessionId, registrationId, personId };
    }
    case 'no-sheet': {
      const { about, activityId, code, kind } = wanted;
      return { about, activityId, code, kind };
    }
    case 'spending':
      return { about: wanted.about };
    case 'budget':
      return { about: wanted.about, year: wanted.year };
    case 'untold': {
      const { about, personId, activityId, code, lines, reason, messageId, notAfter } = wanted;
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
      const { about, activityId, code, kind, sessionId, calls, tellBy, notAfter, rearrangementId } = wanted;
      return {
        ...{ about, activityId, code, kind, sessionId, calls, tellBy, notAfter },
        ...(rearrangementId === undefined ? {} : { rearrangementId }),
      };
    }
    case 'grant':
      return {
        about: wanted.about,
        aboutGrant: wanted.aboutGrant,
        number: wanted.number,
        waitsFor: wanted.waitsFor,
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

const around = ({ concernId, centre }: Concern, given: Given) =>
  envelope(given, centre, `concern/${concernId}`);
