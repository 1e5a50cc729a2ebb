import { randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import ExifReader from 'exifreader';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { withoutMetadata } from '#shared/uploads/metadata/index.ts';
import { aPhone, api, apiUrl, siteUrl } from '#tests/e2e/cloud/driver.ts';
import { aGarden } from '#tests/support/grants/grants.ts';
import { png, pngChunk } from '#tests/support/photos/boxed.ts';
import { camera, phoneWithFilm } from '#tests/support/photos/makers.ts';
import { test } from '../chromium/chromium.ts';
import { press, tabTo } from '../chromium/keyboard.ts';
import { barriers, overflow, unseenFocus } from '../chromium/looked-at.ts';
import { screenshotFile } from '../chromium/screenshots.ts';

async function looksGood(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: screenshotFile(`files-${name}.ar.390`), fullPage: true });
  expect.soft(await overflow(page), `${name}: is wider than the screen`).toBeLessThanOrEqual(0);
  expect.soft(await barriers(page), `${name}: barriers`).toEqual([]);
  // From the beginning of the page; the way past the head covers what stands there while it has the focus.
  await page.locator('.skip').focus();
  expect.soft(await unseenFocus(page), `${name}: focus unseen`).toEqual([]);
}

type Told = { readonly files: readonly { fileId: string; name: string; status: string; size: number }[] };
/** An application that is being written: its path, and its files as the API tells them. */
async function begun() {
  const contact = { name: 'زهراء كاظم', phone: aPhone().number };
  const { body } = await api<{ manageUrl: string }>('POST', '/applications', {
    headers: { 'idempotency-key': randomUUID() },
    body: { centre: 'kirkuk', language: 'ar', consent: true, contact, ...aGarden.content },
  });
  const path = new URL(body.manageUrl).pathname;
  return { path, files: async () => (await api<Told>('GET', path)).body.files };
}
const contentOf = async (path: string, fileId: string): Promise<Buffer> => {
  const answer = await fetch(`${apiUrl}${path}/files/${fileId}`);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
};
const photo = (name: string, buffer: Buffer, mimeType = 'image/jpeg') => ({ name, mimeType, buffer });
const address = (path: string): string => `${siteUrl}${path}`;

/** A picture of noise, which no packing makes smaller: 2,200 × 2,200 pixels, 14.5 MB. */
function largePicture(): Buffer {
  const side = 2_200;
  const rows = Buffer.alloc(side * (1 + side * 3));
  let seed = 1;
  for (let at = 0; at < rows.length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    rows[at] = at % (1 + side * 3) === 0 ? 0 : (seed >> 16) & 0xff;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const data = pngChunk('IDAT', deflateSync(rows, { level: 0 }));
  return Buffer.concat([png.signature, pngChunk('IHDR', header), data, png.end]);
}

/** Presses what leads to no other page. */
async function enter(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press('Enter');
}

/** Sends the file that is chosen from the page to send from, and waits until the frame says that it was sent. */
async function sendsFrom(page: Page): Promise<void> {
  await enter(page, 'main form button[type=submit]');
  await page.frameLocator('iframe').locator('a[target=_top]').waitFor();
}

test('without a script a photo goes by one button, and is kept without where it was taken', {
  timeout: 120_000,
}, async ({ visit }) => {
  const { path, files } = await begun();
  const page = await visit({ locale: 'ar-IQ' });
  await page.goto(address(path));
  expect(await page.locator('#add-file select').count()).toBe(0);
  await press(page, '#add-file button');
  expect(new URL(page.url()).pathname).toMatch(/\/files\/[\w-]{36}\/send$/);
  await page.setInputFiles('#file', photo('IMG_1.JPG', camera.bytes));
  await sendsFrom(page);
  expect(page.url()).toMatch(/\/send$/);
  await page.frameLocator('iframe').locator('a[target=_top]').click();
  await page.waitForURL((url) => url.pathname === path);
  const [kept] = await files();
  expect(kept).toMatchObject({ name: 'ملف', status: 'kept' });
  const content = await contentOf(path, kept?.fileId ?? '');
  expect(content.equals(withoutMetadata('image/jpeg', camera.bytes) ?? Buffer.alloc(0))).toBe(true);
  expect(Object.keys(ExifReader.load(new Uint8Array(content).buffer)).join()).not.toMatch(/gps/i);
});

test('without a script a form that is too old, and a file that is too large, end on a page of ours', {
  timeout: 120_000,
}, async ({ visit }) => {
  const { path, files } = await begun();
  // What looks at the pages is a script; those that are used here have none.
  const page = await visit({ locale: 'ar-IQ', javaScriptEnabled: true });
  await page.route('**/files.js*', (route) => route.abort());
  await page.goto(address(path));
  await press(page, '#add-file button');
  const sending = page.url();
  // The bucket takes no form whose signature is not its own, as it takes none that is over.
  await page.evaluate(() => {
    document.querySelector('[name="X-Amz-Signature"]')?.setAttribute('value', '0'.repeat(64));
  });
  await page.setInputFiles('#file', photo('IMG_1.JPG', camera.bytes));
  const refused = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && answer.status() === 403,
  );
  await enter(page, 'main form button[type=submit]');
  await refused;
  expect(page.url()).toBe(sending);
  expect(await page.locator('main').textContent()).toContain(render('apply.sendFailed', 'ar'));
  expect((await files()).map(({ status }) => status)).toEqual(['expected']);
  await page.click(`main a[href="${new URL(sending).pathname}"]`);
  await page.screenshot({ path: screenshotFile('files-send.ar.390'), fullPage: true });
  await page.setInputFiles(
    '#file',
    photo('large.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(11_000_000, 0x20)])),
  );
  await sendsFrom(page);
  await page.frameLocator('iframe').locator('a[target=_top]').click();
  await page.waitForURL(/\/done$/);
  expect(await page.locator('[role=alert]').textContent()).toContain(render('problem.file-too-large', 'ar'));
  expect(await page.locator('[role=alert]').textContent()).toContain('ملف');
  await page.screenshot({ path: screenshotFile('files-too-large.ar.390'), fullPage: true });
  expect(await files()).toEqual([]);
});

test('with a script one button brings several, renews a form, shrinks what is too large, and loses nothing typed', {
  timeout: 180_000,
}, async ({ visit }) => {
  const { path, files } = await begun();
  const page = await visit({ locale: 'ar-IQ', javaScriptEnabled: true });
  await page.goto(address(path));
  await page.fill('#why', 'لا يوجد في الحي مكان يلعب فيه الأطفال.');
  // The first form is taken as too old.
  let posts = 0;
  await page.route(
    (url) => url.origin !== new URL(siteUrl).origin,
    async (route) => {
      posts += route.request().method() === 'POST' ? 1 : 0;
      if (posts === 1 && route.request().method() === 'POST')
        await route.fulfill({ status: 403, body: '<Error/>' });
      else await route.continue();
    },
  );
  const choosing = page.waitForEvent('filechooser');
  await enter(page, '#add-file button');
  const chooser = await choosing;
  expect(chooser.isMultiple()).toBe(true);
  const large = largePicture();
  expect(large.length).toBeGreaterThan(10 * 1024 * 1024);
  await chooser.setFiles(
    [
      photo('صورة.jpg', camera.bytes),
      photo('صورة.jpg', phoneWithFilm.bytes),
      photo('scan.png', large, 'image/png'),
      photo('IMG_9.HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), ''),
      photo('notes.txt', Buffer.from('سعر الصبغ'), 'text/plain'),
      photo('half.jpg', camera.bytes.subarray(0, -20)),
      photo(
        'long.pdf',
        Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(11_000_000, 0x20)]),
        'application/pdf',
      ),
    ],
    { timeout: 60_000 },
  );
  await page.waitForFunction(() => document.querySelectorAll('#file-list form').length === 3, undefined, {
    timeout: 90_000,
  });
  const told = await page.locator('#files-told li').allTextContents();
  expect(told).toEqual([
    `IMG_9.HEIC: ${render('problem.file-heic', 'ar')}`,
    `notes.txt: ${render('problem.file-wrong-type', 'ar')}`,
    `half.jpg: ${render('problem.file-broken', 'ar')}`,
    `long.pdf: ${render('problem.file-too-large', 'ar')}`,
  ]);
  const kept = await files();
  expect(kept.map(({ name, status }) => [name, status])).toEqual([
    ['صورة', 'kept'],
    ['صورة (2)', 'kept'],
    ['scan', 'kept'],
  ]);
  expect(posts).toBeGreaterThan(4);
  expect(kept[2]?.size).toBeLessThan(10 * 1024 * 1024);
  for (const { fileId } of kept.slice(0, 2)) {
    const content = await contentOf(path, fileId);
    expect(Object.keys(ExifReader.load(new Uint8Array(content).buffer)).join()).not.toMatch(/gps/i);
  }
  await looksGood(page, 'brought');

  // One is taken out again, and what was typed is still there and is saved.
  await enter(page, '#file-list form:last-child button');
  await page.waitForFunction(() => document.querySelectorAll('#file-list form').length === 2);
  expect(await files()).toHaveLength(2);
  expect(await page.locator('#why').inputValue()).toContain('يلعب فيه الأطفال');
  await page.click('button[value=save]');
  expect(await page.locator('[role=alert]').count()).toBe(0);
  expect(await page.locator('#why').inputValue()).toContain('يلعب فيه الأطفال');
});

test('a photo that is kept shows as it did, turned as it was', { timeout: 60_000 }, async ({ visit }) => {
  const page = await visit({ javaScriptEnabled: true });
  await page.goto(siteUrl);
  const shown = (bytes: Buffer) =>
    page.evaluate(async (base64) => {
      const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([data]));
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
      const brush = canvas.getContext('2d');
      brush?.drawImage(bitmap, 0, 0);
      return [
        bitmap.width,
        bitmap.height,
        ...(brush?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? []),
      ];
    }, bytes.toString('base64'));
  for (const { bytes } of [camera, phoneWithFilm]) {
    const without = withoutMetadata('image/jpeg', bytes) ?? Buffer.alloc(0);
    expect(await shown(without)).toEqual(await shown(bytes));
  }
  expect((await shown(camera.bytes)).slice(0, 2)).toEqual([8, 16]);
});
