import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aCourseNow, comesTo } from '../cloud/course.ts';
import {
  activity,
  aPhone,
  api,
  countsOf,
  eventually,
  manageApiPath,
  registerByApi,
  tokenOf,
} from '../cloud/driver.ts';

test('a full course: places in line, an offer when one cancels, yes, and the totals agree', async () => {
  const token = await tokenOf('kirkuk.manager');
  const scope = 'activity:219';
  const first = aPhone();
  const second = aPhone();
  await first.text('join 219');
  expect((await first.message(1)).body).toMatch(/\b1\b/);
  const inLine = await registerByApi({
    activityCode: '219',
    name: 'ئازاد',
    phone: second.number,
    language: 'ckb',
  });
  expect(inLine.body).toMatchObject({ status: 'waitlisted', position: 2 });
  await eventually(async () => {
    expect((await countsOf(token, scope)).totals).toMatchObject({ confirmed: 2, waitlisted: 2 });
  });

  // One of the two who hold a place, known by the demo data, gives it up from his phone.
  const holder = aPhone('+9647500000010');
  await holder.text('cancel 219');
  const offer = await first.message(2);
  expect(offer.body).toMatch(/YES 219/);
  expect((await activity('219')).placesLeft).toBe(0);

  const newcomer = await registerByApi({ activityCode: '219', name: 'Sinan', phone: aPhone().number });
  expect(newcomer.body).toMatchObject({ status: 'waitlisted', position: 2 });

  await first.text('yes');
  expect((await first.message(3)).body).toContain('219');
  const view = await api<{ status: string; position: number }>('GET', manageApiPath(inLine.body.manageUrl));
  expect(view.body).toMatchObject({ status: 'waitlisted', position: 1 });

  await first.text('cancel 219');
  const offered = await eventually(async () => {
    const answer = await api<{ status: string; deadline: string }>(
      'GET',
      manageApiPath(inLine.body.manageUrl),
    );
    expect(answer.body.status).toBe('offered');
    return answer.body;
  });
  expect(Date.parse(offered.deadline)).toBeGreaterThan(Date.now());
  const declined = await api<{ status: string }>('POST', `${manageApiPath(inLine.body.manageUrl)}/decline`);
  expect(declined.body.status).toBe('cancelled');
  await eventually(async () => {
    const third = await api<{ status: string }>('GET', manageApiPath(newcomer.body.manageUrl));
    expect(third.body.status).toBe('offered');
    expect((await countsOf(token, scope)).totals).toMatchObject({
      confirmed: 1,
      waitlisted: 0,
      offered: 1,
      cancelled: 3,
    });
  });
});

test('more places are offered to who waits, when the team leader sets how many there are', async () => {
  const course = await aCourseNow(3 * 24 * 60, { capacity: 1 });
  await comesTo(course.code, 'Nawal');
  const phone = aPhone();
  await phone.text(`${course.code} Shilan female 1990`);
  expect((await phone.message(1)).body).toMatch(/\b1\b/);
  const authorization = `Bearer ${await tokenOf('kirkuk.manager')}`;
  const set = await api<{ capacity: number }>('PUT', `/activities/${course.activityId}/places`, {
    headers: { authorization, 'idempotency-key': randomUUID(), 'if-match': '"1"' },
    body: { capacity: 2, childcareCapacity: 0 },
  });
  expect(set).toMatchObject({ status: 200, body: { capacity: 2 } });
  expect((await phone.message(2)).body).toContain(`YES ${course.code}`);
  expect(await activity(course.code)).toMatchObject({ capacity: 2, placesLeft: 0 });
});

test('a place in line is given up by text and by the link, and an offer that is not answered passes on', async () => {
  const code = '219';
  const [texting, clicking, patient] = [aPhone(), aPhone(), aPhone()];
  await texting.text(`join ${code}`);
  expect((await texting.message(1)).body).toMatch(/in line/);
  const second = await registerByApi({ activityCode: code, name: 'سوزان', phone: clicking.number });
  const third = await registerByApi({
    activityCode: code,
    name: 'Bakhtiar',
    phone: patient.number,
    language: 'en',
  });
  expect(third.body).toMatchObject({ status: 'waitlisted', position: 3 });
  await texting.text(`cancel ${code}`);
  await texting.message(2);
  expect(
    (await api<{ status: string }>('POST', `${manageApiPath(second.body.manageUrl)}/cancel`)).body.status,
  ).toBe('cancelled');

  // The newcomer of the story above never answers: her offer ends, and the place is offered on.
  const offer = await patient.message(2, 90_000);
  expect(offer.body).toMatch(/YES 219/);
  expect((await api('POST', `${manageApiPath(third.body.manageUrl)}/accept`)).body).toMatchObject({
    status: 'confirmed',
  });
}, 120_000);
