import jsqr from 'jsqr';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect } from 'vitest';
import { type Language, languages } from '#events/index.ts';
import { CertificateSheet, certificateSheet, Page } from '#shared/web/index.ts';
import { stylesheet } from '#shared/web/page/stylesheet.ts';
import { test } from '../chromium/chromium.ts';
import { barriers, overflow } from '../chromium/looked-at.ts';

/** As long as a name may be, of the widest letters and of long words. */
const longest: Readonly<Record<Language, string>> = {
  en: 'Abdulrahman Mohammed Al-Jubouri Al-Hadithi Al-Mawsili Hassan',
  ar: 'عبدالرحمن محمدحسين عبدالواحد الجبوري الحديثي الموصلي أبوحسين',
  ckb: 'عەبدولڕەحمان محەمەد حوسێن جەبووری حەدیسی مووسڵی ئەبوحەسەنینا',
};
const titles = {
  en: 'Sewing and tailoring for beginners, with a small business module',
  ar: 'دورة الخياطة والتفصيل للمبتدئات مع وحدة في المشاريع الصغيرة',
  ckb: 'کۆرسی دروومان بۆ دەستپێکەران لەگەڵ بەشێک لە پڕۆژەی بچووک',
};
/** The longest that an address of the site usually is: the one that AWS gives. */
const site = 'https://a1b2c3d4e5.execute-api.me-south-1.amazonaws.com';

/** A page that is put into the browser, and not fetched, needs scripts to be on. */
const withScripts = { javaScriptEnabled: true } as const;

/** Three certificates on one page: the longest name, one of one word and no end, and none. */
async function pageOf(language: Language): Promise<string> {
  const on = (name: string | null) =>
    certificateSheet(
      {
        ...{ certificate: 'KRK26-7F3Q9K', name, centre: 'kirkuk', titles, language },
        ...{ endedAt: '2026-11-30T09:00:00.000Z', minutes: 4_830 },
      },
      site,
    );
  const sheets = await Promise.all([longest[language], 'ن'.repeat(60), null].map(on));
  const page = h(
    Page,
    { language, title: 'x', request: { path: '/', query: new URLSearchParams() }, home: '/', children: [] },
    h('h1', { class: 'only-screen' }, 'x'),
    sheets.map((sheet) => h(CertificateSheet, sheet)),
  );
  return `<!doctype html>${renderToString(page)}`.replace(
    /<link rel="stylesheet"[^>]*>/,
    () => `<style>${stylesheet}</style>`,
  );
}

describe.each(languages)('certificates in %s', (language) => {
  test('are a sheet of A4 each in print, whatever the name', async ({ visit }) => {
    const page = await visit(withScripts);
    await page.setContent(await pageOf(language));
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(3);
    const [, width = 0, height = 0] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)?.map(Number) ?? [];
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    // The width of the sheet between its margins.
    await page.setViewportSize({ width: 703, height: 1_032 });
    await page.emulateMedia({ media: 'print' });
    const cut: readonly string[] = await page.evaluate(`[...document.querySelectorAll('.certificate')]
      .flatMap((sheet) => [sheet, ...sheet.querySelectorAll('*')])
      .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1 ||
        each.matches('.certificate') && each.scrollHeight > each.clientHeight + 1)
      .map((each) => each.outerHTML.slice(0, 80))`);
    expect(cut).toEqual([]);
    const room: number = await page.evaluate(
      `document.querySelector('.name.blank').getBoundingClientRect().height`,
    );
    // A line with 20 mm above it: room to write.
    expect(room).toBeGreaterThan(70);
    expect(await page.locator('.top').isVisible()).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(false);
  });

  test('fit a phone, and keep nobody out', async ({ visit }) => {
    const page = await visit(withScripts);
    await page.setContent(await pageOf(language));
    expect(await overflow(page)).toBe(0);
    expect(await barriers(page)).toEqual([]);
  });

  test('have a code that another library reads from the picture', async ({ visit }) => {
    const page = await visit({ ...withScripts, deviceScaleFactor: 2 });
    await page.setContent(await pageOf(language));
    const picture = (await page.locator('.verify svg').first().screenshot()).toString('base64');
    const dots: { width: number; height: number; data: number[] } = await page.evaluate(`(async () => {
      const image = new Image();
      image.src = 'data:image/png;base64,${picture}';
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
      const drawing = canvas.getContext('2d');
      drawing.drawImage(image, 0, 0);
      const { width, height, data } = drawing.getImageData(0, 0, image.width, image.height);
      return { width, height, data: [...data] };
    })()`);
    // The package is CommonJS: Node hands its one export over as the default of the default.
    const read =
      typeof jsqr === 'function' ? jsqr : (jsqr as { default: typeof import('jsqr').default }).default;
    expect(read(Uint8ClampedArray.from(dots.data), dots.width, dots.height)?.data).toBe(
      `${site}/${language}/certificates/KRK26-7F3Q9K`,
    );
  });
});
