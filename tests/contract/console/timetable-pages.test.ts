import { beforeEach, expect, it } from 'vitest';
import { type Language, languages } from '#events/index.ts';
import { activityById, changeCapacity, sessionsOf } from '#shared/activities/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { anActivity, registers, staff } from '#tests/support/builders.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { after } from '#tests/support/time/clock.ts';
import { consoleVisitor } from '#tests/support/web/console-visitor.ts';
import { siteVisitor } from '#tests/support/web/site-visitor.ts';
import { hiddenIn, type Visitor } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();
let visitor: Visitor;
beforeEach(() => {
  visitor = consoleVisitor(db);
  signInAs('shirin~manager~centre-kirkuk');
});

const path = '/console/activities';
const signInAs = (login: string) => visitor.cookies.set('session', login);
/** It is Monday, 23 November 2026, 10:00 in Baghdad. */
const course = {
  centre: 'kirkuk',
  code: '٣٢١',
  kind: 'sewing',
  ar: 'دورة الخياطة',
  ckb: 'خولی بەرگدروویی',
  en: 'Sewing course',
  capacity: '٢٥',
  childcareCapacity: '',
  gender: 'female',
  minAge: '١٦',
  maxAge: '',
  first: '2026/12/01',
  last: '٢٠٢٧-٠٢-٢٨',
  from: '10:00',
  to: '12:00',
  except: '2026-12-24، ٢٠٢٦-١٢-٢٩\n2027-01-03',
  room: 'قاعة ٢',
  opensOn: '',
  closesOn: '',
  attendanceShare: '٨٠',
};
const weekly = ['0', '2', '4'];
/** Sends a form as a browser does: a name may stand in it several times. */
const send = (
  address: string,
  fields: Readonly<Record<string, string>>,
  days: readonly string[],
  language: Language = 'en',
) => {
  const body = new URLSearchParams([...Object.entries(fields), ...days.map((day) => ['days', day])]);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const asked = address.includes('?') ? address : `${address}?lang=${language}`;
  return visitor.send(asked, { method: 'POST', headers, body: body.toString() });
};
const tokens = async (address: string) => {
  const page = await visitor.get(address);
  return Object.fromEntries(
    ['formToken', 'formId', 'version'].map((name) => [name, hiddenIn(page, name)] as const),
  );
};
const announce = async (fields: Readonly<Record<string, string>> = {}, days: readonly string[] = weekly) =>
  send(`${path}/new`, { ...(await tokens(`${path}/new`)), ...course, ...fields }, days);
const idIn = (address = ''): string => /activities\/([0-9a-f-]{36})/.exec(address)?.[1] ?? '';
const announced = async (): Promise<string> => idIn((await announce()).headers.location);

onTheTable('announcing an activity on the console', () => {
  it('asks for the first day alone where neither is given: the last may be left empty', async () => {
    const refused = await announce({ first: '', last: '' });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('<a href="#first">First day: Please fill this in</a>');
    expect(refused.text).not.toContain('href="#last"');
    const wrong = await announce({ last: 'soon' });
    expect(wrong.text).toContain('href="#last"');
  });

  it('lets people register until the first session that is held, where the first day is a holiday', async () => {
    // Thursday 10 December is Victory Day.
    const { headers } = await announce({ first: '2026-12-10', except: '', exceptClosed: 'yes' });
    const activity = await activityById(db.context.table, idIn(headers.location));
    const [first] = activity?.sessions ?? [];
    expect(first?.start).toBe('2026-12-13T07:00:00.000Z');
    expect(activity?.enrolment.closesAt).toBe(first?.start);
  });

  it('tells what ends with a day as ending on that day, to staff and to everyone', async () => {
    const closesOn = { closesOn: '2026-12-20', placesUntil: '2026-12-15' };
    const { headers } = await announce(closesOn);
    const { text } = await visitor.get(`${headers.location}&lang=en`);
    expect(text).toContain('Registration closes Sun 20 Dec, 23:59');
    expect(text).toContain('Places are given until Tue 15 Dec, 23:59');
    // Nobody is given a place after that, whatever was said of registering.
    const site = siteVisitor(db);
    expect((await site.get('/activities/321?lang=en')).text).toContain(
      'Registration closes Tue 15 Dec, 23:59',
    );
  });

  it('takes a term of sessions without the holidays, in any digits, and leads to its timetable', async () => {
    const { status, headers } = await announce();
    expect(status).toBe(303);
    const activity = await activityById(db.context.table, idIn(headers.location));
    expect(activity).toMatchObject({
      code: '321',
      capacity: 25,
      childcareCapacity: 0,
      audience: { gender: 'female', minAge: 16 },
      attendanceShare: 80,
      sensitive: false,
      enrolment: { closesAt: '2026-12-01T07:00:00.000Z' },
    });
    const days = activity?.sessions.map(({ start }) => start.slice(0, 10)) ?? [];
    expect(days).toHaveLength(39 - 3);
    expect(days.slice(0, 3)).toEqual(['2026-12-01', '2026-12-03', '2026-12-06']);
    expect(days).not.toContain('2026-12-24');
    expect(activity?.sessions[0]).toMatchObject({
      start: '2026-12-01T07:00:00.000Z',
      end: '2026-12-01T09:00:00.000Z',
      room: 'قاعة ٢',
    });
    const page = await visitor.get(`${headers.location}&lang=en`);
    expect(page.text).toContain('It is announced.');
    expect(page.text).toContain('Tue 1 Dec, 10:00');
    expect(page.text).toContain('Places taken: 0 of 25');
    // Of 36 sessions, with 25 places.
    expect(page.text).toMatch(/Reminders: 900 texts, about [^,]+, if every place is taken/);
    expect((await visitor.get(`${path}?lang=en`)).text).toContain('Sewing course');
  });

  it('takes one day, and the days of registration', async () => {
    const { headers } = await announce(
      { last: '', except: '', opensOn: '2026-11-25', closesOn: '2026-11-30' },
      [],
    );
    const activity = await activityById(db.context.table, idIn(headers.location));
    expect(activity).toMatchObject({
      sessions: [{ start: '2026-12-01T07:00:00.000Z' }],
      enrolment: { opensAt: '2026-11-24T21:00:00.000Z', closesAt: '2026-11-30T21:00:00.000Z' },
    });
  });

  it('leads to each field that is wrong, and keeps what was entered', async () => {
    for (const [wrong, pointer, told] of [
      [{ code: '32' }, 'code', 'Code: The code of an activity has three digits, like 214'],
      [{ ckb: '\u200f' }, 'ckb', 'Title in Kurdish: Please fill this in'],
      [{ kind: '' }, 'kind', 'Kind of activity: Please fill this in'],
      [{ capacity: 'many' }, 'capacity', 'Places: Please give a whole number'],
      [{ capacity: '' }, 'capacity', 'Places: Please fill this in'],
      [{ first: 'soon' }, 'first', 'First day: Please give a day, like 2027-03-15'],
      [{ from: '' }, 'from', 'From: Please fill this in'],
      [{ to: 'noon' }, 'to', 'Until: Please give a time of day, like 10:00'],
      [{ except: '2026-02-30' }, 'except', 'Holidays without a session: Please give a day, like 2027-03-15'],
      [{ closesOn: '1.12.' }, 'closesOn', 'Last day of registration: Please give a day, like 2027-03-15'],
      [{ maxAge: '-1' }, 'maxAge', 'Oldest age: Please give a whole number'],
    ] as const) {
      const { status, text } = await announce(wrong);
      expect([wrong, status]).toEqual([wrong, 400]);
      expect(text).toContain(`<a href="#${pointer}">${told}</a>`);
      expect(text.match(/<li key|<li><a href="#/g)).toHaveLength(1);
      expect(text).toContain('value="قاعة ٢"');
    }
    const none = await announce({}, []);
    expect(none.text).toContain('<a href="#days">Each week on: Please choose a weekday</a>');
    expect(await db.items()).toEqual([]);
  });

  it('says what cannot be: a code in use, no session, registration that closes before it opens', async () => {
    await anActivity(db.context, { code: '321' });
    const inUse = await announce();
    expect([inUse.status, inUse.text]).toEqual([409, expect.stringContaining('This code belongs to')]);
    const never = await announce({ code: '322', first: '2026-12-04', last: '2026-12-05' });
    expect([never.status, never.text]).toEqual([409, expect.stringContaining('There is no session')]);
    const closed = await announce({ code: '322', opensOn: '2026-12-10', closesOn: '2026-12-01' });
    expect([closed.status, closed.text]).toEqual([409, expect.stringContaining('closes before it opens')]);
  });

  it('leaves closed days out, and closes registration as the first session that is left begins', async () => {
    // 6 January is a holiday.
    const term = { first: '2027-01-06', last: '2027-01-27', except: '', exceptClosed: 'yes' };
    const activity = await activityById(
      db.context.table,
      idIn((await announce(term, ['3'])).headers.location),
    );
    expect(activity?.sessions.map(({ start }) => start.slice(0, 10))).toEqual([
      ...['2027-01-13', '2027-01-20', '2027-01-27'],
    ]);
    expect(activity?.enrolment.closesAt).toBe('2027-01-13T07:00:00.000Z');
  });

  it.each(languages)(
    'says that all days are closed days where that leaves no session: %s',
    async (language) => {
      const fridays = { first: '2027-01-01', last: '2027-01-29', except: '', exceptClosed: 'yes' };
      const hidden = await tokens(`${path}/new`);
      const { status, text } = await send(
        `${path}/new`,
        { ...hidden, ...course, ...fridays },
        ['5'],
        language,
      );
      expect(status).toBe(409);
      expect(text).toContain(render('detail.allClosed', language));
      // Not where the pattern itself has no day.
      const none = { ...hidden, ...course, ...fridays, first: '2027-01-02', last: '2027-01-03' };
      expect((await send(`${path}/new`, none, ['5'], language)).text).not.toContain(
        render('detail.allClosed', language),
      );
      expect(await db.items()).toEqual([]);
    },
  );

  it('takes a single day for meant, and warns of it', async () => {
    const newYear = { first: '2027-01-01', last: '', except: '', exceptClosed: 'yes' };
    const { headers } = await announce(newYear, []);
    const activity = await activityById(db.context.table, idIn(headers.location));
    expect(activity).toMatchObject({ sessions: [{ start: '2027-01-01T07:00:00.000Z' }] });
    expect((await visitor.get(`${headers.location}&lang=en`)).text).toContain('One session falls on days');
    const address = `${path}/${activity?.activityId}`;
    const armyDay = { ...newYear, first: '2027-01-06', from: '10:00', to: '12:00', room: '' };
    expect((await send(address, { ...(await tokens(address)), ...armyDay }, [])).status).toBe(303);
    expect((await visitor.get(`${address}?lang=en`)).text).toContain('2 sessions fall on days');
  });

  it('announces once when the button is pressed twice, at once too', async () => {
    const given = { ...(await tokens(`${path}/new`)), ...course };
    const [first, twin] = await Promise.all([
      send(`${path}/new`, given, weekly),
      send(`${path}/new`, given, weekly),
    ]);
    expect([first.status, twin.status]).toEqual([303, 303]);
    expect(twin.headers.location).toBe(first.headers.location);
    db.clock.forward({ minutes: 3 });
    expect((await send(`${path}/new`, given, weekly)).headers.location).toBe(first.headers.location);
    expect((await db.events()).filter(({ type }) => type === 'activity.created')).toHaveLength(1);
  });
});

onTheTable('the timetable of an activity on the console', () => {
  const times = { first: '2027-03-02', last: '', from: '٩:٣٠', to: '11:00', except: '', room: '' };

  it('is added to, for the version that was seen, once', async () => {
    const address = `${path}/${await announced()}`;
    const fields = { ...(await tokens(address)), ...times };
    for (const _twice of [1, 2]) {
      expect((await send(address, fields, [])).headers.location).toBe(`${address}?done=sessionsAdded`);
    }
    const sessions = await sessionsOf(db.context.table, idIn(address));
    expect(sessions.at(-1)).toMatchObject({
      start: '2027-03-02T06:30:00.000Z',
      end: '2027-03-02T08:00:00.000Z',
    });
    expect(sessions).toHaveLength(37);
    const { formId } = await tokens(address);
    const outdated = await send(address, { ...fields, formId: formId ?? '', first: '2027-03-03' }, []);
    expect([outdated.status, outdated.text]).toEqual([
      412,
      expect.stringContaining('Someone else has changed'),
    ]);
    const overlapping = await send(address, { ...(await tokens(address)), ...times, from: '10:00' }, []);
    expect(overlapping.status).toBe(409);
    expect(overlapping.text).toContain('Session of Tue 2 Mar, 10:00');
    expect(overlapping.text).toContain('value="2027-03-02"');
  });

  it('leads to each session, which is moved and cancelled, and everyone is told', async () => {
    const activityId = await announced();
    const [session, second] = await sessionsOf(db.context.table, activityId);
    const address = `${path}/${activityId}/sessions/${session?.sessionId}`;
    expect((await visitor.get(`${path}/${activityId}`)).text).toContain(`href="${address}"`);
    const page = await visitor.get(`${address}?lang=en`);
    for (const shown of ['value="2026-12-01"', 'value="10:00"', 'value="12:00"', 'value="قاعة ٢"']) {
      expect(page.text).toContain(shown);
    }
    const asItIs = { first: '2026-12-01', from: '10:00', to: '12:00', room: 'قاعة ٢', step: 'move' };
    const unchanged = await send(address, { ...(await tokens(address)), ...asItIs }, []);
    expect(unchanged.headers.location).toBe(address);

    const wrong = await send(address, { ...(await tokens(address)), ...asItIs, first: 'never' }, []);
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('<a href="#first">Day: Please give a day, like 2027-03-15</a>');
    const past = await send(address, { ...(await tokens(address)), ...asItIs, first: '2026-11-01' }, []);
    expect([past.status, past.text]).toEqual([409, expect.stringContaining('still to come')]);

    const moving = {
      ...(await tokens(address)),
      ...asItIs,
      first: '٢٠٢٦/١٢/٠٢',
      from: '١٤:٠٠',
      to: '16:00',
      room: '',
    };
    for (const _twice of [1, 2]) {
      expect((await send(address, moving, [])).headers.location).toBe(`${address}?done=sessionChanged`);
    }
    expect((await sessionsOf(db.context.table, activityId))[0]).toMatchObject({
      start: '2026-12-02T11:00:00.000Z',
      end: '2026-12-02T13:00:00.000Z',
      version: 2,
    });
    const off = `${path}/${activityId}/sessions/${second?.sessionId}`;
    const cancelling = { ...(await tokens(off)), step: 'cancel' };
    for (const _twice of [1, 2]) {
      expect((await send(off, cancelling, [])).headers.location).toBe(`${off}?done=sessionCalledOff`);
    }
    const called = (await visitor.get(`${off}?lang=en`)).text;
    expect(called).toContain('the session has been cancelled');
    expect(called).not.toContain('name="step"');
    const told = (await db.events()).map(({ type }) => type).filter((type) => type.startsWith('session.'));
    expect(told).toEqual(['session.moved', 'session.cancelled']);
  });

  it('has a form for its places, once, and leads to what is wrong with them', async () => {
    const address = `${path}/${await announced()}`;
    const fields = { ...(await tokens(address)), capacity: '٣٠', childcareCapacity: '١٠' };
    expect((await visitor.get(address)).text).toContain('name="capacity" value="25"');
    for (const _twice of [1, 2]) {
      const set = await send(`${address}/places`, fields, []);
      expect(set.headers.location).toBe(`${address}?done=placesChanged`);
    }
    expect(await activityById(db.context.table, idIn(address))).toMatchObject({
      capacity: 30,
      childcareCapacity: 10,
      version: 2,
    });
    const wrong = await send(`${address}/places`, { ...(await tokens(address)), capacity: 'ten' }, []);
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('<a href="#capacity">Places: Please give a whole number</a>');
    expect(wrong.text).toContain('value="ten"');
    const { formId } = await tokens(address);
    const outdated = await send(`${address}/places`, { ...fields, formId: formId ?? '', capacity: '31' }, []);
    expect(outdated.status).toBe(412);
    signInAs('omar~facilitator~centre-kirkuk');
    expect((await send(`${address}/places`, fields, [])).status).toBe(403);
  });

  it('says until when places are given, takes another day, and names the field of one that cannot be', async () => {
    const address = `${path}/${await announced()}`;
    const before = (await visitor.get(`${address}?lang=en`)).text;
    expect(before).toContain('Places are given until');
    const fields = { ...(await tokens(address)), capacity: '25', childcareCapacity: '0' };
    const set = await send(`${address}/places`, { ...fields, placesUntil: '2026-12-10' }, []);
    expect(set.status).toBe(303);
    const activity = await activityById(db.context.table, idIn(address));
    expect(activity?.placesUntil).toBe('2026-12-10T21:00:00.000Z');
    const shown = (await visitor.get(`${address}?lang=en`)).text;
    expect(shown).toContain('value="2026-12-10"');
    for (const [language, day, reason] of [
      ['en', '2020-01-01', 'placesUntilPast'],
      ['ar', '2020-01-01', 'placesUntilPast'],
      ['ckb', '2029-01-01', 'placesUntilAfterEnd'],
      ['en', 'soon', 'dateInvalid'],
    ] as const) {
      const again = { ...(await tokens(address)), capacity: '25', childcareCapacity: '0', placesUntil: day };
      const wrong = await send(`${address}/places?lang=${language}`, again, []);
      expect(wrong.status).toBe(400);
      const told = `${render('console.placesUntil', language)}: ${render(`field.${reason}`, language)}`;
      expect(wrong.text).toContain(`<a href="#placesUntil">${told}</a>`);
      expect(wrong.text).toContain(`value="${day}"`);
    }
    // The day that the form shows is left as it is, whatever time of it was set.
    const until = '2026-12-09T09:00:00.000Z';
    const change = { activityId: idIn(address), capacity: 25, childcareCapacity: 0, placesUntil: until };
    expect(await changeCapacity(db.context, change, staff)).not.toHaveProperty('refused');
    const page = await visitor.get(address);
    const kept = {
      ...(await tokens(address)),
      ...{ capacity: '26', childcareCapacity: '0', placesUntil: '2026-12-09' },
      placesUntilBefore: hiddenIn(page, 'placesUntilBefore') ?? '',
    };
    expect((await send(`${address}/places`, kept, [])).status).toBe(303);
    expect(await activityById(db.context.table, idIn(address))).toMatchObject({
      capacity: 26,
      placesUntil: until,
    });
  });

  it('has no form for places once the course is over; sessions can still be added to it', async () => {
    const activity = await anActivity(db.context);
    const address = `${path}/${activity.activityId}`;
    expect((await visitor.get(address)).text).toContain('name="capacity"');
    db.clock.set(after(activity.sessions.at(-1)?.end ?? '', { minutes: 1 }));
    const { text } = await visitor.get(address);
    expect(text).not.toContain('name="capacity"');
    expect(text).toContain('name="first"');
    const fields = { ...(await tokens(address)), capacity: '30', childcareCapacity: '0' };
    const refused = await send(`${address}/places?lang=en`, fields, []);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain(render('problem.course-over', 'en'));
  });

  it('shows what is over apart, and lists an activity until a month after it', async () => {
    const activity = await anActivity(db.context);
    await registers(db.context, 1, {});
    const address = `${path}/${activity.activityId}`;
    db.clock.set(after(activity.sessions[1]?.end ?? '', { minutes: 1 }));
    const { text } = await visitor.get(`${address}?lang=en`);
    expect(text).toContain('Past sessions');
    expect(text).toContain('Places taken: 1 of 10');
    expect((await visitor.get(path)).text).toContain(address);
    db.clock.forward({ days: 40 });
    expect((await visitor.get(path)).text).not.toContain(address);
  });

  it('is found on the first page, however much is over', async () => {
    for (let code = 101; code <= 201; code++) await anActivity(db.context, { code: String(code) });
    db.clock.forward({ days: 60 });
    const { activityId } = await anActivity(db.context, { code: '300' });
    const { text } = await visitor.get(path);
    expect(text).toContain(`href="${path}/${activityId}"`);
    const button = /class="button plain" href="([^"]*after=[^"]*)"/;
    const more = button.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(more).not.toBe('');
    const rest = await visitor.get(more);
    expect(rest.status).toBe(200);
    expect(rest.text).not.toMatch(button);
  });

  it('is for managers of the centre alone, and for a form of ours', async () => {
    const activityId = await announced();
    const [session] = await sessionsOf(db.context.table, activityId);
    const address = `${path}/${activityId}/sessions/${session?.sessionId}`;
    const given = await tokens(address);
    expect((await send(address, { ...given, formToken: 'made-up', step: 'cancel' }, [])).status).toBe(403);
    expect((await send(address, { ...given, version: '', step: 'cancel' }, [])).status).toBe(404);
    expect((await send(address, { ...given, step: 'close' }, [])).status).toBe(404);
    expect((await visitor.get(`${path}/${activityId}/sessions/${activityId}`)).status).toBe(404);
    expect((await visitor.get(`${path}/${session?.sessionId}`)).status).toBe(404);
    expect((await visitor.get(`${path}/214`)).status).toBe(404);
    for (const [login, status] of [
      ['omar~facilitator~centre-kirkuk', 403],
      ['dilnaz~manager~centre-baghdad', 403],
      ['sara~analyst~centre-kirkuk', 403],
    ] as const) {
      signInAs(login);
      expect((await visitor.get(`${path}/${activityId}`)).status).toBe(status);
      expect((await visitor.get(address)).status).toBe(status);
      expect((await send(address, { ...given, step: 'cancel' }, [])).status).toBe(status);
    }
    signInAs('dilnaz~manager~centre-baghdad');
    expect((await announce({ code: '322' })).headers.location).toBeDefined();
    const [, mine] = (await db.events()).filter(({ type }) => type === 'activity.created');
    expect(mine?.centre).toBe('baghdad');
  });

  it('of ninety sessions fits into one small page, in every language', async () => {
    const start = '2026-12-01T07:00:00.000Z';
    const sessions = Array.from({ length: 90 }, (_, days) => ({
      start: after(start, { days }),
      end: after(start, { days, hours: 2 }),
      room: 'قاعة ٢',
    }));
    const { activityId } = await anActivity(db.context, { sessions });
    for (const language of ['ar', 'ckb', 'en']) {
      for (const address of [`${path}/${activityId}`, `${path}/new`, path]) {
        const got = await visitor.get(`${address}?lang=${language}`, { 'accept-encoding': 'gzip' });
        expect(got.status).toBe(200);
        expect([language, got.weight]).toEqual([language, expect.toSatisfy((weight) => weight < 14 * 1024)]);
      }
    }
  });
});
