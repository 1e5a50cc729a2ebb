import { existsSync } from 'node:fs';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { test as plain } from 'vitest';

const executablePath = '/usr/bin/chromium';

/** Nothing of Chromium's own goes out: what the network sees is what our pages ask for. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const phoneScreen = { width: 390, height: 844 } as const;
export const deskScreen = { width: 1280, height: 900 } as const;

/**
 * A test in Chromium; skipped where there is none. `visit` opens a window of a visitor of her own: no cookies,
 * and unless told otherwise a phone's screen and scripts switched off.
 */
export const test = plain.extend<{
  visit: (options?: BrowserContextOptions) => Promise<Page>;
}>({
  visit: async ({ skip }, use) => {
    if (!existsSync(executablePath)) skip(`there is no Chromium at ${executablePath}`);
    const browser = await chromium.launch({ executablePath, args });
    const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
      const context: BrowserContext = await browser.newContext({
        viewport: phoneScreen,
        javaScriptEnabled: false,
        ...options,
      });
      context.setDefaultTimeout(15_000);
      return context.newPage();
    };
    try {
      await use(open);
    } finally {
      await browser.close();
    }
  },
});
