import { expect, test } from 'vitest';
import { aPhone, api, newNumber } from '../cloud/driver.ts';

type Told = { readonly status: string; readonly contact?: { readonly phone: string | null } };

test('an application that one phone began for another forgets the first, and stays with the other', async () => {
  const phone = aPhone();
  await phone.text('GRANT KIRKUK');
  const begun = (await phone.message(1)).body;
  const [, path = ''] = /(\/applications\/[\w-]{43})/.exec(begun) ?? [];
  const contact = { name: 'Azad Omar', phone: newNumber() };
  const changed = await api<Told>('PATCH', path, { body: { contact }, headers: { 'if-match': '"1"' } });
  expect(changed.status).toBe(200);
  await phone.text('GRANT KIRKUK');
  expect((await phone.message(2)).body).toContain(path);

  await phone.text('ERASE ME');
  expect((await phone.message(3)).body).toMatch(/erased/);
  expect((await api<Told>('GET', path)).body).toMatchObject({ status: 'draft', contact });
  await phone.text('GRANT KIRKUK');
  const anew = (await phone.message(4)).body;
  const [, hers = ''] = /(\/applications\/[\w-]{43})/.exec(anew) ?? [];
  expect((await api<Told>('GET', hers)).status).toBe(200);
  expect(anew).not.toContain(path);

  // This one is no one else's, and goes with her.
  await phone.text('ERASE ME');
  expect((await phone.message(5)).body).toMatch(/erased/);
  expect((await api<Told>('GET', hers)).status).toBe(404);
});
