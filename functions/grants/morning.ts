import type { SQSRecord } from 'aws-lambda';
import { type CentreId, centreIds, type GrantStatus } from '#events/index.ts';
import {
  draftById,
  draftsForgottenOn,
  filesForgotten,
  filesOfDrafts,
  type Grant,
  grantsOf,
  isOver,
  keptUntil,
  noteUntil,
} from '#shared/grants/index.ts';
import { isOnPanel, panelMembersOf } from '#shared/grants/panels/index.ts';
import { daysAfter, daysFrom, localDate, localToUtc } from '#shared/language/index.ts';
import {
  type Line,
  type Message,
  messageIdOf,
  type Notice,
  post,
  type SendQueue,
} from '#shared/messaging/index.ts';
import type { Context, Table } from '#shared/table/index.ts';
import type { Files } from '#shared/uploads/index.ts';
import { askForBudget, daysAround, latePayment, putToTeamLeader } from './what-waits.ts';

/** What the clock of the morning puts on the queue (infra/stacks/grants.ts). */
export const isMorning = ({ body }: Pick<SQSRecord, 'body'>): boolean => {
  const value: unknown = JSON.parse(body);
  return typeof value === 'object' && value !== null && 'morning' in value;
};

/**
 * Once a day: reminds of reports due in a week, today, or a week ago, and of drafts about to be forgotten;
 * puts overdue payments and reports, and years without a budget, to staff; tells panels which applications
 * wait; forgets the files of applications never submitted. The id of each message is made from the grant and
 * its date, or from the day: the clock may fire twice, and a missed morning is caught up by the next. Each
 * task runs on its own; throws after the last one if any failed.
 */
export async function morning(
  context: Context,
  queue: SendQueue,
  files: Pick<Files, 'forget'>,
): Promise<void> {
  const today = localDate(context.now().toISOString());
  const failures: unknown[] = [];
  const alone = (does: () => Promise<void>) => does().catch((fault) => void failures.push(fault));
  for (const centre of centreIds) {
    await alone(async () => {
      for (const grant of await everyGrant(context.table, centre, 'disbursing')) {
        await alone(() => remindOfReport(context, queue, grant, today));
        if (isPastItsDay(grant, today)) await alone(() => putToTeamLeader(context, grant.grantId));
      }
      for (const grant of await everyGrant(context.table, centre, 'approved'))
        if (isPastItsDay(grant, today)) await alone(() => putToTeamLeader(context, grant.grantId));
    });
    for (const year of yearsToPlan(today)) await alone(() => askForBudget(context, centre, year));
    await alone(() => tellPanel(context, queue, centre, today));
  }
  for (let days = 1; days <= daysAround; days++)
    await alone(() => remindOfDrafts(context, queue, daysAfter(today, days)));
  await alone(() => forgetAbandoned(context, files));
  const [cause] = failures;
  if (failures.length > 0) throw new Error(`${failures.length} things of a morning were not done`, { cause });
}

/** Whether a payment of a grant, or its report, is overdue. */
const isPastItsDay = (grant: Grant, today: string): boolean =>
  latePayment(grant, today) !== undefined ||
  (grant.reportDueOn !== null && daysFrom(grant.reportDueOn, today) >= daysAround);

/**
 * The years whose budgets are looked at: in December this year and the next, else last year, to settle it,
 * and this.
 */
function yearsToPlan(today: string): readonly number[] {
  const year = Number(today.slice(0, 4));
  return today.slice(5, 7) === '12' ? [year, year + 1] : [year - 1, year];
}

/**
 * Tells those who began an application that it is forgotten on this day, once; and notes until when it is
 * kept.
 */
async function remindOfDrafts(context: Context, queue: SendQueue, day: string): Promise<void> {
  for (const draft of await draftsForgottenOn(context.table, day)) {
    await noteUntil(context.table, draft);
    const phone = draft.textedFrom ?? draft.contact.phone;
    if (phone === null) continue;
    const { draftId, number, language, centre } = draft;
    // GRANT leads the phone that began it back to it, and no other.
    const key = draft.textedFrom === null ? 'sms.draftKeptUntilOnPage' : 'sms.draftKeptUntil';
    const reminder: Message = {
      messageId: messageIdOf(`${draftId} ${day}`, 'draft', number),
      phone,
      language,
      purpose: 'reminder',
      centre,
      createdAt: context.now().toISOString(),
      notAfter: keptUntil(draft),
      state: 'queued',
      lines: [{ key, args: { number, deadline: day } }],
    };
    await post(context.table, queue, reminder);
  }
}

/** Forgets the files of abandoned applications: their drafts have expired or were erased. */
async function forgetAbandoned(context: Context, files: Pick<Files, 'forget'>): Promise<void> {
  let after: string | undefined;
  do {
    const page = await filesOfDrafts(context.table, 100, after);
    for (const { draftId, fileIds } of page.items) {
      const draft = await draftById(context.table, draftId);
      if (draft !== undefined && !isOver(draft, context.now())) continue;
      for (const fileId of fileIds) await files.forget(draftId, fileId);
      await filesForgotten(context.table, draftId);
    }
    after = page.next;
  } while (after !== undefined);
}

async function everyGrant(table: Table, centre: CentreId, status: GrantStatus): Promise<readonly Grant[]> {
  const grants: Grant[] = [];
  let after: Grant | undefined;
  do {
    const page = await grantsOf(table, centre, status, 500, after);
    grants.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return grants;
}

async function remindOfReport(
  context: Context,
  queue: SendQueue,
  grant: Grant,
  today: string,
): Promise<void> {
  const { reportDueOn: due, grantId, personId, language, centre, number } = grant;
  if (due === null) return;
  const late = daysFrom(due, today);
  if (late < -daysAround) return;
  const stage = late < 0 ? 'soon' : late < daysAround ? 'due' : 'overdue';
  const reminder: Notice = {
    messageId: messageIdOf(`${grantId} ${due}`, stage, personId),
    personId,
    language,
    purpose: 'reminder',
    centre,
    createdAt: context.now().toISOString(),
    // The text is outdated when the next reminder is due.
    ...(late < daysAround ? { notAfter: endOf(due, late < 0 ? -1 : daysAround - 1) } : {}),
    state: 'queued',
    lines: [lineOf(late, number, due)],
  };
  await post(context.table, queue, reminder);
}

/**
 * The line for the day of sending: a reminder caught up after the due day does not say that it is due today.
 */
function lineOf(late: number, number: string, deadline: string): Line {
  if (late < 0) return { key: 'sms.grantReportSoon', args: { number, deadline } };
  return { key: late === 0 ? 'sms.grantReportDue' : 'sms.grantReportOverdue', args: { number } };
}

/** The end of the day that is so many days after another. */
const endOf = (day: string, days: number): string => localToUtc(daysAfter(day, days + 1), '00:00');

async function tellPanel(context: Context, queue: SendQueue, centre: CentreId, today: string): Promise<void> {
  const members = await panelMembersOf(context.table, centre);
  if (members.length === 0) return;
  const { length: count } = await everyGrant(context.table, centre, 'screened');
  if (count === 0) return;
  const told = new Set<string>();
  for (const member of members) {
    const { panelMemberId, phone, language } = member;
    // One phone is told once, however often it was written down.
    if (told.has(phone) || !(await isOnPanel(context, member))) continue;
    told.add(phone);
    const digest: Message = {
      messageId: messageIdOf(`panel ${today}`, 'sms.panelDigest', panelMemberId),
      phone,
      language,
      purpose: 'notice',
      centre,
      createdAt: context.now().toISOString(),
      notAfter: endOf(today, 0),
      state: 'queued',
      lines: [{ key: 'sms.panelDigest', args: { count, centre } }],
    };
    await post(context.table, queue, digest);
  }
}
