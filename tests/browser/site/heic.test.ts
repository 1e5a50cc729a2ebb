/** Photos of the kinds that few programs open: what the browser can show is sent as JPEG, the rest is refused with what to do. */
import { randomUUID } from 'node:crypto';
import ExifReader from 'exifreader';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Language, languages } from '#events/vocabulary.ts';
import { render } from '#shared/language/messages/index.ts';
import { aPhone, api, apiUrl, siteUrl } from '#tests/e2e/cloud/driver.ts';
import { aGarden } from '#tests/support/grants/grants.ts';
import { avif, heic } from '#tests/support/photos/heif.ts';
import { test } from '../chromium/chromium.ts';
import { barriers, overflow } from '../chromium/looked-at.ts';
import { screenshotFile } from '../chromium/screenshots.ts';

type Told = { readonly files: readonly { fileId: string; name: string; status: string; type: string }[] };
async function begun(language: Language) {
  const contact = { name: 'زهراء كاظم', phone: aPhone().number };
  const { body } = await api<{ manageUrl: string }>('POST', '/applications', {
    headers: { 'idempotency-key': randomUUID() },
    body: { centre: 'kirkuk', language, consent: true, contact, ...aGarden.content },
  });
  const path = new URL(body.manageUrl).pathname;
  return {
    page: `${siteUrl}${path}?lang=${language}`,
    files: async () => (await api<Told>('GET', path)).body.files,
    contentOf: async (fileId: string) => {
      const answer = await fetch(`${apiUrl}${path}/files/${fileId}`);
      expect(answer.status).toBe(200);
      return Buffer.from(await answer.arrayBuffer());
    },
  };
}
const photo = (name: string, buffer: Buffer, mimeType: string) => ({ name, mimeType, buffer });

async function choosesOn(page: Page, ...chosen: ReturnType<typeof photo>[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.click('#add-file button');
  await (await choosing).setFiles(chosen);
}
/** What was posted by the page, to us or to the bucket. */
function postsOf(page: Page): readonly string[] {
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(new URL(request.url()).origin);
  });
  return posts;
}

/** As phones name and type them: a browser that does not know the kind names none. */
const ofAPhone = [
  photo('IMG_0412.HEIC', heic('heic'), 'image/heic'),
  photo('IMG_0413.jpg', heic('heic'), 'image/jpeg'),
  photo('IMG_0414.heif', heic('mif1'), ''),
  photo('20261112_124107.heic', heic('heix'), ''),
  photo('burst.heics', heic('hevc'), 'application/octet-stream'),
];

test.for(languages)(
  'what Chromium cannot show is refused before a byte is sent, with what to do: %s',
  {
    timeout: 60_000,
  },
  async (language, { visit }) => {
    const { page: address, files } = await begun(language);
    const page = await visit({ javaScriptEnabled: true });
    await page.goto(address);
    const posts = postsOf(page);
    await choosesOn(page, ...ofAPhone);
    await page.waitForFunction(() => document.querySelectorAll('#files-told li.error').length === 5);
    const told = await page.locator('#files-told li').allTextContents();
    expect(told).toEqual(ofAPhone.map(({ name }) => `${name}: ${render('problem.file-heic', language)}`));
    expect(posts).toEqual([]);
    expect(await files()).toEqual([]);
    await page.screenshot({ path: screenshotFile(`heic-refused.${language}.390`), fullPage: true });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await barriers(page)).toEqual([]);
  },
);

test.for(languages)(
  'without a script it is refused when it is looked at, with what to do: %s',
  {
    timeout: 60_000,
  },
  async (language, { visit }) => {
    const { page: address, files } = await begun(language);
    const page = await visit();
    for (const [name, buffer] of [
      ['IMG_0413.jpg', heic('heic')],
      ['photo.avif', avif],
    ] as const) {
      await page.goto(address);
      await page.click('#add-file button');
      await page.waitForURL(/\/send$/);
      // What the choice offers: phones make one of these by themselves.
      expect(await page.locator('#file').getAttribute('accept')).toBe(
        'image/jpeg,image/png,image/webp,application/pdf',
      );
      await page.setInputFiles('#file', photo(name, buffer, 'image/jpeg'));
      await page.click('main form button[type=submit]');
      await page.frameLocator('iframe').locator('a[target=_top]').click();
      await page.waitForURL(/\/done$/);
      expect(await page.locator('[role=alert]').textContent()).toContain(
        render('problem.file-heic', language),
      );
      expect(await files()).toEqual([]);
    }
  },
);

test('what Chromium can show (AVIF) is sent as JPEG, without where it was taken', {
  timeout: 60_000,
}, async ({ visit }) => {
  expect(avif.includes('Exif')).toBe(true);
  const { page: address, files, contentOf } = await begun('ckb');
  const page = await visit({ javaScriptEnabled: true });
  await page.goto(address);
  await choosesOn(page, photo('IMG_2.avif', avif, 'image/avif'), photo('IMG_3.jpg', avif, 'image/jpeg'));
  await page.waitForFunction(() => document.querySelectorAll('#file-list form').length === 2);
  expect(await page.locator('#files-told li').allTextContents()).toEqual([]);
  for (const { fileId, status, type } of await files()) {
    expect({ status, type }).toEqual({ status: 'kept', type: 'image/jpeg' });
    const content = await contentOf(fileId);
    expect(content.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(Object.keys(ExifReader.load(new Uint8Array(content).buffer)).join()).not.toMatch(/gps/i);
    expect(await coloursOf(page, content)).toEqual({ width: 16, height: 8, left: 'blue', right: 'red' });
  }
});

/**
 * A browser that shows HEIC (Safari does). Chromium has no decoder for it, so this page has one of its own that knows the one
 * picture; all that follows from it is the script of the page, the bucket and the function as they are.
 */
test('where a browser shows HEIC it is sent as JPEG, and what is broken is refused still', {
  timeout: 60_000,
}, async ({ visit }) => {
  const { page: address, files, contentOf } = await begun('ar');
  const page = await visit({ javaScriptEnabled: true });
  await page.addInitScript(() => {
    const own = window.createImageBitmap.bind(window);
    window.createImageBitmap = (async (source: Blob | HTMLCanvasElement) => {
      if (!(source instanceof Blob)) return own(source);
      const start = new TextDecoder('latin1').decode(await source.slice(4, 12).arrayBuffer());
      if (start.slice(0, 4) !== 'ftyp') return own(source);
      if (source.size < 600) throw new DOMException('The picture ends too early', 'InvalidStateError');
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [16, 8];
      const brush = canvas.getContext('2d');
      if (brush === null) throw new Error('There is nothing to paint on');
      brush.fillStyle = 'rgb(20, 90, 200)';
      brush.fillRect(0, 0, 8, 8);
      brush.fillStyle = 'rgb(200, 30, 40)';
      brush.fillRect(8, 0, 8, 8);
      return own(canvas);
    }) as typeof window.createImageBitmap;
  });
  await page.goto(address);
  const half = photo('half.heic', heic('heic').subarray(0, 500), 'image/heic');
  await choosesOn(page, ...ofAPhone, half);
  await page.waitForFunction(() => document.querySelectorAll('#file-list form').length === 5);
  await page.waitForFunction(() => document.querySelectorAll('#files-told li.error').length === 1);
  expect(await page.locator('#files-told li').allTextContents()).toEqual([
    `half.heic: ${render('problem.file-heic', 'ar')}`,
  ]);
  const kept = await files();
  expect(kept.map(({ type, status }) => `${type} ${status}`)).toEqual(Array(5).fill('image/jpeg kept'));
  const content = await contentOf(kept[0]?.fileId ?? '');
  expect(await coloursOf(page, content)).toEqual({ width: 16, height: 8, left: 'blue', right: 'red' });
});

/** How wide and high a picture is, and which colour is the strongest on its left and on its right. */
const coloursOf = (page: Page, bytes: Buffer) =>
  page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([data]));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    const brush = canvas.getContext('2d');
    brush?.drawImage(bitmap, 0, 0);
    const at = (x: number) => {
      const [red = 0, , blue = 0] = brush?.getImageData(x, 4, 1, 1).data ?? [];
      return blue > red ? 'blue' : 'red';
    };
    return { width: bitmap.width, height: bitmap.height, left: at(2), right: at(13) };
  }, bytes.toString('base64'));
