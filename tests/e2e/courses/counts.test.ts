import { expect, test } from 'vitest';
import { api, countsOf, staff, tokenOf } from '../cloud/driver.ts';

test('counts are for staff, each for the centres they are bound to', async () => {
  expect((await api('GET', '/counts?scope=all&period=all')).status).toBe(401);
  const forged = { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.' };
  expect((await api('GET', '/counts?scope=all&period=all', { headers: forged })).status).toBe(401);
  const manager = { authorization: `Bearer ${await tokenOf('kirkuk.manager')}` };
  expect((await api('GET', '/counts?scope=centre:baghdad&period=all', { headers: manager })).status).toBe(
    403,
  );
  expect((await api('GET', '/counts?scope=nowhere&period=all', { headers: manager })).status).toBe(400);
  expect((await countsOf(await tokenOf('kirkuk.manager'), 'centre:kirkuk')).totals.confirmed).toBeGreaterThan(
    0,
  );
  expect(await countsOf(await tokenOf('partner'), 'all')).not.toHaveProperty('breakdown');
});

test('a wrong password is refused as an unknown name is', async () => {
  const answers = await Promise.all(
    [staff[0]?.username, 'nobody'].map((username) =>
      api('POST', '/staff/tokens', { body: { username, password: 'Wrong-password-1' } }),
    ),
  );
  expect(answers.map((answer) => answer.status)).toEqual([401, 401]);
  expect(answers[0]?.body).toEqual(answers[1]?.body);
});
