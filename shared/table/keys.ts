/**
 * The table's map, and the only place that knows prefixes. One table, `pk`/`sk`, two indexes.
 *
 * | item                                   | pk               | sk             | index                                                    |
 * | -------------------------------------- | ---------------- | -------------- | -------------------------------------------------------- |
 * | activity, as announced                 | ACTIVITY#id      | META           | gsi1 CENTRE#kirkuk / ACTIVITY#closesAt#id                |
 * | activity, as open under its code       | CODE#214         | ACTIVITY       |                                                          |
 * | place in line                          | CODE#214         | WAIT#uuidv7    |                                                          |
 * | children in line for childcare         | CODE#214         | WAITCHILD#uuidv7 |                                                        |
 * | session                                | ACTIVITY#id      | SESSION#id     | gsi1 CENTRE#kirkuk#2026-11 / SESSION#start#id            |
 * | registration                           | ACTIVITY#id      | REG#personId   | gsi1 PERSON#id / REG#activityId                          |
 * | attendance of a person at a session    | ACTIVITY#id      | ATT#sessionId#personId | gsi1 PERSON#id / ATT#activityId#start            |
 * | certificate given                      | CERTIFICATE#id   | CERTIFICATE    |                                                          |
 * | event (forever)                        | its subject's    | EVENT#uuidv7   | gsi2 EVENTS#day#0…7 / uuidv7                             |
 * | community focal point                  | FOCAL#id         | META           | gsi1 CENTRE#kirkuk / FOCAL#id                            |
 * | whom a focal point brought             | FOCAL#id         | BROUGHT#personId |                                                        |
 * | person (name, phone, birth year)       | PERSON#id        | META           | gsi1 CENTRE#kirkuk / PERSON#foldedName#id                |
 * | person, as seen from her phone         | PHONE#e164       | PERSON#id      |                                                          |
 * | phone (people on it, language, stop)   | PHONE#e164       | STATE          |                                                          |
 * | conversation with a phone (TTL)        | PHONE#e164       | STATE#TALK     |                                                          |
 * | what a phone was sent lately (TTL)     | PHONE#e164       | STATE#SENT     |                                                          |
 * | reply to a phone (TTL)                 | PHONE#e164       | MESSAGE#id     | gsi2 NETWORK#id / id                                     |
 * | broadcast                              | BROADCAST#id     | META           | gsi1 CENTRE#kirkuk / BROADCAST#id                        |
 * | whom a broadcast goes to, a page (TTL) | BROADCAST#id     | PAGE#number    |                                                          |
 * | application for a grant (TTL until it is submitted) | APPLICATION#id | META  | gsi1 and gsi2 PHONE#e164 / APPLICATION#id                |
 * | files of an application that is being written | APPLICATION#id | FILES | gsi1 FILES / APPLICATION#id                               |
 * | short number (TTL until it is submitted) | GRANTNUMBER#483920 | NUMBER       | gsi1 FORGOTTEN#day / APPLICATION#id, until it is submitted |
 * | until when an application was kept (TTL) | APPLICATION#id | UNTIL           |                                                          |
 * | name that someone of the staff signs in with | STAFF#id    | META           |                                                          |
 * | what opens an application (TTL)        | APPLICATION#id   | UNLOCKING      |                                                          |
 * | grant                                  | GRANT#id         | META           | gsi1 CENTRE#kirkuk / GRANT#status#submittedAt#id         |
 * | application, as it was submitted       | GRANT#id         | VERSION#0001   |                                                          |
 * | report, as it was handed in            | GRANT#id         | REPORT#eventId |                                                          |
 * | what was said with a move              | GRANT#id         | DECISION#eventId |                                                        |
 * | names of a group's other members       | GRANT#id         | NAMES          | gsi1 PERSON#contactId / GRANT#id                         |
 * | closed days of a centre                | CENTRE#kirkuk    | CLOSEDDAYS     |                                                          |
 * | rearrangement of many sessions         | REARRANGEMENT#id | META           | gsi1 CENTRE#kirkuk / REARRANGEMENT#id                    |
 * | what it changes of an activity         | REARRANGEMENT#id | PART#number    |                                                          |
 * | meeting of a panel                     | PANEL#id         | META           | gsi1 CENTRE#kirkuk / PANEL#heldOn#id                     |
 * | someone's scores of an application     | PANEL#id         | SCORE#grantId#staffId |                                                   |
 * | phone that a panel's digest goes to     | PANELMEMBER#id   | META           | gsi1 CENTRE#kirkuk / PANELMEMBER#id                      |
 * | what a centre may grant in a year      | CENTRE#kirkuk    | BUDGET#2026    |                                                          |
 * | message to a person                    | MESSAGE#id       | META           | gsi1 PERSON#id / MESSAGE#at; gsi2 NETWORK#id / id        |
 * | spent on texts by a centre in a month  | SPEND#kirkuk     | 2026-11        |                                                          |
 * | whose turn it is to send               | TURNS#key        | TURNS          |                                                          |
 * | concern (in the index while it is open; TTL from when it matters no more) | CONCERN#key      | META           | gsi1 CENTRE#kirkuk (CENTRE#all: for administrators) / CONCERN#raisedAt#key, UNTOLD#raisedAt#key where someone was not told |
 * | counter of registrations               | COUNT#scope      | period         |                                                          |
 * | counter of attendance                  | COUNT#scope      | period#attendance |                                                       |
 * | counter of messages                    | COUNT#scope      | period#messages |                                                         |
 * | counter of grants                      | COUNT#scope      | period#grants  |                                                          |
 * | counter of a later generation          | COUNT#scope      | ~2#period…     |                                                          |
 * | events already counted (TTL)           | SEEN#slot        | SEEN           |                                                          |
 * | events already counted, a later generation (TTL) | SEEN#slot | SEEN~2       |                                                          |
 * | where a person has been reached        | REACHED#personId | REACHED        |                                                          |
 * | where a person has been reached, a later generation | REACHED#personId | REACHED~2 |                                                 |
 * | which generation of counters is read, and which are counted | GENERATIONS | GENERATIONS |                                            |
 * | request already answered (TTL)         | REQUEST#key      | REQUEST        |                                                          |
 *
 * What a registration must know about an activity (is it open, are places left, who waits) stands in the one
 * partition of its code, so that one Query answers it; see docs/decisions/registering/activity-under-its-code.md.
 */
export type Key = { readonly pk: string; readonly sk: string };
export type Gsi1 = { readonly gsi1pk: string; readonly gsi1sk: string };
export type Gsi2 = { readonly gsi2pk: string; readonly gsi2sk: string };
/** A value as the table stores it, with the keys of its item. */
export type Keyed<T> = T & Key & Partial<Gsi1 & Gsi2>;

/** An item without its keys. */
export const withoutKeys = <T extends Keyed<object>>({
  pk: _pk,
  sk: _sk,
  gsi1pk: _g1p,
  gsi1sk: _g1s,
  gsi2pk: _g2p,
  gsi2sk: _g2s,
  ...rest
}: T): Omit<T, keyof Keyed<object>> => rest;

const META = 'META';

/** An activity, as announced. */
export const activityKey = (activityId: string): Key => ({ pk: `ACTIVITY#${activityId}`, sk: META });
/** An activity in its centre, by the end of its enrolment: those still open for enrolment are one range. */
export const activityInCentre = (centre: string, closesAt: string, activityId: string): Gsi1 => ({
  gsi1pk: `CENTRE#${centre}`,
  gsi1sk: `ACTIVITY#${closesAt}#${activityId}`,
});
/** Range of `activityInCentre`: all activities of a centre, by the end of their enrolment. */
export const activitiesInCentre = (centre: string) => ({ pk: `CENTRE#${centre}`, prefix: 'ACTIVITY#' });
/** Range of `activityInCentre`: those whose enrolment ends at or after `instant`. */
export const activitiesClosingFrom = (centre: string, instant: string) => ({
  pk: `CENTRE#${centre}`,
  from: `ACTIVITY#${instant}`,
  until: 'ACTIVITY#~',
});

/** The partition of a code: the open activity under it and the people in line for it. */
export const codePartition = (code: string) => `CODE#${code}`;
/** The open activity under its code. */
export const codeKey = (code: string): Key => ({ pk: codePartition(code), sk: 'ACTIVITY' });
/** Whether an item of a code's partition is the open activity. */
export const isOpenActivityKey = (key: Key): boolean => key.sk === 'ACTIVITY';
/** A place in line; `waitId` is a UUIDv7, so the line sorts by time. */
export const waitKey = (code: string, waitId: string): Key => ({
  pk: codePartition(code),
  sk: `WAIT#${waitId}`,
});
/** Whether an item of a code's partition is a place in line for a place, not for childcare. */
export const isWaitKey = (key: Key): boolean => key.sk.startsWith('WAIT#');
export const waitPrefix = 'WAIT#';
/** Range: the open activity, then the people in line for it. */
export const openAndLine = (code: string) => ({
  pk: codePartition(code),
  from: 'ACTIVITY',
  until: `${waitPrefix}~`,
});
/** Range: the line up to and including the place `waitId`; the whole line without `waitId`. */
export const lineUpTo = (code: string, waitId = '~') => ({
  pk: codePartition(code),
  from: waitPrefix,
  until: waitKey(code, waitId).sk,
});
/** Sorts after `WAIT#`, so that a read of the first in line for a place does not reach these items. */
export const childrenWaitPrefix = 'WAITCHILD#';
/** Children in line for childcare; `waitId` is a UUIDv7, so the line sorts by time. */
export const childrenWaitKey = (code: string, waitId: string): Key => ({
  pk: codePartition(code),
  sk: `${childrenWaitPrefix}${waitId}`,
});

/** A registration, with its activity. */
export const registrationKey = (activityId: string, personId: string): Key => ({
  pk: `ACTIVITY#${activityId}`,
  sk: `REG#${personId}`,
});
/** Range of `registrationKey`: all registrations for an activity, by person. */
export const registrationsOfActivity = (activityId: string) => ({
  pk: `ACTIVITY#${activityId}`,
  prefix: 'REG#',
});
/** A registration, with its person. */
export const registrationOfPerson = (personId: string, activityId: string): Gsi1 => ({
  gsi1pk: `PERSON#${personId}`,
  gsi1sk: `REG#${activityId}`,
});
/** Range of `registrationOfPerson`. */
export const registrationsOfPerson = (personId: string) => ({ pk: `PERSON#${personId}`, prefix: 'REG#' });

/** A session, with its activity. */
export const sessionKey = (activityId: string, sessionId: string): Key => ({
  pk: `ACTIVITY#${activityId}`,
  sk: `${sessionPrefix}${sessionId}`,
});
/** A certificate, by its number. */
export const certificateKey = (certificate: string): Key => ({
  pk: `CERTIFICATE#${certificate}`,
  sk: 'CERTIFICATE',
});
const sessionPrefix = 'SESSION#';
/** Range of `sessionKey`: the sessions of an activity, in the order in which they were announced. */
export const sessionsOfActivity = (activityId: string) => ({
  pk: `ACTIVITY#${activityId}`,
  prefix: sessionPrefix,
});
/** A session by centre and month in Baghdad (`2026-11`), then by its start. */
export const sessionInCentre = (
  centre: string,
  month: string,
  startsAt: string,
  sessionId: string,
): Gsi1 => ({
  gsi1pk: `CENTRE#${centre}#${month}`,
  gsi1sk: `${sessionPrefix}${startsAt}#${sessionId}`,
});
/** Range of `sessionInCentre`: those that begin at or after `from` and before `until`. */
export const sessionsInCentre = (centre: string, month: string, from: string, until: string) => ({
  pk: `CENTRE#${centre}#${month}`,
  from: `${sessionPrefix}${from}`,
  until: `${sessionPrefix}${until}`,
});

/** The attendance of a person at a session, with the activity. */
export const attendanceKey = (activityId: string, sessionId: string, personId: string): Key => ({
  pk: `ACTIVITY#${activityId}`,
  sk: `${attendancePrefix}${sessionId}#${personId}`,
});
const attendancePrefix = 'ATT#';
/** Range of `attendanceKey`: everyone's attendance at a session. */
export const attendancesAtSession = (activityId: string, sessionId: string) => ({
  pk: `ACTIVITY#${activityId}`,
  prefix: `${attendancePrefix}${sessionId}#`,
});
/** The attendance of a person at a session, with the person; `startsAt` is UTC ISO. */
export const attendanceOfPerson = (personId: string, activityId: string, startsAt: string): Gsi1 => ({
  gsi1pk: `PERSON#${personId}`,
  gsi1sk: `${attendancePrefix}${activityId}#${startsAt}`,
});
/** Range of `attendanceOfPerson`: of every activity. */
export const allAttendancesOfPerson = (personId: string) => ({
  pk: `PERSON#${personId}`,
  prefix: attendancePrefix,
});
/** Range of `attendanceOfPerson`, in the order of the sessions. */
export const attendancesOfPerson = (personId: string, activityId: string) => ({
  pk: `PERSON#${personId}`,
  prefix: `${attendancePrefix}${activityId}#`,
});

/** An event in its partition: events of registrations in their activity's, all others in their subject's. */
export const eventKey = (
  about:
    | { readonly messageId: string }
    | { readonly broadcastId: string }
    | { readonly rearrangementId: string }
    | { readonly concernId: string }
    | { readonly grantId: string }
    | { readonly panelId: string }
    | { readonly panelMemberId: string }
    | { readonly budgetOf: string; readonly budgetYear: number }
    | { readonly closedDaysOf: string }
    | { readonly activityId: string }
    | { readonly personId: string }
    | { readonly focalPointId: string },
  eventId: string,
): Key => {
  const sk = `${eventPrefix}${eventId}`;
  // First: the event of a concern about an untold message names the message too.
  if ('concernId' in about) return { pk: concernKey(about.concernId).pk, sk };
  if ('messageId' in about) return { pk: messageKey(about.messageId).pk, sk };
  if ('broadcastId' in about) return { pk: broadcastKey(about.broadcastId).pk, sk };
  if ('panelMemberId' in about) return { pk: panelMemberKey(about.panelMemberId).pk, sk };
  if ('panelId' in about) return { pk: panelKey(about.panelId).pk, sk };
  if ('grantId' in about) return { pk: grantKey(about.grantId).pk, sk };
  if ('budgetOf' in about) return { pk: budgetKey(about.budgetOf, about.budgetYear).pk, sk };
  if ('closedDaysOf' in about) return { pk: closedDaysKey(about.closedDaysOf).pk, sk };
  if ('activityId' in about) return { pk: activityKey(about.activityId).pk, sk };
  // After `activityId`: a session event that names its rearrangement belongs in the activity's partition.
  if ('rearrangementId' in about) return { pk: rearrangementKey(about.rearrangementId).pk, sk };
  if ('focalPointId' in about) return { pk: focalPointKey(about.focalPointId).pk, sk };
  return { pk: personKey(about.personId).pk, sk };
};
export const eventPrefix = 'EVENT#';
/** Range of `eventKey`: the events in the partition of an activity. */
export const eventsOfActivity = (activityId: string) => ({
  pk: activityKey(activityId).pk,
  prefix: eventPrefix,
});
/** Range of `eventKey`: the events in the partition of a person. */
export const eventsOfPerson = (personId: string) => ({ pk: personKey(personId).pk, prefix: eventPrefix });
const eventShards = 8;
/** By UTC day and one of eight shards: a day's events are found without a scan, and no partition is hot. */
export const eventOfDay = (occurredAt: string, eventId: string): Gsi2 => ({
  gsi2pk: `EVENTS#${occurredAt.slice(0, 10)}#${Number.parseInt(eventId.slice(-1), 16) % eventShards}`,
  gsi2sk: eventId,
});
/**
 * The id before every id that is made at or after `milliseconds` (of the epoch), and after all earlier ones:
 * a UUIDv7 begins with its millisecond.
 */
export const idsFrom = (milliseconds: number): string =>
  `${milliseconds
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})/, '$1-')}-0000-0000-000000000000`;
/** The partitions of `eventOfDay` for a UTC day `2026-11-23`. */
export const eventPartitionsOfDay = (day: string): readonly string[] =>
  Array.from({ length: eventShards }, (_, shard) => `EVENTS#${day}#${shard}`);

/** A person. */
export const personKey = (personId: string): Key => ({ pk: `PERSON#${personId}`, sk: META });
/** A person in her centre, by her folded name. */
export const personInCentre = (centre: string, foldedName: string, personId: string): Gsi1 => ({
  gsi1pk: `CENTRE#${centre}`,
  gsi1sk: `PERSON#${foldedName}#${personId}`,
});

/** The partition of a phone (E.164): its state, the people on it, its conversation and its replies. */
export const phonePartition = (phone: string) => `PHONE#${phone}`;
/** A person, as seen from her phone (E.164). */
export const personOnPhoneKey = (phone: string, personId: string): Key => ({
  pk: phonePartition(phone),
  sk: `${personOnPhonePrefix}${personId}`,
});
export const personOnPhonePrefix = 'PERSON#';
/** Whether an item of a phone's partition is a person. */
export const isPersonOnPhoneKey = (key: Key): boolean => key.sk.startsWith(personOnPhonePrefix);
/** The state of a phone: its language, whether it said STOP. */
export const phoneStateKey = (phone: string): Key => ({ pk: phonePartition(phone), sk: 'STATE' });
/** Whether an item of a phone's partition is its state. */
export const isPhoneStateKey = (key: Key): boolean => key.sk === 'STATE';
/** The conversation with a phone. Sorts after `STATE`: one Query from the people on reads all three kinds. */
export const conversationKey = (phone: string): Key => ({ pk: phonePartition(phone), sk: 'STATE#TALK' });
/** Whether an item of a phone's partition is the conversation. */
export const isConversationKey = (key: Key): boolean => key.sk === 'STATE#TALK';
/** What a phone was sent lately. Sorts after `STATE`, like the conversation. */
export const sentLatelyKey = (phone: string): Key => ({ pk: phonePartition(phone), sk: 'STATE#SENT' });
/** Whether an item of a phone's partition is what it was sent lately. */
export const isSentLatelyKey = (key: Key): boolean => key.sk === 'STATE#SENT';

/** A community focal point. */
export const focalPointKey = (focalPointId: string): Key => ({ pk: `FOCAL#${focalPointId}`, sk: META });
/** A community focal point in its centre. */
export const focalPointInCentre = (centre: string, focalPointId: string): Gsi1 => ({
  gsi1pk: `CENTRE#${centre}`,
  gsi1sk: `${focalPointPrefix}${focalPointId}`,
});
const focalPointPrefix = 'FOCAL#';
/** Range of `focalPointInCentre`. */
export const focalPointsInCentre = (centre: string) => ({
  pk: `CENTRE#${centre}`,
  prefix: focalPointPrefix,
});
/** A person that a focal point brought. */
export const broughtKey = (focalPointId: string, personId: string): Key => ({
  pk: `FOCAL#${focalPointId}`,
  sk: `${broughtPrefix}${personId}`,
});
export const broughtPrefix = 'BROUGHT#';

/** A broadcast. */
export const broadcastKey = (broadcastId: string): Key => ({ pk: `BROADCAST#${broadcastId}`, sk: META });
const broadcastPrefix = 'BROADCAST#';
/** A broadcast in its centre. Ids sort by time: the first written first. */
export const broadcastInCentre = (centre: string, broadcastId: string): Gsi1 => ({
  gsi1pk: `CENTRE#${centre}`,
  gsi1sk: `${broadcastPrefix}${broadcastId}`,
});
/** Range of `broadcastInCentre`. */
export const broadcastsInCentre = (centre: string) => ({ pk: `CENTRE#${centre}`, prefix: broadcastPrefix });
const pagePrefix = 'PAGE#';
/** A page of the recipients of a broadcast; six digits, so that pages sort. */
export const broadcastPageKey = (broadcastId: string, page: number): Key => ({
  pk: broadcastKey(broadcastId).pk,
  sk: `${pagePrefix}${String(page).padStart(6, '0')}`,
});
/** Range of `broadcastPageKey`, in the order of the pages. */
export const pagesOfBroadcast = (broadcastId: string) => ({
  pk: broadcastKey(broadcastId).pk,
  prefix: pagePrefix,
});

/** A rearrangement of many sessions. */
export const rearrangementKey = (rearrangementId: string): Key => ({
  pk: `${rearrangementPrefix}${rearrangementId}`,
  sk: META,
});
const rearrangementPrefix = 'REARRANGEMENT#';
/** A rearrangement in its centre. Ids sort by time: the first written first. */
export const rearrangementInCentre = (centre: string, rearrangementId: string): Gsi1 => ({
  gsi1pk: `CENTRE#${centre}`,
  gsi1sk: `${rearrangementPrefix}${rearrangementId}`,
});
/** Range of `rearrangementInCentre`. */
export const rearrangementsInCentre = (centre: string) => ({
  pk: `CENTRE#${centre}`,
  prefix: rearrangementPrefix,
});
const partPrefix = 'PART#';
/** The changes of a rearrangement to one activity; three digits, so that parts sort. */
export const rearrangementPartKey = (rearrangementId: string, part: number): Key => ({
  pk: rearrangementKey(rearrangementId).pk,
  sk: `${partPrefix}${String(part).padStart(3, '0')}`,
});
/** Range of `rearrangementPartKey`, in the order of the parts. */
export const partsOfRearrangement = (rearrangementId: string) => ({
  pk: rearrangementKey(rearrangementId).pk,
  prefix: partPrefix,
});

/** An application for a grant: a draft, or the submitted application behind its link. */
export const applicationKey = (draftId: string): Key => ({ pk: `${applicationPrefix}${draftId}`, sk: META });
const applicationPrefix = 'APPLICATION#';
/** An application, with the phone (E.164) of its contact person. */
export const applicationOfPhone = (phone: string, draftId: string): Gsi1 => ({
  gsi1pk: phonePartition(phone),
  gsi1sk: `${applicationPrefix}${draftId}`,
});
/** An application that this phone began by text, even if its form names another phone now. */
export const applicationTextedFrom = (phone: string, draftId: string): Gsi2 => ({
  gsi2pk: phonePartition(phone),
  gsi2sk: `${applicationPrefix}${draftId}`,
});
/** Range of `applicationOfPhone` and `applicationTextedFrom`: drafts that are not submitted, oldest first. */
export const applicationsOfPhone = (phone: string) => ({
  pk: phonePartition(phone),
  prefix: applicationPrefix,
});
/** Digests of the code sent to the contact person of an application, and of the keys given for it. */
export const unlockingKey = (draftId: string): Key => ({
  pk: applicationKey(draftId).pk,
  sk: 'UNLOCKING',
});
/** The files of a draft. Outlives an abandoned draft, so that its files are deleted too. */
export const draftFilesKey = (draftId: string): Key => ({
  pk: `${applicationPrefix}${draftId}`,
  sk: filesOfDrafts,
});
const filesOfDrafts = 'FILES';
/** The files of a draft, among those of all drafts; the oldest draft first. */
export const filesInOrder = (draftId: string): Gsi1 => ({
  gsi1pk: filesOfDrafts,
  gsi1sk: `${applicationPrefix}${draftId}`,
});
/** Range of `filesInOrder`: the files of all drafts, the oldest draft first. */
export const allFilesOfDrafts = { pk: filesOfDrafts, prefix: applicationPrefix };
/** A draft by the day in Baghdad on which it is forgotten, unless it is changed before. */
export const draftForgottenOn = (day: string, draftId: string): Gsi1 => ({
  gsi1pk: `FORGOTTEN#${day}`,
  gsi1sk: `${applicationPrefix}${draftId}`,
});
/** Range of `draftForgottenOn`. */
export const draftsForgottenOn = (day: string) => ({
  pk: draftForgottenOn(day, '').gsi1pk,
  prefix: applicationPrefix,
});
/** Until when a draft is kept; outlives the draft. */
export const draftUntilKey = (draftId: string): Key => ({ pk: applicationKey(draftId).pk, sk: 'UNTIL' });
/** The name a member of staff signs in with, by her stable id. */
export const staffKey = (staffId: string): Key => ({ pk: `STAFF#${staffId}`, sk: META });
/** A short number (six digits), which leads to its draft or grant. */
export const grantNumberKey = (number: string): Key => ({ pk: `GRANTNUMBER#${number}`, sk: 'NUMBER' });

/** A grant. */
export const grantKey = (grantId: string): Key => ({ pk: `${grantPrefix}${grantId}`, sk: META });
const grantPrefix = 'GRANT#';
/** A grant by status, then by when its first version was submitted: the longest waiting first. */
export const grantInCentre = (
  centre: string,
  status: string,
  submittedAt: string,
  grantId: string,
): Gsi1 => ({
  gsi1pk: `CENTRE#${centre}`,
  gsi1sk: `${grantPrefix}${status}#${submittedAt}#${grantId}`,
});
/** Range of `grantInCentre`: the grants of one status; of every status without `status`. */
export const grantsInCentre = (centre: string, status?: string) => ({
  pk: `CENTRE#${centre}`,
  prefix: status === undefined ? grantPrefix : `${grantPrefix}${status}#`,
});
/** A submitted version of an application; four digits, so that versions sort. */
export const applicationVersionKey = (grantId: string, application: number): Key => ({
  pk: grantKey(grantId).pk,
  sk: `${applicationVersionPrefix}${String(application).padStart(4, '0')}`,
});
export const applicationVersionPrefix = 'VERSION#';
/** A report, by the event that handed it in. */
export const grantReportKey = (grantId: string, eventId: string): Key => ({
  pk: grantKey(grantId).pk,
  sk: `${grantReportPrefix}${eventId}`,
});
export const grantReportPrefix = 'REPORT#';
/** The reason given with a move, by the event of the move. */
export const decisionKey = (grantId: string, eventId: string): Key => ({
  pk: grantKey(grantId).pk,
  sk: `${decisionPrefix}${eventId}`,
});
export const decisionPrefix = 'DECISION#';
/** All items of a grant, by key: decisions, events, the grant, names, reports, versions. */
export const allOfGrant = (grantId: string) => ({ pk: grantKey(grantId).pk });
/** The names of a group's other members. */
export const grantNamesKey = (grantId: string): Key => ({ pk: grantKey(grantId).pk, sk: 'NAMES' });
/** A grant, with its contact person. */
export const grantOfPerson = (personId: string, grantId: string): Gsi1 => ({
  gsi1pk: `PERSON#${personId}`,
  gsi1sk: `${grantPrefix}${grantId}`,
});
/** Range of `grantOfPerson`: the grants whose contact person she is. */
export const grantsOfPerson = (personId: string) => ({ pk: `PERSON#${personId}`, prefix: grantPrefix });
/** A meeting of a panel. */
export const panelKey = (panelId: string): Key => ({ pk: `${panelPrefix}${panelId}`, sk: META });
const panelPrefix = 'PANEL#';
/** A panel in its centre, by the day it is held. */
export const panelInCentre = (centre: string, heldOn: string, panelId: string): Gsi1 => ({
  gsi1pk: `CENTRE#${centre}`,
  gsi1sk: `${panelPrefix}${heldOn}#${panelId}`,
});
/** Range of `panelInCentre`. */
export const panelsInCentre = (centre: string) => ({ pk: `CENTRE#${centre}`, prefix: panelPrefix });
const scorePrefix = 'SCORE#';
/** One member of staff's scores of one application of a panel. */
export const scoreKey = (panelId: string, grantId: string, staffId: string): Key => ({
  pk: panelKey(panelId).pk,
  sk: `${scorePrefix}${grantId}#${staffId}`,
});
/** Range of `scoreKey`: everyone's scores of a panel's applications. */
export const scoresOfPanel = (panelId: string) => ({ pk: panelKey(panelId).pk, prefix: scorePrefix });

/** A phone that a panel's digest goes to. */
export const panelMemberKey = (panelMemberId: string): Key => ({
  pk: `${panelMemberPrefix}${panelMemberId}`,
  sk: META,
});
const panelMemberPrefix = 'PANELMEMBER#';
/** A panel member in her centre. */
export const panelMemberInCentre = (centre: string, panelMemberId: string): Gsi1 => ({
  gsi1pk: `CENTRE#${centre}`,
  gsi1sk: `${panelMemberPrefix}${panelMemberId}`,
});
/** Range of `panelMemberInCentre`. */
export const panelMembersInCentre = (centre: string) => ({
  pk: `CENTRE#${centre}`,
  prefix: panelMemberPrefix,
});

/** The grant budget of a centre for a year in Baghdad. */
export const budgetKey = (centre: string, year: number): Key => ({
  pk: `CENTRE#${centre}`,
  sk: `${budgetPrefix}${year}`,
});
const budgetPrefix = 'BUDGET#';

/** The closed days of a centre, all in one item. */
export const closedDaysKey = (centre: string): Key => ({ pk: `CENTRE#${centre}`, sk: 'CLOSEDDAYS' });

/** A message to a person. */
export const messageKey = (messageId: string): Key => ({ pk: `MESSAGE#${messageId}`, sk: META });
/** A message, with its person; `at` is UTC ISO. */
export const messageOfPerson = (personId: string, at: string): Gsi1 => ({
  gsi1pk: `PERSON#${personId}`,
  gsi1sk: `MESSAGE#${at}`,
});
/** Range of `messageOfPerson`: messages made at or after `since` (UTC ISO). */
export const messagesOfPerson = (personId: string, since: string) => ({
  pk: `PERSON#${personId}`,
  from: messageOfPerson(personId, since).gsi1sk,
  until: messageOfPerson(personId, '~').gsi1sk,
});
/** A reply to a phone (E.164) by text. */
export const replyKey = (phone: string, messageId: string): Key => ({
  pk: phonePartition(phone),
  sk: `${replyPrefix}${messageId}`,
});
const replyPrefix = 'MESSAGE#';
/** Range of `replyKey`: the replies of the last days, until their TTL. */
export const repliesTo = (phone: string) => ({ pk: phonePartition(phone), prefix: replyPrefix });
/** A message under the id the network gave it: some networks report delivery under their own id. */
export const messageOfNetwork = (networkId: string, messageId: string): Gsi2 => ({
  gsi2pk: `NETWORK#${networkId}`,
  gsi2sk: messageId,
});

/** What a centre spent on texts in a month in Baghdad (`2026-11`); centre `none` for texts no centre pays. */
export const spendKey = (centre: string, month: string): Key => ({ pk: `SPEND#${centre}`, sk: month });

/** A concern, by its key. */
export const concernKey = (concernId: string): Key => ({ pk: `${concernPrefix}${concernId}`, sk: META });
/** A concern in its centre, the oldest first. Only open concerns are in the index. */
export const concernInCentre = (centre: string, raisedAt: string, concernId: string): Gsi1 => ({
  gsi1pk: `CENTRE#${centre}`,
  gsi1sk: `${concernPrefix}${raisedAt}#${concernId}`,
});
/** Stands in place of a centre for the concerns put to administrators. */
export const allCentres = 'all';
/** A concern about news that someone was not told: a list apart from `concernInCentre`. */
export const untoldOfCentre = (centre: string, raisedAt: string, concernId: string): Gsi1 => ({
  gsi1pk: `CENTRE#${centre}`,
  gsi1sk: `${untoldPrefix}${raisedAt}#${concernId}`,
});
const untoldPrefix = 'UNTOLD#';
/** Range of `untoldOfCentre`. */
export const untoldInCentre = (centre: string) => ({ pk: `CENTRE#${centre}`, prefix: untoldPrefix });
const concernPrefix = 'CONCERN#';
/** Range of `concernInCentre`. */
export const concernsInCentre = (centre: string) => ({ pk: `CENTRE#${centre}`, prefix: concernPrefix });

/** The turns of one line of senders. There is one line, `sms`: the sending rate is the whole account's. */
export const turnsKey = (line: string): Key => ({ pk: `TURNS#${line}`, sk: 'TURNS' });

/**
 * Counters, marks and claims have generations (shared/counting/generations.ts). Those of the first have no
 * name in their keys; a later one stands in the same partition, under its number.
 */
const ofGeneration = (generation: number): string => (generation === 1 ? '' : `~${generation}`);
const counterPrefix = (generation: number): string =>
  generation === 1 ? '' : `${ofGeneration(generation)}#`;
/** A counter of a scope and a period: one item for each family of numbers. */
export const counterKey = (scope: string, period: string, family = 'registrations', generation = 1): Key => ({
  pk: `COUNT#${scope}`,
  sk: `${counterPrefix(generation)}${period}${family === 'registrations' ? '' : `#${family}`}`,
});
/** Range of `counterKey`: the counters of every family for one scope and period. */
export const counterOfPeriod = (scope: string, period: string, generation = 1) => ({
  pk: counterKey(scope, period).pk,
  prefix: counterKey(scope, period, 'registrations', generation).sk,
});
/** The partition of a scope: its counters of every period, family and generation. */
export const countersOfScope = (scope: string) => ({ pk: counterKey(scope, '').pk });
/** What `counterKey` was given, read from a sort key. */
export function counterIn(sk: string): {
  readonly generation: number;
  readonly period: string;
  readonly family: string;
} {
  const [, number, period = '', family = 'registrations'] = /^(?:~(\d+)#)?([^#]*)(?:#(.*))?$/.exec(sk) ?? [];
  return { generation: Number(number ?? 1), period, family };
}
/** A slot of the events that are already counted. */
export const seenKey = (slot: string, generation = 1): Key => ({
  pk: `SEEN#${slot}`,
  sk: `SEEN${ofGeneration(generation)}`,
});
/** Where a person has been counted as reached. */
export const reachedKey = (personId: string, generation = 1): Key => ({
  pk: `REACHED#${personId}`,
  sk: `REACHED${ofGeneration(generation)}`,
});
/** Which generation of counters is read, and which are counted. */
export const generationsKey: Key = { pk: 'GENERATIONS', sk: 'GENERATIONS' };
/** A request that is already answered, by its key. */
export const requestKey = (requestId: string): Key => ({ pk: `REQUEST#${requestId}`, sk: 'REQUEST' });
