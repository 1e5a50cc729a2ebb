import axe from 'axe-core';
import type { Page, Request, Response } from 'playwright-core';

/** What a page asked of the network and complained of while it was loaded. */
export type Loaded = {
  readonly status: number;
  /** Origins other than the page's own that were asked for something. */
  readonly elsewhere: readonly string[];
  /** Bytes of every body as they travelled; nothing for what the browser had already. */
  readonly bytes: number;
  readonly complaints: readonly string[];
};

/** Goes to an address and takes down what it took to show it. */
export async function load(page: Page, url: string): Promise<Loaded> {
  const origin = new URL(url).origin;
  const requests: Request[] = [];
  const complaints: string[] = [];
  const onRequest = (request: Request) => void requests.push(request);
  const onConsole = (message: { type(): string; text(): string }) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  };
  const onError = (error: Error) => void complaints.push(error.message);
  page.on('request', onRequest).on('console', onConsole).on('pageerror', onError);
  const answer = await page.goto(url);
  page.off('request', onRequest).off('console', onConsole).off('pageerror', onError);
  const status = answer?.status() ?? 0;
  const ours = requests.filter((request) => request.url().startsWith(`${origin}/`));
  const responses = await Promise.all(ours.map((request) => request.response()));
  return {
    status,
    elsewhere: requests
      .map((request) => new URL(request.url()).origin)
      .filter((o) => o !== origin && o !== 'null'),
    bytes: (await Promise.all(responses.map(bytesOf))).reduce((sum, bytes) => sum + bytes, 0),
    // A page that is told as missing is reported by the browser as such.
    complaints: complaints.filter((text) => status < 400 || !text.startsWith('Failed to load resource')),
  };
}

const bytesOf = async (response: Response | null): Promise<number> =>
  response === null ? 0 : (await response.request().sizes()).responseBodySize;

/** How far the page is wider than the screen, in pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** What axe finds that keeps people out: rule, and the elements it is about. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(`axe.run(document, {
    rules: { 'target-size': { enabled: true } },
    resultTypes: ['violations'],
  }).then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`);
}

/** What the focus comes to with Tab without being seen there: its markup. Goes from where the focus is to the end. */
export async function unseenFocus(page: Page): Promise<readonly string[]> {
  const unseen: string[] = [];
  await page.evaluate(`for (const met of document.querySelectorAll('[data-met]')) delete met.dataset.met`);
  for (let press = 0; press < 120; press++) {
    await page.keyboard.press('Tab');
    const at: { readonly end: boolean; readonly seen: boolean; readonly html: string } =
      await page.evaluate(`(() => {
      const at = document.activeElement;
      const end = at === null || at === document.body || at.dataset.met === 'yes';
      if (end) return { end, seen: true, html: '' };
      at.dataset.met = 'yes';
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      const inSight = box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth && box.bottom > 0;
      const seen = inSight && outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      return { end, seen, html: at.outerHTML.slice(0, 200) };
    })()`);
    if (at.end) return press === 0 ? ['nothing on the page takes the focus'] : unseen;
    if (!at.seen) unseen.push(at.html);
  }
  throw new Error('Tab never came to the end of the page');
}
