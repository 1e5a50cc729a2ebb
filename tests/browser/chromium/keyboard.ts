import type { Page } from 'playwright-core';

/**
 * Presses Tab until what the selector names has the focus, as someone without a mouse does; `most` where a page is long. A day's
 * field takes the focus four times.
 */
export async function tabTo(page: Page, selector: string, most = 80): Promise<void> {
  const focused = page.locator(selector).and(page.locator(':focus'));
  for (let press = 0; press < most; press++) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${selector}`);
}

/** Tabs to a text field and types; what stood there is replaced. */
export async function typeInto(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Tabs to a link or button and presses it; comes back when the next page is there. */
export async function press(page: Page, selector: string, most?: number): Promise<void> {
  await tabTo(page, selector, most);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}
