/**
 * The calls to the table and the bucket of files, task by task, in the terms of `shared/`. Each list follows
 * the `store.ts` files and the commands that call them; no call is allowed that no code makes.
 */
import type { FileAccess } from './constructs/file-access.ts';
import type { TableAccess } from './constructs/table-access.ts';

/** The open activities of the centres, and what stands under their codes. */
export const findingActivities: readonly TableAccess[] = [
  { actions: ['Query'], of: ['centre'], index: 'gsi1' },
  { actions: ['BatchGetItem', 'Query'], of: ['code'] },
];

/** How many people wait for each activity on a page, from the counters that are read. */
export const showingWhoWait: readonly TableAccess[] = [
  { actions: ['GetItem'], of: ['generations'] },
  { actions: ['BatchGetItem'], of: ['counter'] },
];

/** The totals of grants, from the counters that are read. */
export const showingGrantTotals: readonly TableAccess[] = [
  { actions: ['GetItem'], of: ['generations'] },
  { actions: ['Query'], of: ['counter'] },
];

/** Every session of an activity, for calendars: cancelled ones too. */
export const tellingTimetables: readonly TableAccess[] = [{ actions: ['Query'], of: ['activity'] }];

/** The certificate of a number; the rest is read as calendars and registrations are. */
export const verifyingCertificates: readonly TableAccess[] = [{ actions: ['GetItem'], of: ['certificate'] }];

/** Noting whose paper was handed over; roster and people are read, and the event is put, as for sheets. */
export const handingOutCertificates: readonly TableAccess[] = [
  { actions: ['GetItem', 'BatchGetItem', 'UpdateItem'], of: ['certificate'] },
];

/**
 * Registering a person, and her own cancelling, accepting and declining: one round of reads, one transaction.
 */
export const registering: readonly TableAccess[] = [
  { actions: ['Query'], of: ['code', 'phone'] },
  // The person: when someone registered already gives more facts about herself.
  { actions: ['GetItem'], of: ['activity', 'person', 'request'] },
  // The registration and its event, the place in line, the person and her phone, the answer to the request.
  { actions: ['PutItem'], of: ['activity', 'code', 'person', 'phone', 'request'] },
  // The places left; how many people a phone has.
  { actions: ['UpdateItem'], of: ['code', 'phone'] },
  // Checks that a known person was not erased meanwhile.
  { actions: ['ConditionCheckItem'], of: ['person'] },
  // The place in line that is given up.
  { actions: ['DeleteItem'], of: ['code'] },
];

/** The position in line that a request is answered with, kept with the answer. */
export const answeringPositions: readonly TableAccess[] = [{ actions: ['UpdateItem'], of: ['request'] }];

/**
 * The other registrations of the people on a phone: how many a phone has that never texted us, and whether
 * any is at the same time.
 */
export const mindingOthers: readonly TableAccess[] = [
  { actions: ['Query'], of: ['person'], index: 'gsi1' },
  { actions: ['BatchGetItem'], of: ['activity'] },
];

/**
 * The registrations of a person, found through her phone or the focal point who brought her; the answers,
 * conversation and stop kept with a phone; erasing a person.
 */
export const conversing: readonly TableAccess[] = [
  { actions: ['Query'], of: ['person'], index: 'gsi1' },
  { actions: ['Query'], of: ['focalPoint'] },
  // Whom a focal point brought stands with him, in the transaction that registers her; that someone keeps her
  // place, with the answer to it. That a phone which is erased is no focal point's any more, and on no panel.
  {
    actions: ['PutItem'],
    of: ['activity', 'code', 'concern', 'focalPoint', 'panelMember', 'person', 'phone', 'request'],
  },
  { actions: ['BatchGetItem'], of: ['activity', 'person'] },
  { actions: ['DeleteItem'], of: ['person', 'phone'] },
  { actions: ['GetItem', 'DeleteItem'], of: ['focalPoint', 'panelMember'] },
  // Telling the phone's people again what they missed while it took no texts.
  { actions: ['GetItem', 'BatchGetItem'], of: ['concern'] },
  { actions: ['PutItem'], of: ['message'] },
];

/**
 * Applications for small grants that are begun by text: the one a phone has under way, or a new one with its
 * number.
 */
export const beginningGrants: readonly TableAccess[] = [
  { actions: ['Query'], of: ['phone'], index: 'gsi1' },
  { actions: ['Query'], of: ['phone'], index: 'gsi2' },
  // In one transaction with the answer, which is kept with the phone.
  { actions: ['PutItem'], of: ['application', 'grantNumber', 'phone'] },
  // The applications of someone who has her data erased.
  { actions: ['DeleteItem'], of: ['application', 'grantNumber'] },
  // The status of submitted applications.
  { actions: ['BatchGetItem'], of: ['grant'] },
  // That her phone began an application whose contact person is someone else by now.
  { actions: ['UpdateItem'], of: ['application'] },
];

/**
 * Reacting to the steps of grants: concerns for the team leader, names erased with a contact person; each
 * morning the grants of every centre, and the phones of its panel.
 */
export const followingGrants: readonly TableAccess[] = [
  { actions: ['GetItem', 'DeleteItem'], of: ['grant', 'application'] },
  { actions: ['GetItem', 'PutItem'], of: ['concern'] },
  // Whether a year has a budget.
  { actions: ['GetItem'], of: ['centre'] },
  { actions: ['Query'], of: ['person', 'centre', 'draftFiles', 'forgottenOn'], index: 'gsi1' },
  // Until when a draft was kept, before it is forgotten.
  { actions: ['PutItem'], of: ['application'] },
  // A reminder is kept with its person, a digest with the phone it goes to.
  { actions: ['PutItem'], of: ['message', 'phone'] },
  // That a phone is on a panel still, and known by that.
  { actions: ['ConditionCheckItem'], of: ['panelMember'] },
  { actions: ['UpdateItem'], of: ['phone'] },
];

/**
 * Applying for grants: a draft and its short number, submitting it, what a group sees and does afterwards,
 * and the code that opens it. The contact person is found as `registering` finds her.
 */
export const applyingForGrants: readonly TableAccess[] = [
  { actions: ['GetItem'], of: ['application', 'grant'] },
  // The reason given with the last move.
  { actions: ['Query'], of: ['grant'] },
  // The grant with its version and event; the contact person and her phone; the answer to the request; the
  // text with the code. AWS holds all that one transaction puts against one list.
  {
    actions: ['PutItem'],
    of: ['application', 'grant', 'grantNumber', 'message', 'person', 'phone', 'request'],
  },
  // What an approved application that is withdrawn gives back to the budget.
  { actions: ['UpdateItem'], of: ['centre'] },
  // The files announced for a draft; once it is submitted they belong to the application.
  { actions: ['UpdateItem', 'DeleteItem'], of: ['application'] },
];

/**
 * Grants for staff: those of a centre, each with its versions and history; every move with its effect on the
 * budget; handing in on behalf of a group; budgets; panels with their scores and phones.
 */
export const keepingGrants: readonly TableAccess[] = [
  { actions: ['Query'], of: ['centre'], index: 'gsi1' },
  { actions: ['GetItem'], of: ['grant', 'application', 'grantNumber', 'request', 'centre', 'panel'] },
  { actions: ['GetItem'], of: ['panelMember', 'person'] },
  { actions: ['Query'], of: ['grant', 'panel', 'phone'] },
  { actions: ['BatchGetItem'], of: ['grant'] },
  // AWS checks all puts of one transaction against one statement. Handing in makes the contact person known.
  { actions: ['PutItem'], of: ['application', 'grant', 'grantNumber', 'person', 'phone', 'request'] },
  { actions: ['PutItem'], of: ['grant', 'panel', 'request'] },
  { actions: ['PutItem'], of: ['centre', 'request'] },
  { actions: ['PutItem'], of: ['panelMember', 'request'] },
  { actions: ['UpdateItem'], of: ['centre'] },
  { actions: ['UpdateItem'], of: ['phone'] },
  { actions: ['ConditionCheckItem'], of: ['panel'] },
  { actions: ['ConditionCheckItem'], of: ['person'] },
  { actions: ['DeleteItem'], of: ['panelMember'] },
  // The note of the files of an application not handed in yet.
  { actions: ['DeleteItem'], of: ['application'] },
];

/** Noting by which name someone of the staff signs in, and reading the names of those who did something. */
export const knowingStaff: readonly TableAccess[] = [{ actions: ['PutItem', 'BatchGetItem'], of: ['staff'] }];

/** Putting a concern to the team leader, in a transaction or on its own. */
const raisingConcerns: readonly TableAccess[] = [{ actions: ['GetItem', 'PutItem'], of: ['concern'] }];

/** Offering or giving a freed place to the first in line, and those in childcare to children in line. */
export const promoting: readonly TableAccess[] = [
  { actions: ['Query', 'UpdateItem', 'DeleteItem'], of: ['code'] },
  // Each morning the roster, and whether those on it are known.
  { actions: ['GetItem', 'Query'], of: ['activity'] },
  { actions: ['BatchGetItem'], of: ['person'] },
  // The registration and its event; her children's place in line.
  { actions: ['PutItem'], of: ['activity', 'code'] },
  // Each morning every line of a centre; the registrations an erased person still holds.
  { actions: ['Query'], of: ['centre', 'person'], index: 'gsi1' },
  // Whether a text would tell her: her phone, and what is left of her centre's monthly cap.
  { actions: ['GetItem'], of: ['person', 'spend'] },
  { actions: ['Query', 'GetItem', 'UpdateItem'], of: ['phone'] },
  ...raisingConcerns,
];

/** Ending an offer and giving its place back. */
export const expiring: readonly TableAccess[] = [
  { actions: ['GetItem', 'PutItem'], of: ['activity'] },
  // The places that are left; the place in line of her children.
  { actions: ['UpdateItem', 'DeleteItem'], of: ['code'] },
];

/** The sessions that clocks are set for, as they are now; the last of an activity. */
export const lookingAtSessions: readonly TableAccess[] = [
  { actions: ['GetItem', 'Query'], of: ['activity'] },
];

/**
 * Doing what lost clocks have left undone: the activities of every centre with their rosters and sessions;
 * ending offers as `expiring`. Whether it was ever said that a course is over without attendance.
 */
export const reconciling: readonly TableAccess[] = [
  { actions: ['Query'], of: ['centre'], index: 'gsi1' },
  { actions: ['Query'], of: ['activity'] },
  { actions: ['GetItem'], of: ['concern'] },
  ...expiring,
];

/**
 * A page of a session's roster: whom to remind or tell, what else she has that day, and paying for the texts.
 */
export const reminding: readonly TableAccess[] = [
  { actions: ['GetItem', 'Query'], of: ['activity'] },
  // The sessions of that day.
  { actions: ['Query'], of: ['centre'], index: 'gsi1' },
  // The places, who has them, and how many reminders their phones want.
  { actions: ['BatchGetItem'], of: ['activity', 'person', 'phone'] },
  // Paying; noting on the session that it was done.
  { actions: ['UpdateItem'], of: ['activity', 'spend'] },
];

/** The recipients of a broadcast, a page at a time; noting who got it, paying for it, and its progress. */
export const broadcasting: readonly TableAccess[] = [
  { actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], of: ['broadcast'] },
  { actions: ['Query'], of: ['activity'] },
  // The sessions that are still to come.
  { actions: ['Query'], of: ['centre'], index: 'gsi1' },
  { actions: ['BatchGetItem'], of: ['person', 'phone'] },
  { actions: ['UpdateItem'], of: ['spend'] },
];

/**
 * The sessions of some days, moved or cancelled together: each activity's in one transaction with how far it
 * has come, then everyone told, a page of a roster at a time. The events of the sessions stand with their
 * activities.
 */
export const rearranging: readonly TableAccess[] = [
  { actions: ['GetItem', 'Query', 'PutItem'], of: ['rearrangement'] },
  { actions: ['GetItem', 'Query', 'BatchGetItem', 'PutItem'], of: ['activity'] },
  // In one transaction: how far it has come, the sessions, and the first and last of them when they change.
  { actions: ['UpdateItem'], of: ['activity', 'code', 'rearrangement'] },
  { actions: ['BatchGetItem'], of: ['person', 'phone'] },
  // What is left of the centre's monthly cap; paying for the texts.
  { actions: ['GetItem', 'UpdateItem'], of: ['spend'] },
  // Whom no text tells in time, session by session.
  ...raisingConcerns,
];

/**
 * The parts of what staff have rearranged; the rest of it is kept as broadcasts are (`keepingBroadcasts`).
 * AWS: a role has room for so many characters.
 */
export const keepingRearrangements: readonly TableAccess[] = [{ actions: ['Query'], of: ['rearrangement'] }];

/**
 * The broadcasts of a centre: writing, confirming, pausing and ending them. Their counters are read with all
 * others.
 */
export const keepingBroadcasts: readonly TableAccess[] = [
  { actions: ['Query'], of: ['centre'], index: 'gsi1' },
  { actions: ['GetItem'], of: ['broadcast', 'rearrangement', 'request'] },
  { actions: ['PutItem'], of: ['broadcast', 'rearrangement', 'request'] },
  { actions: ['UpdateItem'], of: ['broadcast', 'rearrangement'] },
];

/** Adding to counters and marking what has been counted. */
export const counting: readonly TableAccess[] = [
  { actions: ['UpdateItem'], of: ['counter', 'seen', 'reached'] },
  // Where a person has been reached, when she is described otherwise; which counters to add to.
  { actions: ['GetItem'], of: ['reached', 'generations'] },
];

/** Reading counters; those of an activity by its code or its id. */
export const reporting: readonly TableAccess[] = [
  { actions: ['Query'], of: ['counter'] },
  { actions: ['GetItem'], of: ['activity', 'generations'] },
  { actions: ['BatchGetItem'], of: ['code'] },
];

/**
 * The focal points of a centre: listing, appointing and releasing them, and the answers to the requests that
 * do.
 */
export const keepingFocalPoints: readonly TableAccess[] = [
  { actions: ['Query'], of: ['centre'], index: 'gsi1' },
  { actions: ['GetItem'], of: ['focalPoint', 'phone', 'request'] },
  { actions: ['PutItem'], of: ['focalPoint', 'request'] },
  { actions: ['UpdateItem'], of: ['phone'] },
  { actions: ['DeleteItem'], of: ['focalPoint'] },
];

/**
 * Timetables: announcing activities, adding, moving and cancelling sessions, and the calendar of a centre.
 */
export const timetabling: readonly TableAccess[] = [
  { actions: ['Query'], of: ['centre'], index: 'gsi1' },
  { actions: ['GetItem'], of: ['activity', 'request'] },
  { actions: ['Query'], of: ['activity'] },
  // Under its code, an activity that is new; its first and last session, when they change.
  { actions: ['PutItem'], of: ['activity', 'code', 'request'] },
  { actions: ['UpdateItem'], of: ['activity', 'code'] },
  // Whom no text tells in time of a change: everyone with a place, her phone, and what the month of the
  // centre has left. They are put to the team leader with the change, in one transaction; the lists of
  // sessions that were changed together are read as one.
  { actions: ['BatchGetItem'], of: ['concern', 'person', 'phone'] },
  { actions: ['GetItem'], of: ['concern', 'spend'] },
  { actions: ['PutItem'], of: ['activity', 'concern', 'request'] },
];

/** The marks of people at a session, and how many came. */
const notingWhoCame: readonly TableAccess[] = [
  { actions: ['GetItem', 'Query', 'BatchGetItem', 'UpdateItem', 'ConditionCheckItem'], of: ['activity'] },
  // A dispute that is put to the team leader, in the same transaction.
  { actions: ['GetItem'], of: ['concern'] },
];

/**
 * Sheets of sessions: people with a place and their marks, marking, opening a session to checking in by text.
 */
export const keepingSheets: readonly TableAccess[] = [
  ...notingWhoCame,
  { actions: ['BatchGetItem'], of: ['person'] },
  { actions: ['GetItem'], of: ['request'] },
  { actions: ['PutItem'], of: ['activity', 'concern', 'request'] },
];

/** Registering a person at the door, as `registering` but never in the line, and marking her present. */
export const registeringAtTheDoor: readonly TableAccess[] = [
  { actions: ['BatchGetItem'], of: ['code'] },
  { actions: ['Query'], of: ['code', 'phone'] },
  // Her children's place in line is kept under the code.
  { actions: ['PutItem'], of: ['activity', 'code', 'person', 'phone', 'request'] },
  { actions: ['UpdateItem'], of: ['activity', 'code', 'phone'] },
  { actions: ['ConditionCheckItem'], of: ['person'] },
];

/** Checking in, and excusing oneself, by text. */
export const checkingIn: readonly TableAccess[] = [
  ...notingWhoCame,
  { actions: ['BatchGetItem'], of: ['code'] },
  { actions: ['PutItem'], of: ['activity', 'concern'] },
];

/** The concerns of a centre with the people they are about; having completions of an activity decided. */
export const followingUp: readonly TableAccess[] = [
  { actions: ['Query'], of: ['centre'], index: 'gsi1' },
  { actions: ['BatchGetItem'], of: ['person'] },
  { actions: ['GetItem'], of: ['activity', 'concern', 'request'] },
  { actions: ['Query'], of: ['activity'] },
  { actions: ['PutItem'], of: ['activity', 'concern', 'request'] },
];

/** Looking at the sessions a person missed, and again at a person dropped before a later mark. */
export const watching: readonly TableAccess[] = [
  { actions: ['GetItem', 'Query', 'BatchGetItem', 'ConditionCheckItem'], of: ['activity'] },
  { actions: ['GetItem', 'PutItem'], of: ['concern'] },
  // The number of a certificate goes with the registration it is for.
  { actions: ['PutItem'], of: ['activity', 'certificate'] },
];

/**
 * Deciding who has completed an activity: its sessions, a page of its roster, and the marks of those people.
 */
export const completing: readonly TableAccess[] = [
  { actions: ['GetItem', 'Query', 'BatchGetItem'], of: ['activity'] },
  { actions: ['PutItem'], of: ['activity', 'certificate'] },
  // That a course is over without attendance.
  ...raisingConcerns,
];

/** Keeping a message to be sent. */
export const posting: readonly TableAccess[] = [{ actions: ['PutItem'], of: ['message'] }];

/**
 * Noting a network's delivery report on a message or a reply, with its event; noting on the phone that it
 * cannot be reached; putting that to the team leader.
 */
export const keepingReports: readonly TableAccess[] = [
  { actions: ['BatchGetItem', 'UpdateItem'], of: ['message', 'phone'] },
  { actions: ['GetItem'], of: ['concern'] },
  { actions: ['PutItem'], of: ['concern', 'message'] },
];

/** The message of a network's own id. */
export const findingByNetwork: readonly TableAccess[] = [
  { actions: ['Query'], of: ['network'], index: 'gsi2' },
];

/** Charging a centre for a page of messages. */
export const payingAhead: readonly TableAccess[] = [{ actions: ['UpdateItem'], of: ['spend'] }];

/**
 * Claiming a message or a reply, looking up whom it is for and what that phone was sent lately, noting what
 * is sent with the phone and charging it to the centre, marking it with its event; forgetting the last thing
 * said to a phone. Of those that travel whole: everyone of a batch at once; and whose turn it is.
 */
export const delivering: readonly TableAccess[] = [
  { actions: ['UpdateItem'], of: ['message', 'phone', 'turns'] },
  // A message that is dropped goes with the line of who was not told, in one transaction; a centre that has
  // spent most of its month is put to the team leader alone.
  { actions: ['PutItem'], of: ['concern', 'message'] },
  { actions: ['GetItem'], of: ['concern'] },
  { actions: ['GetItem'], of: ['message', 'person', 'phone', 'focalPoint', 'spend'] },
  { actions: ['BatchGetItem'], of: ['person', 'phone'] },
  { actions: ['Query', 'DeleteItem', 'ConditionCheckItem'], of: ['phone'] },
  // Whether someone waits still, and at which position.
  { actions: ['GetItem'], of: ['activity'] },
  { actions: ['Query'], of: ['code'] },
  ...payingAhead,
  // Whether a message that waited is still true; an offer told later is held for longer, or the place is
  // given.
  { actions: ['GetItem', 'PutItem'], of: ['activity'] },
  { actions: ['BatchGetItem'], of: ['code', 'message'] },
  // The last news she was told of a session that was moved more than once.
  { actions: ['Query'], of: ['person'], index: 'gsi1' },
];

/**
 * Files of people: giving out upload forms, checking the files sent, keeping and deleting them. A form has
 * the permissions of the function that signed it.
 */
export const takingFiles: readonly FileAccess[] = [
  { actions: ['PutObject', 'GetObject', 'DeleteObject'], of: ['incoming', 'kept'], lists: true },
];

/** Forgetting the files of applications never submitted, wherever they are kept. */
export const forgettingFiles: readonly FileAccess[] = [
  { actions: ['DeleteObject'], of: ['incoming', 'kept'] },
];

/** Links to kept files. A link has the permissions of the function that signed it. */
export const showingFiles: readonly FileAccess[] = [{ actions: ['GetObject'], of: ['kept'] }];
