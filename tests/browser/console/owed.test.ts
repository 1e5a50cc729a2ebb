/** Grants whose money is owed, or late: what staff and the group see of them, in three languages. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect } from 'vitest';
import { languages } from '#events/vocabulary.ts';
import { render } from '#shared/language/messages/index.ts';
import { localYear } from '#shared/language/time/time.ts';
import { aPhone, api, consoleUrl, tokenOf } from '#tests/e2e/cloud/driver.ts';
import { aGarden } from '#tests/support/grants/grants.ts';
import { deskScreen, phoneScreen, test } from '../chromium/chromium.ts';
import { barriers, overflow, unseenFocus } from '../chromium/looked-at.ts';
import { screenshotFile } from '../chromium/screenshots.ts';
import { signIn } from '../chromium/sign-in.ts';

type Grant = { readonly grantId: string; readonly version: number };
type Budget = { readonly total: number; readonly version: number };

/** A call of the staff API that must be answered. */
async function staff<T>(who: string, method: string, path: string, body?: unknown, version?: number) {
  const answer = await api<T>(method, path, {
    headers: {
      'idempotency-key': randomUUID(),
      authorization: `Bearer ${await tokenOf(who)}`,
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body === undefined ? {} : { body }),
  });
  if (answer.status >= 300) throw new Error(`${method} ${path} was answered with ${answer.status}`);
  return answer.body;
}
async function moves(
  grantId: string,
  ...steps: readonly (readonly [who: string, move: string, body?: unknown])[]
) {
  for (const [who, move, body = {}] of steps) {
    const { version } = await staff<Grant>(`kirkuk.${who}`, 'GET', `/grants/${grantId}`);
    await staff(`kirkuk.${who}`, 'POST', `/grants/${grantId}/${move}`, body, version);
  }
}
/** An application that is approved and planned, in two parts whose days are long past. */
async function planned(): Promise<string> {
  const { content, members } = aGarden;
  const contact = { name: 'شیلان کەریم', phone: aPhone().number };
  const said = { centre: 'kirkuk', language: 'ckb', consent: true, contact, members, ...content };
  const { grantId } = await staff<Grant>('kirkuk.facilitator', 'POST', '/grants', said);
  const tranches = [
    { amount: 1_000_000, dueOn: '2026-01-10', condition: '' },
    { amount: 500_000, dueOn: '2026-01-20', condition: 'دارەکان چێنراون' },
  ];
  await moves(
    grantId,
    ['manager', 'screen'],
    ['approver', 'approve', { amount: 1_500_000, application: 1 }],
    ['manager', 'plan', { tranches, reportDueOn: '2026-02-01' }],
  );
  return grantId;
}
const paid = (tranche: number) =>
  [
    ['facilitator', 'disburse', { tranche }],
    ['manager', 'confirm', { tranche }],
  ] as const;

describe('a grant', () => {
  const grants = { late: '', owing: '' };
  beforeAll(async () => {
    const year = localYear(new Date().toISOString());
    const { total, version } = await staff<Budget>('admin', 'GET', `/budgets/kirkuk/${year}`);
    await staff('admin', 'PUT', `/budgets/kirkuk/${year}`, { total: total + 10_000_000 }, version);
    grants.late = await planned();
    await moves(grants.late, ...paid(1));
    grants.owing = await planned();
    const report = { peopleReached: 1_234, spent: [800_000, 300_000], story: 'باخچەکە کرایەوە' };
    await moves(
      grants.owing,
      ...paid(1),
      ...paid(2),
      ['facilitator', 'report', report],
      ['manager', 'close'],
      ['facilitator', 'take-back', { amount: 250_000 }],
    );
  }, 60_000);

  test.for(languages)(
    'that is late, and one that is owed money of, keep nobody out in %s',
    {
      timeout: 120_000,
    },
    async (language, { visit }) => {
      for (const screen of [phoneScreen, deskScreen]) {
        const window = await visit({ javaScriptEnabled: true, viewport: screen });
        await signIn(window, 'kirkuk.manager');
        for (const [name, grantId] of Object.entries(grants)) {
          await window.goto(`${consoleUrl}/grants/${grantId}?lang=${language}`);
          await window.screenshot({
            path: screenshotFile(`grant-${name}.${language}.${screen.width}`),
            fullPage: true,
          });
          expect.soft(await overflow(window), name).toBeLessThanOrEqual(0);
          expect.soft(await barriers(window), name).toEqual([]);
          expect.soft(await unseenFocus(window), name).toEqual([]);
          const late = await window.getByText(render('console.pastDue', language)).count();
          expect.soft(late, name).toBe(name === 'late' ? 2 : 0);
          // A sum, a name and what staff wrote stand apart from the direction of the text around them.
          const bare = await window.evaluate(() =>
            [...document.querySelectorAll('dd, td.number')]
              .filter(({ childNodes }) =>
                [...childNodes].some(
                  ({ nodeType, textContent }) => nodeType === 3 && /\d{3}|[٠-٩]{3}/.test(textContent ?? ''),
                ),
              )
              .map(({ textContent }) => textContent),
          );
          const isolated = bare.filter((text) => !/20\d\d|٢٠[٠-٩]{2}/.test(text ?? ''));
          expect
            .soft(
              isolated.filter((text) => text !== '1,234' && text !== '١٬٢٣٤'),
              name,
            )
            .toEqual([]);
        }
        await window.goto(`${consoleUrl}/grants/${grants.owing}?lang=${language}`);
        // Who took the money confirms nothing; the second person may.
        expect(await window.locator('input[name=move][value=confirm-back]').count()).toBe(1);
      }
    },
  );
});
