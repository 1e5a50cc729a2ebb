import { expect, it } from 'vitest';
import type { Call } from '#api/call.ts';
import { consoleCalls } from '#api/calls.ts';
import type { Page } from '#api/page.ts';
import { consoleHandler } from '#functions/console/console.ts';
import { consolePages } from '#functions/console/declared-pages.ts';
import type { Role } from '#shared/staff/index.ts';
import { contextFor } from '#shared/table/index.ts';
import { settingsForTests } from '#tests/support/web/console-visitor.ts';
import { type Login, logins } from '#tests/support/web/staff-caller.ts';
import { visitorOf } from '#tests/support/web/visitor.ts';

/** Whose role it is at Kirkuk, where every call is about. */
const atKirkuk: Readonly<Record<Role, readonly Login[]>> = {
  facilitator: ['facilitator'],
  manager: ['manager', 'second manager'],
  approver: ['approver', 'second approver', 'admin who approves'],
  admin: ['admin', 'admin who approves', 'admin who approves elsewhere'],
  analyst: ['analyst'],
  partner: ['partner'],
};
/** Whose role it is at another centre, or at none. */
const elsewhere: Readonly<Record<Role, readonly Login[]>> = {
  facilitator: ['facilitator of another centre'],
  manager: ['manager of another centre'],
  approver: ['approver of another centre', 'admin who approves elsewhere'],
  admin: [],
  analyst: [],
  partner: [],
};

const id = '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a11';
const filled = (path: string): string =>
  path
    .replace('{centre}', 'kirkuk')
    .replace('{year}', '2026')
    .replace('{number}', '483920')
    .replace('{application}', '1')
    .replace('{certificate}', 'KRK26-7F3Q9K')
    .replaceAll(/\{\w+Id\}/g, id);
const addressOf = ({ path, takes = {} }: Call): string =>
  `/api${filled(path)}${takes.query?.centre ? '?centre=kirkuk' : ''}`;

/** A table that nothing may be read from: whoever asks it gets a fault, told as being busy. */
const closed = new Proxy({}, { get: () => () => Promise.reject(new Error('The table was asked')) });
const handler = consoleHandler(
  // No part of a table is used but its calls, each of which fails.
  contextFor(closed as Parameters<typeof contextFor>[0]),
  settingsForTests,
  { error: () => undefined },
);
const caller = visitorOf(handler, { now: () => new Date('2026-11-23T07:00:00Z') });

async function statusOf(call: Call, login: Login): Promise<number> {
  const token = logins[login];
  const { status } = await caller.send(addressOf(call), {
    method: call.method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(call.takes?.key ? { 'idempotency-key': 'access-key-1' } : {}),
      ...(call.takes?.version ? { 'if-match': '"1"' } : {}),
    },
  });
  return status;
}

const everyone = Object.keys(logins) as readonly Login[];
const strangers: readonly Login[] = ['nobody', 'without a token'];

it('lets in those whom a call names, and refuses everyone else before anything is read', async () => {
  let tried = 0;
  for (const [name, call] of Object.values(consoleCalls).flatMap((calls) =>
    Object.entries(calls as Readonly<Record<string, Call>>),
  )) {
    if (call.who === 'anyone') continue;
    const { who } = call;
    const isOfCentre = call.path.includes('{centre}') || call.takes?.query?.centre !== undefined;
    const named =
      who === 'staff'
        ? everyone.filter((login) => !strangers.includes(login))
        : who.flatMap((role) => atKirkuk[role]);
    const perhaps = who === 'staff' || isOfCentre ? [] : who.flatMap((role) => elsewhere[role]);
    for (const login of everyone) {
      tried += 1;
      const status = await statusOf(call, login);
      // What comes next, the body that is missing or the table, is another matter; so is how much of the numbers one may see.
      const is = status === 401 || (status === 403 && who !== 'staff') ? status : 'let in';
      const may = named.includes(login) || perhaps.includes(login);
      expect([name, login, is]).toEqual([
        name,
        login,
        strangers.includes(login) ? 401 : may ? 'let in' : 403,
      ]);
    }
  }
  expect(tried).toBeGreaterThan(1_000);
});

it('tells a stranger nothing but that there is no valid token, whatever else is wrong', async () => {
  const answered = await caller.send(`/api/grants/${id}/approve`, { method: 'POST', body: '{' });
  expect([answered.status, answered.json.type]).toEqual([401, '/problems/unauthorized']);
  expect(answered.headers['www-authenticate']).toBe('Bearer');
});

it('shows a page to those whom it names, and asks others to sign in or refuses them before anything is read', async () => {
  const pages = Object.values(consolePages).flatMap((each) =>
    Object.entries(each as Readonly<Record<string, Page>>),
  );
  let tried = 0;
  for (const [name, { method, path, who }] of pages) {
    if (who === 'anyone' || typeof path !== 'string') continue;
    const named = who.flatMap((role) => [...atKirkuk[role], ...elsewhere[role]]);
    for (const login of everyone) {
      tried += 1;
      const visitor = visitorOf(handler, { now: () => new Date('2026-11-23T07:00:00Z') });
      const token = logins[login];
      if (token !== undefined) visitor.cookies.set('session', token);
      const { status, text } = await visitor.send(filled(path), {
        method,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      const asked = text.includes('action="/console/sign-in"')
        ? 'to sign in'
        : status === 403
          ? 403
          : 'let in';
      // A form without our token is no one's; the status of what is let in is that of the closed table.
      const admitted = method === 'GET' ? 'let in' : 403;
      expect([name, login, asked]).toEqual([
        name,
        login,
        strangers.includes(login) ? 'to sign in' : named.includes(login) ? admitted : 403,
      ]);
      if (strangers.includes(login)) expect([name, status]).toEqual([name, method === 'GET' ? 200 : 401]);
    }
  }
  expect(tried).toBeGreaterThan(700);
});
