import { beforeEach, expect, it } from 'vitest';
import { type Activity, cancelSession, moveSession } from '#shared/activities/index.ts';
import { cancel, manageToken, promote } from '#shared/registration/index.ts';
import { anActivity, participant, registers, staff, system } from '#tests/support/builders.ts';
import { aMonday, onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';
import { siteVisitor } from '#tests/support/web/site-visitor.ts';
import type { Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let visitor: Visitor;
beforeEach(() => {
  visitor = siteVisitor(db);
});

/** The content lines of a calendar, unfolded (RFC 5545, 3.1), as name and value. */
const linesOf = (text: string) =>
  text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.indexOf(':');
      return { name: line.slice(0, at), value: line.slice(at + 1) };
    });

/** The entries of a calendar: each its properties. */
function entriesOf(text: string): readonly Readonly<Record<string, string>>[] {
  const entries: Record<string, string>[] = [];
  for (const { name, value } of linesOf(text)) {
    if (name === 'BEGIN' && value === 'VEVENT') entries.push({});
    const [property = name] = name.split(';');
    if (entries.length > 0 && name !== 'BEGIN' && name !== 'END')
      Object.assign(entries.at(-1) ?? {}, { [property]: value });
  }
  return entries;
}

const stamp = (iso: string) => iso.replaceAll(/[-:]|\.000/g, '');
const at = (days: number) => {
  const start = after(aMonday, { days });
  return { start, end: after(start, { hours: 2 }) };
};
const ofCode = (query = '?language=en', code = '214') =>
  visitor.get(`/api/activities/${code}/calendar.ics${query}`);

onTheTable('the calendar of an activity', () => {
  it('has every session with its place, and says how often to look again', async () => {
    const { sessions } = await anActivity(db.context, { sessions: [{ ...at(14), room: 'Room 2' }, at(16)] });
    const got = await ofCode();
    expect(got).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="214.ics"',
        'cache-control': 'public, max-age=300',
      },
    });
    const lines = linesOf(got.text);
    expect(lines[0]).toEqual({ name: 'BEGIN', value: 'VCALENDAR' });
    expect(lines.at(-1)).toEqual({ name: 'END', value: 'VCALENDAR' });
    expect(lines).toContainEqual({ name: 'VERSION', value: '2.0' });
    expect(lines).toContainEqual({ name: 'METHOD', value: 'PUBLISH' });
    expect(lines).toContainEqual({ name: 'REFRESH-INTERVAL;VALUE=DURATION', value: 'PT1H' });
    expect(entriesOf(got.text)).toEqual(
      sessions.map(({ sessionId, start, end, room }) => ({
        UID: sessionId,
        SEQUENCE: '0',
        DTSTAMP: expect.stringMatching(/^\d{8}T\d{6}Z$/),
        DTSTART: stamp(start),
        DTEND: stamp(end),
        SUMMARY: 'Sewing course',
        DESCRIPTION: 'Code 214',
        LOCATION: room === undefined ? 'Kirkuk' : 'Kirkuk · Room 2',
        STATUS: 'CONFIRMED',
      })),
    );
  });

  it('follows what is moved and cancelled: the same entries, raised, at other times or called off', async () => {
    const { activityId, sessions } = await anActivity(db.context);
    const idOf = (position: number) => sessions[position]?.sessionId ?? '';
    await moveSession(
      db.context,
      { activityId, sessionId: idOf(0), start: at(40).start, room: 'Hall' },
      staff,
    );
    await cancelSession(db.context, { activityId, sessionId: idOf(1) }, staff);
    const entries = entriesOf((await ofCode()).text);
    expect(entries).toHaveLength(3);
    expect(entries.find(({ UID }) => UID === idOf(0))).toMatchObject({
      SEQUENCE: '1',
      DTSTART: stamp(at(40).start),
      DTEND: stamp(at(40).end),
      LOCATION: 'Kirkuk · Hall',
      STATUS: 'CONFIRMED',
    });
    expect(entries.find(({ UID }) => UID === idOf(1))).toMatchObject({ SEQUENCE: '1', STATUS: 'CANCELLED' });
    expect(entries.find(({ UID }) => UID === idOf(2))).toMatchObject({ SEQUENCE: '0', STATUS: 'CONFIRMED' });
  });

  it('has no line of more than 75 octets and no broken letter, and escapes what has a meaning', async () => {
    const en = `Sewing, knitting; and \\ more: ${'x'.repeat(40)}`;
    const ckb = 'خولی بەرگدروویی بۆ ئافرەتان، سێ مانگ لە ناوەندی کەرکوک بۆ هەمووان';
    await anActivity(db.context, {
      titles: { ar: 'خ', ckb, en },
      sessions: [{ ...at(14), room: 'Room 2, left; up' }],
    });
    for (const [language, title] of [
      ['en', en],
      ['ckb', ckb],
    ] as const) {
      const { text } = await ofCode(`?language=${language}`);
      expect(text.endsWith('\r\nEND:VCALENDAR\r\n')).toBe(true);
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]|\uFFFD/);
      const [entry] = entriesOf(text);
      const written = title.replaceAll(/[\\;,]/g, (letter) => `\\${letter}`);
      expect(entry?.SUMMARY).toBe(written);
      expect(linesOf(text)).toContainEqual({ name: 'NAME', value: written });
      expect(linesOf(text)).toContainEqual({ name: 'X-WR-CALNAME', value: written });
      expect(entry?.LOCATION).toContain('Room 2\\, left\\; up');
    }
  });

  it('has no line of its own for one that stands in a title', async () => {
    const en = 'Sewing\r\nBEGIN:VEVENT\nX-ELSE:1';
    await anActivity(db.context, { titles: { ar: 'خ', ckb: 'خ', en }, sessions: [at(14)] });
    const { text } = await ofCode();
    expect(entriesOf(text)).toHaveLength(1);
    expect(linesOf(text)).toContainEqual({ name: 'NAME', value: 'Sewing\\nBEGIN:VEVENT\\nX-ELSE:1' });
  });

  it('names no topic where it is sensitive, in no language (rule 7)', async () => {
    const titles = { ar: 'مجموعة المساعدة الذاتية', ckb: 'گرووپی یارمەتیدانی خۆیی', en: 'Self-help group' };
    await anActivity(db.context, { code: '517', sensitive: true, kind: 'self-help', titles });
    const { registration } = await registers(db.context, 1, { code: '517' });
    for (const language of ['ar', 'ckb', 'en'] as const) {
      for (const { text } of [
        await ofCode(`?language=${language}`, '517'),
        await visitor.get(
          `/api/registrations/${manageToken(registration)}/calendar.ics?language=${language}`,
        ),
      ]) {
        expect(
          linesOf(text)
            .map(({ value }) => value)
            .join(' '),
        ).not.toMatch(/help|المساعدة|یارمەتی/i);
        expect(entriesOf(text)[0]?.SUMMARY).toMatch(/\p{L}+ .*(517|٥١٧)/u);
      }
    }
  });

  it('is in the language asked for, and nowhere for a code of none', async () => {
    await anActivity(db.context);
    expect(entriesOf((await ofCode('?language=ckb')).text)[0]).toMatchObject({
      SUMMARY: 'خولی بەرگدروویی',
      LOCATION: 'کەرکوک',
    });
    expect(await ofCode('', '999')).toMatchObject({ status: 404, json: { type: '/problems/unknown-code' } });
    expect((await ofCode('', 'x')).status).toBe(404);
    expect((await ofCode('?language=tlh')).status).toBe(400);
  });
});

onTheTable('the calendar of a registration', () => {
  let activity: Activity;
  beforeEach(async () => {
    activity = await anActivity(db.context, { capacity: 1 });
  });
  const mine = async (registration: Parameters<typeof manageToken>[0]) => {
    const got = await visitor.get(`/api/registrations/${manageToken(registration)}/calendar.ics`);
    expect(got).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    return entriesOf(got.text);
  };

  it('stands as she does: tentative in line, confirmed with a place, called off when she gives it up', async () => {
    const first = await registers(db.context, 1, { language: 'ckb' });
    const second = await registers(db.context, 2);
    const held = await mine(first.registration);
    expect(held).toHaveLength(3);
    // In the language of her texts, with nothing of her.
    expect(held[0]).toMatchObject({ STATUS: 'CONFIRMED', SUMMARY: 'خولی بەرگدروویی' });
    expect(JSON.stringify(held)).not.toMatch(/زينب|770/);
    const waiting = await mine(second.registration);
    expect(waiting.map(({ STATUS }) => STATUS)).toEqual(['TENTATIVE', 'TENTATIVE', 'TENTATIVE']);

    await cancel(db.context, first.registration, participant);
    await promote(db.context, '214', system);
    const after_ = await mine(first.registration);
    expect(after_.map(({ STATUS }) => STATUS)).toEqual(['CANCELLED', 'CANCELLED', 'CANCELLED']);
    expect(after_.map(({ UID }) => UID)).toEqual(held.map(({ UID }) => UID));
    expect(Number(after_[0]?.SEQUENCE)).toBeGreaterThan(Number(held[0]?.SEQUENCE));
    // Another person's entries are others, in whichever calendar they come together.
    expect(waiting.map(({ UID }) => UID)).not.toContain(held[0]?.UID);
  });

  it('tells of a cancelled session, and stands under no other token', async () => {
    const { registration } = await registers(db.context, 1);
    const sessionId = activity.sessions[1]?.sessionId ?? '';
    await cancelSession(db.context, { activityId: activity.activityId, sessionId }, staff);
    expect((await mine(registration)).map(({ STATUS }) => STATUS).toSorted()).toEqual([
      'CANCELLED',
      'CONFIRMED',
      'CONFIRMED',
    ]);
    const forged = { ...registration, secret: 'AAAAAAAAAAAAAAAAAAAAAA' };
    expect((await visitor.get(`/api/registrations/${manageToken(forged)}/calendar.ics`)).status).toBe(404);
  });
});

onTheTable('the pages', () => {
  it('show sessions where they are now, with their rooms and a way to the calendar', async () => {
    const { activityId, sessions } = await anActivity(db.context, {
      sessions: [{ ...at(14), room: 'Room 2' }, at(16), at(18)],
    });
    const { registration } = await registers(db.context, 1);
    const idOf = (position: number) => sessions[position]?.sessionId ?? '';
    await moveSession(
      db.context,
      { activityId, sessionId: idOf(0), start: at(15).start, room: 'Hall' },
      staff,
    );
    await cancelSession(db.context, { activityId, sessionId: idOf(1) }, staff);
    const token = manageToken(registration);
    for (const [address, calendar] of [
      ['/activities/214?lang=en', '/api/activities/214/calendar.ics'],
      [`/registrations/${token}?lang=en`, `/api/registrations/${token}/calendar.ics`],
    ] as const) {
      const { text } = await visitor.get(address);
      expect(text).toContain('Tue 8 Dec, 10:00 · <bdi>Hall</bdi>');
      expect(text).toContain('Fri 11 Dec, 10:00');
      expect(text).not.toMatch(/<li>(Mon 7|Wed 9) Dec|Room 2/);
      expect(text).toContain(`href="${calendar}?language=en"`);
    }
    const { json } = await visitor.get(`/api/registrations/${token}`);
    expect(json.startsAt).toBe(at(15).start);
    expect((await visitor.get('/api/activities/214')).json.sessions).toEqual([
      { ...at(15), room: 'Hall' },
      at(18),
    ]);
  });

  it('show what is to come of a course that runs, and that no date is set where none is', async () => {
    const { activityId, sessions } = await anActivity(db.context, {
      sessions: [at(2), at(4)],
      enrolment: { opensAt: aMonday, closesAt: at(4).start },
    });
    db.clock.forward({ days: 3 });
    const running = await visitor.get('/activities/214?lang=en');
    expect(running.text).toContain('Fri 27 Nov, 10:00');
    expect(running.text).not.toContain('Wed 25 Nov');
    for (const { sessionId } of sessions) await cancelSession(db.context, { activityId, sessionId }, staff);
    expect((await visitor.get('/activities/214?lang=en')).text).toContain('No date is set at present.');
    expect((await visitor.get('/?lang=en')).text).toContain('No date is set at present.');
  });
});
