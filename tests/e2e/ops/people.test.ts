/** A person who asks at the desk for her data, or to be erased, on the deployed stacks. */
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aCourseNow } from '../cloud/course.ts';
import { activity, aPhone, eventually, registerByApi } from '../cloud/driver.ts';
import { ops } from '../cloud/operating.ts';

test('a person is given all that is kept of her, then erased; her place is free and the others stay', async () => {
  const { code } = await aCourseNow(24 * 60, { capacity: 5 });
  const phone = aPhone();
  const { status } = await registerByApi({ activityCode: code, name: 'Hêlîn Azad', phone: phone.number });
  expect(status).toBe(201);
  await phone.message(1);
  const file = join(mkdtempSync(join(tmpdir(), 'diwan-')), 'her-data.json');

  const exported = await ops('person', 'export', phone.number, '--to', file, '--json');
  const { personId, items } = JSON.parse(exported.out).result;
  expect(items).toMatchObject({ person: 1, registrations: 1, events: 1 });
  expect(`${exported.out}${exported.err}`).not.toMatch(/Hêlîn|\d{9,}(?![\da-f-])/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    personId,
    person: [{ name: 'Hêlîn Azad', phone: phone.number }],
    registrations: [{ status: 'confirmed' }],
  });
  // A file that is there is not written over.
  expect(await ops('person', 'export', personId, '--to', file)).toMatchObject({ status: 1 });

  const dry = await ops('person', 'erase', phone.number, '--dry-run');
  expect(dry.out).toMatch(/person +1 +erased\n[\s\S]*registrations +1 +stays, without a name/);
  expect(await ops('person', 'erase', phone.number)).toMatchObject({
    status: 1,
    err: expect.stringContaining('--yes'),
  });
  expect((await activity(code)).placesLeft).toBe(4);
  expect(await ops('person', 'erase', personId, '--yes')).toMatchObject({
    status: 0,
    out: expect.stringContaining(`Erased: ${personId}`),
  });
  await eventually(async () => expect((await activity(code)).placesLeft).toBe(5));
  expect(await ops('person', 'erase', personId, '--yes')).toMatchObject({
    status: 1,
    err: expect.stringContaining('Nobody is known'),
  });
  expect(await ops('person', 'export', phone.number, '--to', `${file}.again`)).toMatchObject({
    status: 1,
    err: expect.stringContaining('Nobody is known on this phone'),
  });
});

test('of several people on a phone one must be said by her id', async () => {
  const { code } = await aCourseNow(24 * 60);
  const phone = aPhone();
  for (const name of ['Sozan Karim', 'Rebaz Karim']) {
    const { status } = await registerByApi({ activityCode: code, name, phone: phone.number });
    expect(status).toBe(201);
  }
  const { status, err } = await ops('person', 'erase', phone.number, '--yes');
  expect(status).toBe(1);
  expect(err).toMatch(/^2 people are known on this phone\. Name one by her id: [\da-f-]{36}, [\da-f-]{36}\./);
  expect(err).not.toMatch(/Karim/);
});
