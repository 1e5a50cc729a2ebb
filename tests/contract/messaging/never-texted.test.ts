import { expect, test } from 'vitest';
import { type Language, languages } from '#events/index.ts';
import { morning } from '#functions/grants/morning.ts';
import {
  addPanelMember,
  isOnPanel,
  panelMembersOf,
  panelMembersOn,
  removePanelMember,
} from '#shared/grants/panels/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { noticesOf, post } from '#shared/messaging/index.ts';
import { appointFocalPoint, focalPointsOf } from '#shared/people/index.ts';
import { keys } from '#shared/table/index.ts';
import { anActivity, phoneNumber, registers, staff } from '#tests/support/builders.ts';
import { db, eachWithPhones, phones } from '#tests/support/conversations/frame.ts';
import { aGarden, applies, awat, begins, done, makes, staffMover } from '#tests/support/grants/grants.ts';
import { grantEventsIn } from '#tests/support/grants/kept.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { noFiles } from '#tests/support/web/visitor.ts';

eachWithPhones({ limits: strictLimits });

const saidTo = (person: number) => phones.saidTo(phoneNumber(person));
const tracesOf = async (person: number) => JSON.stringify(await db.items()).includes(phoneNumber(person));
/** An application that waits for the panel of its centre. */
async function waits(): Promise<void> {
  const { grantId } = await applies(db.context);
  await makes(db.context, awat, grantId, { move: 'screen' });
}
async function comesMorning(): Promise<void> {
  await morning(db.context, phones.queue, noFiles);
  await phones.settle();
}
async function nextMorning(): Promise<void> {
  db.clock.forward({ hours: 24 });
  await comesMorning();
}
const joinsPanel = async (
  person: number,
  { language = 'en', centre = 'kirkuk' }: { language?: Language; centre?: 'kirkuk' | 'diyala' } = {},
) => done(await addPanelMember(db.context, { phone: phoneNumber(person), language, centre }, staff));
const digest = (language: Language, count = 1) =>
  render('sms.panelDigest', language, { count, centre: 'kirkuk' });

onTheTable('a phone that others wrote down, and that never texted us', () => {
  test.each(languages)(
    'of a panel is told what waits, in %s, and how to stop with the first',
    async (language) => {
      await waits();
      await joinsPanel(40, { language });
      await comesMorning();
      expect(saidTo(40)).toEqual([render('sms.first.panelDigest', language, { count: 1, centre: 'kirkuk' })]);
      await nextMorning();
      await nextMorning();
      expect(saidTo(40).slice(1)).toEqual([digest(language), digest(language)]);
    },
  );

  test('of a panel is told also where it was added before that was kept with the phone', async () => {
    await waits();
    await joinsPanel(40);
    await db.context.table.write([{ as: 'phone', delete: keys.phoneStateKey(phoneNumber(40)) }]);
    await comesMorning();
    expect(saidTo(40)).toHaveLength(1);
  });

  test('is told once a morning, however often it was written down, and of each centre', async () => {
    await waits();
    await joinsPanel(40);
    await joinsPanel(40);
    await joinsPanel(41);
    await joinsPanel(40, { centre: 'diyala' });
    await comesMorning();
    await comesMorning();
    expect([saidTo(40).length, saidTo(41).length]).toEqual([1, 1]);
  });

  test('of a focal point is told of whom he brought', async () => {
    await anActivity(db.context);
    await appointFocalPoint(db.context, { phone: phoneNumber(40), centre: 'kirkuk' }, staff);
    await phones.texts(40, '214 Layla 1990');
    expect(saidTo(40).at(-1)).toContain('Layla');
    await registers(db.context, 41, { name: 'Huda Salim', language: 'en' });
    await phones.settle();
    expect(saidTo(41)).toEqual([expect.stringMatching(/Huda[\s\S]*STOP/)]);
  });

  test.each([
    ['staff', awat],
    ['the group itself', undefined],
  ])('of a group is told of each step of its grant, handed in by %s', async (_by, mover) => {
    const { grantId } = await applies(db.context, { ...aGarden, language: 'en' }, mover);
    await makes(db.context, staffMover('shirin', 'facilitator'), grantId, { move: 'screen' });
    for (const notice of grantEventsIn(await db.items()).flatMap(noticesOf))
      await post(db.context.table, phones.queue, notice);
    await phones.settle();
    expect(saidTo(1)).toHaveLength(2);
    expect(saidTo(1)[0]).toMatch(/STOP/);
  });

  test('is no stranger’s on a panel: forms that are filled in with it use up nothing of what it is told', async () => {
    await waits();
    await joinsPanel(40);
    for (const code of ['214', '215', '216']) {
      await anActivity(db.context, { code });
      await registers(db.context, 40, { code, name: 'Nawal', language: 'en' });
    }
    await phones.settle();
    const before = saidTo(40).length;
    await comesMorning();
    expect(saidTo(40)[before]).toBe(digest('en'));
  });

  test('that stands in an application nobody handed in is told nothing: a form alone reaches no stranger', async () => {
    const draft = await begins(db.context, { ...aGarden, contact: { name: 'Azad', phone: phoneNumber(40) } });
    for (let day = 1; day <= 29; day++) await nextMorning();
    expect(JSON.stringify(await db.items())).toContain(draft.number);
    expect(saidTo(40)).toEqual([]);
  });
});

onTheTable('a phone whose owner had everything erased', () => {
  test.each([
    ['erase me', /erased/],
    ['امسح بياناتي', /./],
    ['داتاکانم بسڕەوە', /./],
  ])('is on no panel any more, and told nothing: %s', async (said, answer) => {
    await waits();
    await joinsPanel(40);
    await joinsPanel(40, { centre: 'diyala' });
    expect(await phones.texts(40, said)).toEqual([expect.stringMatching(answer)]);
    expect(await panelMembersOn(db.context.table, phoneNumber(40))).toEqual([]);
    expect(await tracesOf(40)).toBe(false);
    const before = saidTo(40).length;
    await nextMorning();
    expect(saidTo(40)).toHaveLength(before);
    expect(await tracesOf(40)).toBe(false);
    expect((await db.events()).filter(({ type }) => type === 'panel-member.removed')).toHaveLength(2);
  });

  test('gets no digest that was on its way, nor one of a morning that is under way', async () => {
    await waits();
    const member = await joinsPanel(40);
    await morning(db.context, phones.queue, noFiles);
    await phones.delivered(40, 'erase me', 'sms:erase');
    await phones.settle();
    expect(saidTo(40)).toEqual([expect.stringMatching(/erased/)]);
    expect(await isOnPanel(db.context, member)).toBe(false);
    expect(await tracesOf(40)).toBe(false);
  });

  test('is so where she was added before that was kept with the phone', async () => {
    await joinsPanel(40);
    await db.context.table.write([{ as: 'phone', delete: keys.phoneStateKey(phoneNumber(40)) }]);
    expect(await phones.texts(40, 'erase me')).toEqual([expect.stringMatching(/erased/)]);
    expect(await panelMembersOf(db.context.table, 'kirkuk')).toEqual([]);
  });

  test('is so with the last person on it, not while it is others’ too', async () => {
    await anActivity(db.context);
    await joinsPanel(40);
    await phones.texts(40, '214 Nawal');
    await phones.texts(40, '214 for Huda Salim');
    await phones.texts(40, 'erase me Nawal');
    expect(await panelMembersOf(db.context.table, 'kirkuk')).toHaveLength(1);
    await phones.texts(40, 'erase me Huda');
    expect(await panelMembersOf(db.context.table, 'kirkuk')).toEqual([]);
    expect(await tracesOf(40)).toBe(false);
  });

  test('is no focal point’s any more, though it never texted us before', async () => {
    await appointFocalPoint(db.context, { phone: phoneNumber(40), centre: 'kirkuk' }, staff);
    expect(await phones.texts(40, 'erase me')).toEqual([expect.stringMatching(/erased/)]);
    expect((await focalPointsOf(db.context.table, 'kirkuk', 10)).items).toEqual([]);
    expect(await tracesOf(40)).toBe(false);
  });

  test('is told nothing either where it said STOP, and stays on the panel’s list', async () => {
    await waits();
    await joinsPanel(40);
    await phones.texts(40, 'stop');
    const before = saidTo(40).length;
    await nextMorning();
    expect(saidTo(40)).toHaveLength(before);
    expect(await panelMembersOf(db.context.table, 'kirkuk')).toHaveLength(1);
  });

  test('is told nothing where staff took it off the panel', async () => {
    await waits();
    const { panelMemberId } = await joinsPanel(40);
    await removePanelMember(db.context, panelMemberId, staff);
    await comesMorning();
    expect(saidTo(40)).toEqual([]);
  });
});
