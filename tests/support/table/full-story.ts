/** A story that leaves something of every kind in the table. */
import { excuse } from '#shared/attendance/index.ts';
import { countingOf, countPage, draftBroadcast } from '#shared/broadcasts/index.ts';
import { keepClosedDays } from '#shared/closed-days/index.ts';
import { raise } from '#shared/concerns/index.ts';
import { countEvents } from '#shared/counting/index.ts';
import { askForCode, changeDraft, grantsById, noteUntil, submit } from '#shared/grants/index.ts';
import { addPanelMember, call, recordOutcome, score } from '#shared/grants/panels/index.ts';
import { localDate } from '#shared/language/index.ts';
import { turnsOf } from '#shared/messaging/index.ts';
import { appointFocalPoint } from '#shared/people/index.ts';
import { draftRearrangement } from '#shared/rearranging/index.ts';
import { noteName } from '#shared/staff/index.ts';
import { expectedFile } from '#shared/uploads/index.ts';
import { anActivity, participant, phoneNumber, placesUnder, staff, system } from '../builders.ts';
import { daysOf } from '../counting/days.ts';
import { completes, heldAs } from '../courses/courses.ts';
import {
  applicant,
  applies,
  begins,
  done,
  grantRulesForTests,
  makes,
  setsBudget,
  staffMover,
} from '../grants/grants.ts';
import { looseLimits } from '../messaging/limits.ts';
import { phonesOf } from '../phones/phones.ts';
import { registrationsIn } from './invariants.ts';
import type { TestTable } from './table.ts';

/** A grant that was returned, decided by a panel, paid and reported; and an application that is being written. */
async function grantsAreGiven({ context }: TestTable): Promise<void> {
  const [awat, shirin, rebwar] = [
    staffMover('awat', 'facilitator'),
    staffMover('shirin', 'manager'),
    staffMover('rebwar', 'approver'),
  ] as const;
  await setsBudget(context, 10_000_000);
  const written = await begins(context);
  const file = expectedFile(context.newId(context.now()), {
    name: 'نرخ.pdf',
    type: 'application/pdf',
    size: 1,
  });
  done(
    await changeDraft(context, grantRulesForTests, { draftId: written.draftId }, () => ({ files: [file] })),
  );
  const { grantId, draftId } = await applies(context);
  await makes(context, awat, grantId, { move: 'return', reason: 'بڕەکە ڕوون نییە' });
  done(await submit(context, { draftId }, applicant));
  await makes(context, awat, grantId, { move: 'screen' });
  const panel = done(
    await call(
      context,
      { centre: 'kirkuk', heldOn: '2026-11-30', criteria: ['Need'], grantIds: [grantId] },
      shirin,
    ),
  );
  done(await score(context, panel.panelId, { grantId, scores: [4] }, rebwar));
  const [grant] = await grantsById(context.table, [grantId]);
  const approval = { decision: 'approve', amount: 3_000_000, application: 2 } as const;
  const outcomes = [{ ...approval, grantId, version: grant?.version ?? 0 }];
  const { panelId, version } = panel;
  done(await recordOutcome(context, { panelId, version, outcomes }, rebwar, grantRulesForTests));
  const tranches = [{ amount: 3_000_000, dueOn: '2026-12-01', condition: '' }];
  await makes(context, shirin, grantId, { move: 'plan', tranches, reportDueOn: '2027-03-01' });
  await makes(context, awat, grantId, { move: 'disburse', tranche: 1 });
  await makes(context, shirin, grantId, { move: 'confirm', tranche: 1 });
  const report = { peopleReached: 12, spent: [1_000_000, 1_000_000], story: 'باخچەکە ئامادەیە' };
  await makes(context, applicant, grantId, { move: 'report', ...report });
  const [reported] = await grantsById(context.table, [grantId]);
  if (reported !== undefined) done(await askForCode(context, { draftId, grant: reported }));
  const member = { phone: phoneNumber(9), language: 'ar', centre: 'kirkuk' } as const;
  done(await addPanelMember(context, member, staff));
  await noteUntil(context.table, await begins(context));
  await noteName(context.table, staff.id, 'kirkuk.manager');
}

/**
 * Registers, waits, offers, excuses, counts, broadcasts, erases, grants, closes, rearranges, completes: afterwards the
 * table has something of every kind that the map in shared/table/keys.ts names.
 */
export async function fullStory(db: TestTable): Promise<void> {
  const phones = phonesOf(db);
  const { activityId, sessions } = await anActivity(db.context, { capacity: 1, childcareCapacity: 2 });
  await phones.texts(1, `214 Nawal Dilshad female 1990`);
  await phones.texts(2, '214 Rebin');
  await phones.texts(3, '214');
  await phones.texts(4, 'hello, is anyone there');
  await phones.texts(4, 'STOP');
  await phones.texts(1, 'CANCEL 214');
  await anActivity(db.context, { code: '219', childcareCapacity: 1 });
  await phones.texts(9, '219 Zhyan 1 child');
  await phones.texts(10, '219 Dilnaz 1 child');
  db.clock.forward({ hours: 25 });
  await phones.settle();
  await phones.texts(3, 'YES');
  const her = registrationsIn(await db.items()).find(
    (each) => each.status === 'confirmed' && each.activityId === activityId,
  );
  await excuse(db.context, {
    ...{ activityId, sessionId: sessions[0]?.sessionId ?? '', personId: her?.personId ?? '' },
    ...{ textId: 'text-1', receivedAt: db.clock.now(), actor: participant },
  });
  await placesUnder(db.context, '214', { capacity: 1, childcareCapacity: 3 }, staff);
  await phones.texts(5, '214');
  await phones.texts(5, '1991');
  const texts = { ar: 'مغلق غداً', ckb: 'سبەی داخراوە', en: 'Closed tomorrow' };
  const author = { actor: staff, staffId: staff.id };
  const draft = { centre: 'kirkuk', audience: { of: 'centre' }, texts } as const;
  const broadcast = await draftBroadcast(db.context, draft, author);
  if ('refused' in broadcast) throw new Error(broadcast.refused);
  await countPage(db.context, looseLimits, countingOf(broadcast.broadcastId));
  await appointFocalPoint(db.context, { phone: phoneNumber(6), centre: 'ninewa' }, staff);
  await phones.texts(6, '214 Layla 1990 0770 000 0007');
  await phones.texts(8, '214 Huda');
  await phones.texts(8, 'ERASE ME');
  // What came of it at the centre and on the phones.
  await countEvents(
    db.context,
    daysOf([
      { person: 0, session: 0, mark: 0, minutes: 0 },
      { message: 1, news: 0, minutes: 0 },
    ]),
  );
  await raise(
    db.context,
    { about: 'spending', centre: 'kirkuk', month: '2026-11', occasions: ['80'] },
    system,
  );
  await turnsOf(db.context, 20).take(1, 'answers');
  const fridays = { centre: 'ninewa' as const, weekly: [5], days: [], open: [], version: 0 };
  done(await keepClosedDays(db.context, fridays, author));
  const day = localDate(sessions[0]?.start ?? '');
  const all = { centre: 'kirkuk', first: day, last: day, how: { as: 'cancel' } } as const;
  done(await draftRearrangement(db.context, all, author));
  // The course takes place: she comes each time, and completes it.
  const sessionIds = sessions.map(({ sessionId }) => sessionId);
  const course = { activityId, sessionIds, personIds: [her?.personId ?? ''] };
  await heldAs(db, course, [['present'], ['late'], ['present']]);
  await completes(db.context, activityId);
  await grantsAreGiven(db);
}
