import type { Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { describe, expect, inject } from 'vitest';
import { clientOptions } from '#local/cloud/aws.ts';
import { expectedFile, type FileRef, fileWish, openFiles, type UploadForm } from '#shared/uploads/index.ts';
import { finished } from '#shared/web/answer.ts';
import { type Answer, html, type Request, scripted, uploadingTo } from '#shared/web/index.ts';
import { siteUrl } from '#tests/e2e/cloud/driver.ts';
import { jpegOf } from '#tests/support/photos/jpeg.ts';
import { test } from '../chromium/chromium.ts';

const files = openFiles({ bucket: inject('filesBucket'), client: clientOptions(inject('endpoint')) });
const photo = jpegOf();
const wish = fileWish.parse({ name: 'photo.jpg', type: 'image/jpeg', size: 1_000_000 });
const [formPage, cameBack] = [`${siteUrl}/a-form`, `${siteUrl}/came-back`];

type Asked = { readonly owner: string; readonly ref: FileRef; readonly form: UploadForm };
async function asked(): Promise<Asked> {
  const [owner, ref] = [uuidv7(), expectedFile(uuidv7(), wish)];
  return {
    owner,
    ref,
    form: await files.invite(owner, wish, ref.fileId, new Date(), { comeBackTo: cameBack }),
  };
}

const formOf = ({ url, fields }: UploadForm): Answer =>
  html(
    200,
    `<form method="post" enctype="multipart/form-data" action="${url}">${Object.entries(fields)
      .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
      .join('')}<input type="file" name="file"><button>Send</button></form>`,
  );

/** Someone asks for a page. */
const request: Request = {
  method: 'GET',
  path: '/a-form',
  params: {},
  query: new URLSearchParams(),
  rawQuery: '',
  headers: {},
  cookies: new Map(),
  body: undefined,
  isBase64Encoded: false,
  receivedAt: new Date(),
  siteUrl,
};

/** Shows an answer of ours at an address of the site, with the headers it leaves with. */
async function show(page: Page, answer: Answer): Promise<void> {
  const { headers = {}, body = '' } = finished(request, answer);
  const told = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  await page.route(formPage, (route) => route.fulfill({ headers: Object.fromEntries(told), body }));
  await page.goto(formPage);
}
const choose = (page: Page) =>
  page.setInputFiles('input[type=file]', { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo });

describe('a photo sent from a page', () => {
  test('goes to the bucket without a script, and its sender back to the page', async ({ visit }) => {
    const { owner, ref, form } = await asked();
    const page = await visit();
    await show(page, uploadingTo(form.url)(formOf(form)));
    await choose(page);
    await page.click('button');
    await page.waitForURL((url) => url.href.startsWith(cameBack));
    expect(await files.check(owner, ref)).toMatchObject({ kept: { type: 'image/jpeg', size: photo.length } });
  });

  test('goes nowhere from a page that has no leave for it', async ({ visit }) => {
    const { owner, ref, form } = await asked();
    const page = await visit();
    await show(page, formOf(form));
    await choose(page);
    const refused = page.waitForEvent('console', (message) => message.text().includes('form-action'));
    await page.click('button', { noWaitAfter: true });
    await refused;
    expect(await files.check(owner, ref)).toEqual({ refused: 'not-arrived' });
  });

  test('is sent by a script of ours, which hears that it arrived', async ({ visit }) => {
    const { owner, ref } = await asked();
    const form = await files.invite(owner, wish, ref.fileId, new Date());
    // A page that was put in place of another is not of this machine to Chromium, and the bucket is.
    const page = await visit({ javaScriptEnabled: true, permissions: ['local-network-access'] });
    await show(page, uploadingTo(form.url)(scripted(formOf(form))));
    await choose(page);
    const status = await page.evaluate(async () => {
      const sending = document.querySelector('form');
      if (sending === null) throw new Error('There is no form');
      return (await fetch(sending.action, { method: 'POST', body: new FormData(sending) })).status;
    });
    expect(status).toBe(204);
    expect(await files.check(owner, ref)).toHaveProperty('kept');
  });
});
