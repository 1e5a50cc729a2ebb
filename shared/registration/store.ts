import {
  all,
  atLeast,
  type Condition,
  either,
  equals,
  isAbsent,
  isPresent,
  keys,
  lacks,
  recordEvent,
  type Table,
  upTo,
  type Write,
} from '#shared/table/index.ts';
import type { Change, JoinedChange } from './change.ts';
import { withChildren } from './childcare/children.ts';
import type { AnsweredRequest, Register, Registered, Registration } from './schema.ts';

/** How long the answer to a request is kept in case it is sent again, in seconds. */
const answerKept = 7 * 24 * 3600;

/** A person's registration for an activity, or `undefined`. */
export const registrationOf = (
  table: Table,
  activityId: string,
  personId: string,
): Promise<Registration | undefined> => table.get<Registration>(keys.registrationKey(activityId, personId));

/** The registrations these people have for one activity. */
export const registrationsFor = (
  table: Table,
  activityId: string,
  personIds: readonly string[],
): Promise<Registration[]> =>
  table.getEach<Registration>(personIds.map((personId) => keys.registrationKey(activityId, personId)));

/** All registrations of a person. Read from the index: a change may show a moment later. */
export async function registrationsOf(table: Table, personId: string): Promise<readonly Registration[]> {
  const range = keys.registrationsOfPerson(personId);
  const { items } = await table.query<Registration>({ pk: range.pk, prefix: range.prefix, index: 'gsi1' });
  return items;
}

/** A page of a roster; `next` goes on after its last registration. */
export type RosterPage<OnRoster> = {
  readonly items: readonly OnRoster[];
  readonly next: string | undefined;
};

/** A page of an activity's registrations in any status, by person. */
export const rosterPage = (
  table: Table,
  activityId: string,
  limit: number,
  after: string | undefined,
): Promise<RosterPage<Registration>> => pageOf<Registration>(table, activityId, limit, after);

/** The attributes of a registration that decide whether and how someone is told. */
const whatTells = [
  'personId',
  'activityId',
  'kind',
  'status',
  'language',
  'languageIsGuess',
  'registeredAt',
  'confirmedAt',
  'toldAt',
] as const;
export type ToTell = Pick<Registration, (typeof whatTells)[number]>;

/** A page for telling many people: only the attributes that takes, a third of the size. */
export const pageToTell = (
  table: Table,
  activityId: string,
  limit: number,
  after: string | undefined,
): Promise<RosterPage<ToTell>> => pageOf<ToTell>(table, activityId, limit, after, whatTells);

/** The attributes of a registration that say whether its time is over. */
const whatEnds = ['personId', 'activityId', 'status', 'deadline', 'confirmedAt', 'registeredAt'] as const;
export type ToEnd = Pick<Registration, (typeof whatEnds)[number]>;

/** A page for ending what is over: only the attributes that takes. */
export const pageToEnd = (
  table: Table,
  activityId: string,
  limit: number,
  after: string | undefined,
): Promise<RosterPage<ToEnd>> => pageOf<ToEnd>(table, activityId, limit, after, whatEnds);

async function pageOf<OnRoster extends Pick<Registration, 'personId'>>(
  table: Table,
  activityId: string,
  limit: number,
  after: string | undefined,
  attributes?: readonly string[],
): Promise<RosterPage<OnRoster>> {
  const { items, next } = await table.query<OnRoster>({
    ...keys.registrationsOfActivity(activityId),
    limit,
    ...(after === undefined ? {} : { after: keys.registrationKey(activityId, after) }),
    ...(attributes === undefined ? {} : { attributes }),
  });
  return { items, next: next === undefined ? undefined : items.at(-1)?.personId };
}

/** The earlier answer to a request, or `undefined`. */
export const answeredRequest = (table: Table, requestId: string): Promise<AnsweredRequest | undefined> =>
  table.get<AnsweredRequest>(keys.requestKey(requestId));

/** Whether a request has been carried out already. */
export const wasAnswered = async (table: Table, requestId: string): Promise<boolean> =>
  (await answeredRequest(table, requestId)) !== undefined;

/** Keeps the answer to a request; refused under the name `request` when it has one already. */
export const answerWrite = (requestId: string, answer: AnsweredRequest, now: Date): Write => ({
  as: 'request',
  when: isAbsent,
  put: {
    ...keys.requestKey(requestId),
    ...answer,
    expiresAt: Math.floor(now.getTime() / 1000) + answerKept,
  },
});

/** The same `requestId` came with other content. */
export type Reused = { readonly refused: 'request-reused' };

/** The kept answer to a request to register; the position in line is added when it is told. */
export const answerOf = (registration: Registration, command: Register): AnsweredRequest => ({
  requestHash: command.requestHash,
  activityId: registration.activityId,
  personId: registration.personId,
  registrationId: registration.registrationId,
  status: registration.status,
  secret: registration.secret,
  ...childrenIn(registration),
});

/** The childcare fields of a registration. */
const childrenIn = ({ childcare, childrenWaiting }: Pick<Registration, 'childcare' | 'childrenWaiting'>) => ({
  childcare,
  ...(childrenWaiting === undefined ? {} : { childrenWaiting }),
});

/** The earlier answer to this request, as it was given then. */
export async function repeated(
  table: Table,
  answered: AnsweredRequest,
  command: Register,
): Promise<Registered | Reused> {
  if (answered.requestHash !== command.requestHash) return { refused: 'request-reused' };
  const registration = await registrationOf(table, answered.activityId, answered.personId);
  if (registration === undefined)
    throw new Error('A request was answered with a registration that is not there');
  const { status, childcare = registration.childcare, childrenWaiting = [] } = answered;
  const then = withChildren({ ...registration, status }, childcare, childrenWaiting);
  return { registration: then };
}

/**
 * Notes that a request has been carried out, where no registration answers it; refused like `answerWrite`.
 */
export const doneWrite = (requestId: string, now: Date): Write => ({
  as: 'request',
  when: isAbsent,
  put: { ...keys.requestKey(requestId), expiresAt: Math.floor(now.getTime() / 1000) + answerKept },
});

/**
 * A step in a registration's life as writes of one transaction, named `registration`, `places`, `line`,
 * `children` and `event`. `places` is there only when a place is taken or given back, or children join or
 * leave their line: joining the line for a place writes no item that others write.
 */
export function writesOf(change: Change | JoinedChange): readonly Write[] {
  const { registration, previous } = change;
  const events = 'events' in change ? change.events : [change.event];
  const { activityId, personId, code } = registration;
  const writes: Write[] = [
    {
      as: 'registration',
      when: previous === undefined ? isAbsent : equals('version', previous.version),
      put: {
        ...keys.registrationKey(activityId, personId),
        ...keys.registrationOfPerson(personId, activityId),
        ...registration,
      },
    },
    ...events.map(recordEvent),
  ];
  if (change.places !== 0 || change.childcare !== 0 || change.childrenWaiting !== 0) {
    const { places, childcare, childrenWaiting } = change;
    const waiting = childrenWaiting === 0 ? {} : { childrenWaiting };
    writes.push({
      as: 'places',
      update: keys.codeKey(code),
      changes: { add: { placesLeft: -places, childcareLeft: -childcare, ...waiting } },
      when: placesAllow(change),
    });
  }
  const keepsItsPlaceInLine = registration.waitId === previous?.waitId;
  if (
    registration.waitId !== undefined &&
    !(keepsItsPlaceInLine && registration.childcare === previous?.childcare)
  ) {
    const { waitId, childcare } = registration;
    writes.push({
      as: 'line',
      put: { ...keys.waitKey(code, waitId), waitId, activityId, personId, childcare },
    });
  }
  if (previous?.waitId !== undefined && !keepsItsPlaceInLine) {
    writes.push({ as: 'line', delete: keys.waitKey(code, previous.waitId), when: isPresent });
  }
  return [...writes, ...childrenWrites(change)];
}

/**
 * Updates the line for childcare to the registration: puts new or changed places in line, deletes removed
 * ones.
 */
function childrenWrites({ registration, previous }: Change | JoinedChange): readonly Write[] {
  const { code, activityId, personId, childrenWaiting: now = [] } = registration;
  const before = previous?.childrenWaiting ?? [];
  const stands = now.filter(({ waitId, children }) =>
    before.every((each) => each.waitId !== waitId || each.children !== children),
  );
  const gone = before.filter(({ waitId }) => now.every((each) => each.waitId !== waitId));
  return [
    ...stands.map(({ waitId, children }) => ({
      as: 'children',
      put: { ...keys.childrenWaitKey(code, waitId), waitId, activityId, personId, children },
    })),
    ...gone.map(({ waitId }) => ({ as: 'children', delete: keys.childrenWaitKey(code, waitId) })),
  ];
}

/** Rule 1: a place is taken only while one is left, in the same transaction that takes it. */
function placesAllow(change: Change | JoinedChange): Condition {
  const conditions = [equals('activityId', change.registration.activityId)];
  if (change.places > 0) conditions.push(atLeast('placesLeft', change.places));
  if (change.childcare > 0) conditions.push(atLeast('childcareLeft', change.childcare));
  // Children neither join the line if more places are left than the decision saw, nor overtake those who
  // wait.
  const { childcareThen: { childcareLeft, childrenWaiting = 0 } = {} } = change;
  if (childcareLeft !== undefined && change.childrenWaiting > 0) {
    conditions.push(upTo('childcareLeft', childcareLeft));
  }
  if (childcareLeft !== undefined && change.childcare > 0) {
    conditions.push(either(lacks('childrenWaiting'), upTo('childrenWaiting', childrenWaiting)));
  }
  return all(...conditions);
}
