import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { activity, aPhone, api, eventually, newNumber, tokenOf } from '../cloud/driver.ts';

type FocalPoint = { readonly focalPointId: string; readonly phone: string; readonly centre: string };

/** The staff API as one login calls it. */
async function staffApi(username: string) {
  const authorization = `Bearer ${await tokenOf(username)}`;
  return {
    appoint: (phone: string, centre: string, key: string = randomUUID()) =>
      api<FocalPoint & { type?: string }>('POST', '/focal-points', {
        headers: { authorization, 'idempotency-key': key },
        body: { phone, centre },
      }),
    list: (centre: string) =>
      api<{ items: readonly FocalPoint[]; cursor: string | null }>('GET', `/focal-points?centre=${centre}`, {
        headers: { authorization },
      }),
    release: (focalPointId: string, key: string = randomUUID()) =>
      api('DELETE', `/focal-points/${focalPointId}`, { headers: { authorization, 'idempotency-key': key } }),
  };
}

test('a focal point registers neighbours, with a phone of their own and without, and is told of each', async () => {
  const code = '215';
  const manager = await staffApi('kirkuk.manager');
  const focalPoint = aPhone();
  const layla = aPhone();

  // Before staff have marked the phone, it registers nobody but those it is shared by.
  await focalPoint.text(`join ${code} for my neighbour Layla 1990 ${layla.number.replace('+964', '0')}`);
  expect((await focalPoint.message(1)).body).toContain('focal point');

  const key = randomUUID();
  const appointed = await manager.appoint(focalPoint.number, 'kirkuk', key);
  expect(appointed).toMatchObject({ status: 201, body: { phone: focalPoint.number, centre: 'kirkuk' } });
  expect(await manager.appoint(focalPoint.number, 'kirkuk', key)).toMatchObject({
    status: 201,
    body: appointed.body,
  });
  expect((await manager.appoint(focalPoint.number, 'kirkuk')).status).toBe(200);
  await eventually(async () => {
    expect((await manager.list('kirkuk')).body.items).toContainEqual(appointed.body);
  });

  const { placesLeft } = await activity(code);
  await focalPoint.text(`join ${code} for my neighbour Layla 1990 ${layla.number.replace('+964', '0')}`);
  const ofLayla = await focalPoint.message(2);
  expect(ofLayla.body).toContain('Layla');
  expect(ofLayla.body).toContain(code);
  expect((await layla.message(1)).body).toContain(code);
  await focalPoint.text(`join ${code} Zaynab 1985`);
  const ofZaynab = await focalPoint.message(3);
  expect(ofZaynab.body).toContain('Zaynab');
  expect(ofZaynab.body).toContain(code);
  expect((await activity(code)).placesLeft).toBe(placesLeft - 2);

  // He sees how those stand whom he brought.
  await focalPoint.text('STATUS');
  const { body: status } = await focalPoint.message(4);
  expect(status).toContain('Layla');
  expect(status).toContain('Zaynab');

  const { focalPointId } = appointed.body;
  const ending = randomUUID();
  expect((await manager.release(focalPointId, ending)).status).toBe(204);
  expect((await manager.release(focalPointId, ending)).status).toBe(204);
  expect((await manager.release(focalPointId)).status).toBe(404);
  await eventually(async () => {
    const phones = (await manager.list('kirkuk')).body.items.map(({ phone }) => phone);
    expect(phones).not.toContain(focalPoint.number);
  });
  // The places stay; the phone brings nobody else.
  expect((await activity(code)).placesLeft).toBe(placesLeft - 2);
  await focalPoint.text(`join ${code} for my neighbour Huda 1979 ${newNumber().replace('+964', '0')}`);
  expect((await focalPoint.message(5)).body).toContain('focal point');
  expect((await activity(code)).placesLeft).toBe(placesLeft - 2);
}, 120_000);

test('a focal point who has everything erased is none any more', async () => {
  const manager = await staffApi('kirkuk.manager');
  const focalPoint = aPhone();
  expect((await manager.appoint(focalPoint.number, 'kirkuk')).status).toBe(201);
  await focalPoint.text('erase me');
  expect((await focalPoint.message(1)).body).toContain('erased');
  await eventually(async () => {
    const phones = (await manager.list('kirkuk')).body.items.map(({ phone }) => phone);
    expect(phones).not.toContain(focalPoint.number);
  });
});

test('focal points are for managers of their centre and administrators', async () => {
  const number = newNumber();
  expect((await api('GET', '/focal-points?centre=kirkuk')).status).toBe(401);
  for (const login of ['kirkuk.facilitator', 'baghdad.approver', 'analyst', 'partner']) {
    const staff = await staffApi(login);
    expect((await staff.list('kirkuk')).status).toBe(403);
    expect((await staff.appoint(number, 'kirkuk')).status).toBe(403);
  }
  const manager = await staffApi('kirkuk.manager');
  expect((await manager.appoint(number, 'baghdad')).status).toBe(403);
  const admin = await staffApi('admin');
  const { body } = await admin.appoint(number, 'baghdad');
  expect((await manager.release(body.focalPointId)).status).toBe(403);
  expect(await manager.appoint(number, 'kirkuk')).toMatchObject({
    status: 409,
    body: { type: '/problems/focal-point-elsewhere' },
  });
  expect((await admin.release(body.focalPointId)).status).toBe(204);
});
