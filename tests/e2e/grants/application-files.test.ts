import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { aGarden } from '#tests/support/grants/grants.ts';
import { api, apiUrl, newNumber, tokenOf } from '../cloud/driver.ts';
import { pdf, program, send } from '../cloud/sending-files.ts';

type Announced = {
  readonly file: { readonly fileId: string };
  readonly upload: Parameters<typeof send>[0];
};
type Told = { readonly type?: string; readonly files?: readonly { readonly status: string }[] };

const newKey = () => ({ 'idempotency-key': randomUUID() });
const quote = { name: 'نرخی بۆیە.pdf', type: 'application/pdf', size: pdf.length };

async function begun(): Promise<{ readonly path: string; readonly number: string }> {
  const contact = { name: 'شیلان کەریم', phone: newNumber() };
  const whole = { centre: 'kirkuk', language: 'ckb', consent: true, ...aGarden.content };
  const { status, body } = await api<{ manageUrl: string; number: string }>('POST', '/applications', {
    body: { ...whole, contact, members: aGarden.members },
    headers: newKey(),
  });
  expect(status).toBe(201);
  return { path: new URL(body.manageUrl).pathname, number: body.number };
}
async function announced(path: string): Promise<Announced> {
  const { status, body } = await api<Announced>('POST', `${path}/files`, { body: quote });
  expect(status).toBe(201);
  return body;
}
const check = (path: string, fileId: string) => api<Told>('POST', `${path}/files/${fileId}/check`);
const lead = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${apiUrl}${path}`, { headers, redirect: 'manual' });
const contentAt = async (link: string | null) =>
  new Uint8Array(await (await fetch(link ?? 'about:nowhere')).arrayBuffer());

describe('a file of an application', () => {
  let staff: Record<string, string>;
  beforeAll(async () => {
    staff = { authorization: `Bearer ${await tokenOf('kirkuk.manager')}` };
  });

  test('goes from a group by way of the bucket to those who decide, and to no other', async () => {
    const { path } = await begun();
    const { file, upload } = await announced(path);
    expect((await check(path, file.fileId)).body.type).toBe('/problems/file-not-arrived');
    expect((await send(upload, pdf)).status).toBe(204);
    expect((await check(path, file.fileId)).status).toBe(200);
    const own = await lead(`${path}/files/${file.fileId}`);
    expect(own.status).toBe(303);
    expect(await contentAt(own.headers.get('location'))).toEqual(pdf);

    const submitted = await api<{ number: string }>('POST', `${path}/submit`, { headers: newKey() });
    expect(submitted.status).toBe(200);
    // The link alone opens nothing any more.
    expect((await lead(`${path}/files/${file.fileId}`)).status).toBe(403);

    const { body } = await api<{ items: { grantId: string; number: string }[] }>(
      'GET',
      '/grants?centre=kirkuk&status=submitted',
      { headers: staff },
    );
    const grant = body.items.find(({ number }) => number === submitted.body.number);
    const fileOfGrant = `/grants/${grant?.grantId}/files/${file.fileId}`;
    const shown = await lead(fileOfGrant, staff);
    expect(shown.status).toBe(303);
    expect(await contentAt(shown.headers.get('location'))).toEqual(pdf);
    expect((await lead(fileOfGrant)).status).toBe(401);
    const elsewhere = { authorization: `Bearer ${await tokenOf('baghdad.approver')}` };
    expect((await lead(fileOfGrant, elsewhere)).status).toBe(403);
  });

  test('is refused when it is a program that calls itself a quote', async () => {
    const { path } = await begun();
    const { file, upload } = await announced(path);
    expect((await send(upload, program)).status).toBe(204);
    expect((await check(path, file.fileId)).body.type).toBe('/problems/file-wrong-type');
    expect((await api<Told>('GET', path)).body.files).toEqual([]);
  });

  test('cannot be put in the place of another’s', async () => {
    const [hers, other] = await Promise.all([begun(), begun()]);
    const [{ upload }, { upload: foreign }] = await Promise.all([
      announced(hers.path),
      announced(other.path),
    ]);
    expect((await send(upload, pdf, { key: foreign.fields.key ?? '' })).status).toBe(403);
  });
});
