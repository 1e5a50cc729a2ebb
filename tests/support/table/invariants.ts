/** What must hold in the table at every instant, said as a list of what does not: empty when all is well. */
import { catalogue } from '#events/catalogue/catalogue.ts';
import { type DiwanEvent, isRegistrationEvent } from '#events/index.ts';
import type { OpenActivity, Session, Waiting, WaitingChildren } from '#shared/activities/index.ts';
import type { Attendance } from '#shared/attendance/index.ts';
import type { Person } from '#shared/people/index.ts';
import { childrenOf, type Registration } from '#shared/registration/index.ts';
import { eventFrom } from '#shared/table/index.ts';
import { timetablesBroken } from '../courses/timetable.ts';
import type { Keyed } from './table.ts';

/** The items of one kind. The caller names the kind's own shape, as its store does. */
const ofKind = <T>(items: readonly Keyed[], pk: string, sk: string): readonly T[] =>
  items.filter((item) => item.pk.startsWith(pk) && item.sk.startsWith(sk)) as unknown as readonly T[];

const openActivities = (items: readonly Keyed[]) => ofKind<OpenActivity>(items, 'CODE#', 'ACTIVITY');
export const registrationsIn = (items: readonly Keyed[]) => ofKind<Registration>(items, 'ACTIVITY#', 'REG#');
const eventsIn = (items: readonly Keyed[]): readonly DiwanEvent[] =>
  ofKind<Keyed>(items, 'ACTIVITY#', 'EVENT#').map(eventFrom);

/** Rule 1, the line, people and their phones, timetables, and the events' story of each registration. */
export const broken = (items: readonly Keyed[]): readonly string[] => [
  ...placesBroken(items),
  ...lineBroken(items),
  ...childrensLineBroken(items),
  ...phonesBroken(items),
  ...storiesBroken(items),
  ...timetablesBroken(items),
  ...completionBroken(items),
];

/** Confirmed and offered places and what is left of them make the capacity; none is given that is not there. */
export function placesBroken(items: readonly Keyed[]): readonly string[] {
  return openActivities(items).flatMap((open) => {
    const held = registrationsIn(items).filter(
      ({ activityId, status }) =>
        activityId === open.activityId && ['confirmed', 'offered', 'completed', 'dropped'].includes(status),
    );
    const children = held.reduce((sum, { childcare }) => sum + childcare, 0);
    const waiting = held.reduce((sum, registration) => sum + childrenOf(registration).waiting, 0);
    return [
      ...(open.placesLeft === open.capacity - held.length
        ? []
        : [`${open.code}: ${held.length} of ${open.capacity} places held, but ${open.placesLeft} left`]),
      ...(open.childcareLeft === open.childcareCapacity - children
        ? []
        : [
            `${open.code}: ${children} of ${open.childcareCapacity} children, but ${open.childcareLeft} left`,
          ]),
      ...((open.childrenWaiting ?? 0) === waiting
        ? []
        : [`${open.code}: ${waiting} children wait, but ${open.childrenWaiting ?? 0} are counted`]),
      ...(open.placesLeft < 0 || open.childcareLeft < 0 ? [`${open.code}: sold more than there is`] : []),
    ];
  });
}

/**
 * No offer lasts longer than places are given; and nobody has completed or dropped more sessions than there were since she
 * had her place, but for those she came to.
 */
function completionBroken(items: readonly Keyed[]): readonly string[] {
  const until = new Map(openActivities(items).map((open) => [open.activityId, open.placesUntil]));
  const sessions = ofKind<Session>(items, 'ACTIVITY#', 'SESSION#');
  const changed = new Set(
    eventsIn(items).flatMap((event) =>
      event.type === 'session.moved' || event.type === 'session.cancelled' ? [event.data.activityId] : [],
    ),
  );
  const decided = new Map(
    eventsIn(items).flatMap((event) =>
      event.type === 'registration.completed' || event.type === 'registration.dropped'
        ? [[event.data.registrationId, event.data] as const]
        : [],
    ),
  );
  return registrationsIn(items).flatMap(
    ({ registrationId, activityId, personId, deadline, confirmedAt = '' }) => {
      const data = decided.get(registrationId);
      const came = new Set(
        ofKind<Attendance>(items, `ACTIVITY#${activityId}`, 'ATT#')
          .filter((each) => each.personId === personId && ['present', 'late'].includes(each.status))
          .map(({ sessionId }) => sessionId),
      );
      const hers = sessions.filter(
        (each) =>
          each.activityId === activityId &&
          each.status === 'planned' &&
          (each.start >= confirmedAt || came.has(each.sessionId)),
      );
      return [
        // A timetable that is changed under an offer ends it: accepting is held to that (registration/decide.ts).
        ...(deadline !== undefined && !changed.has(activityId) && deadline > (until.get(activityId) ?? '9')
          ? [`offered for longer than places are given: ${registrationId} ${deadline}`]
          : []),
        ...(data !== undefined && (data.sessions > hers.length || data.attended > data.sessions)
          ? [`${data.attended} of ${data.sessions}, of ${hers.length} in her time: ${registrationId}`]
          : []),
      ];
    },
  );
}

/** Whoever waits stands in line, and no one else does. */
function lineBroken(items: readonly Keyed[]): readonly string[] {
  const standing = new Set(ofKind<Waiting>(items, 'CODE#', 'WAIT#').map(({ waitId }) => waitId));
  const waiting = registrationsIn(items).filter(({ status }) => status === 'waitlisted');
  const ids = new Set(waiting.map(({ waitId }) => waitId ?? 'none'));
  return [
    ...[...ids].filter((id) => !standing.has(id)).map((id) => `waits, but does not stand in line: ${id}`),
    ...[...standing].filter((id) => !ids.has(id)).map((id) => `stands in line, but does not wait: ${id}`),
    ...(ids.size === waiting.length ? [] : ['two share a place in line']),
  ];
}

/** Children stand in line beside a place of their mother's, as many as it says on her registration, and no others do. */
function childrensLineBroken(items: readonly Keyed[]): readonly string[] {
  const told = (waitId: string, { activityId, personId }: Standing, children: number) =>
    `${waitId}: ${children} of ${personId} for ${activityId}`;
  const standing = ofKind<WaitingChildren>(items, 'CODE#', 'WAITCHILD#').map((each) =>
    told(each.waitId, each, each.children),
  );
  const asked = registrationsIn(items).flatMap((registration) =>
    (registration.childrenWaiting ?? []).map(({ waitId, children }) => told(waitId, registration, children)),
  );
  const inLine = registrationsIn(items).filter(
    ({ status, childrenWaiting }) => childrenWaiting !== undefined && !hasPlace.has(status),
  );
  return [
    ...asked.filter((each) => !standing.includes(each)).map((each) => `children wait in no line: ${each}`),
    ...standing.filter((each) => !asked.includes(each)).map((each) => `children stand for no one: ${each}`),
    ...inLine.map(({ personId, status }) => `children stand in line beside no place: ${personId} ${status}`),
    ...(new Set(standing).size === standing.length ? [] : ['children share a place in line']),
  ];
}

type Standing = Pick<WaitingChildren, 'activityId' | 'personId'>;
const hasPlace: ReadonlySet<Registration['status']> = new Set([
  'confirmed',
  'offered',
  'completed',
  'dropped',
]);

/** Each person is on her phone, the same in both places, and the phone knows how many there are. */
function phonesBroken(items: readonly Keyed[]): readonly string[] {
  const people = ofKind<Keyed & Person>(items, 'PERSON#', 'META');
  const copies = ofKind<Keyed & Person>(items, 'PHONE#', 'PERSON#');
  const facts = ({ personId, name, gender, birthYear, group, phone, version }: Person) =>
    JSON.stringify([personId, name, gender, birthYear, group, phone, version]);
  const onPhones = new Set(copies.map(facts));
  const counted = ofKind<{ readonly people?: number }>(items, 'PHONE#', 'STATE');
  return [
    ...people
      .filter((person) => !onPhones.has(facts(person)))
      .map(({ personId }) => `not on her phone: ${personId}`),
    ...(people.length === copies.length ? [] : ['someone is on a phone who is no person']),
    ...(counted.reduce((sum, state) => sum + (state.people ?? 0), 0) === people.length
      ? []
      : ['a phone miscounts its people']),
  ];
}

/** The events of a registration follow on from one another and end in the status it has; all fit the catalogue. */
function storiesBroken(items: readonly Keyed[]): readonly string[] {
  const events = eventsIn(items);
  const steps = Map.groupBy(
    events.flatMap((event) => (isRegistrationEvent(event) ? [event.data] : [])),
    ({ registrationId }) => registrationId,
  );
  const unfit = events.filter((event) => !catalogue.some((schema) => schema.safeParse(event).success));
  return [
    ...unfit.map(({ id, type }) => `does not fit the catalogue: ${type} ${id}`),
    ...registrationsIn(items).flatMap((registration) => {
      const own = steps.get(registration.registrationId) ?? [];
      return own.length === registration.version && isOnePath(own, registration.status)
        ? []
        : [`the events tell another story of ${registration.registrationId}: ${JSON.stringify(own)}`];
    }),
  ];
}

/** Whether the steps can be walked one after the other from nothing to `end`, each taken once. */
function isOnePath(
  steps: readonly { readonly from: string | null; readonly to: string }[],
  end: string,
  at: string | null = null,
): boolean {
  if (steps.length === 0) return at === end;
  return steps.some(
    (step, position) => step.from === at && isOnePath(steps.toSpliced(position, 1), end, step.to),
  );
}

/** Rule 8 of the domain, when all is quiet: whoever is no person any more holds nothing in what is not over at `now`. */
export const heldByNoOne = (items: readonly Keyed[], now: Date): readonly string[] => {
  const known = new Set(ofKind<Person>(items, 'PERSON#', 'META').map(({ personId }) => personId));
  const underWay = new Set(
    openActivities(items)
      .filter(({ lastSessionAt }) => lastSessionAt > now.toISOString())
      .map(({ activityId }) => activityId),
  );
  return registrationsIn(items)
    .filter(({ activityId, personId }) => underWay.has(activityId) && !known.has(personId))
    .filter(({ status }) => ['confirmed', 'offered', 'waitlisted'].includes(status))
    .map(({ code, personId, status }) => `${code}: ${status} for ${personId}, who is no one any more`);
};

/**
 * Rule 3 of the design, when all is quiet: no place is free while someone waits for one who can be told, and none in childcare while
 * children wait. `now`: but where places are given no more by then.
 */
export const wakeUpsLost = (items: readonly Keyed[], now?: Date): readonly string[] =>
  openActivities(items).flatMap(({ activityId, code, placesLeft, childcareLeft, placesUntil = '9' }) => {
    const isTooLate = now !== undefined && placesUntil <= now.toISOString();
    const inLine = (prefix: string) =>
      ofKind<Waiting>(items, `CODE#${code}`, prefix).filter(
        (each) => each.activityId === activityId && each.passedOver !== true,
      );
    return [
      ...(placesLeft > 0 && !isTooLate ? inLine('WAIT#') : []).map(
        ({ waitId }) => `${code}: ${placesLeft} places free, but ${waitId} still waits`,
      ),
      ...(childcareLeft > 0 ? inLine('WAITCHILD#') : []).map(
        ({ waitId }) =>
          `${code}: ${childcareLeft} places in childcare free, but children still wait: ${waitId}`,
      ),
    ];
  });
