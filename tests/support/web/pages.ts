import { expect } from 'vitest';
import type { Got } from './visitor.ts';

/** What every page must have for someone who does not see it, or sees it on a small screen. */
export function expectsAccess({ text, weight, headers }: Got) {
  expect(text).toMatch(/^<!doctype html><html lang="(ar|ckb|en)" dir="(rtl|ltr)">/);
  expect(text).toContain('name="viewport"');
  expect(text).toMatch(/<title>[^<]+<\/title>/);
  expect(text.match(/<h1/g)).toHaveLength(1);
  expect(text).toMatch(/<a class="skip" href="#main">/);
  // A script of ours at an address of its own, where the page has leave to run it; nothing within the page.
  const own = /<script src="\/files\.js\?v=[\w-]{8}" defer><\/script>/;
  if (own.test(text)) expect(headers['content-security-policy']).toContain("script-src 'self'");
  expect(text.replace(own, '')).not.toMatch(/<script|style="|\son\w+=|undefined|NaN|\[object/);
  const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of text.matchAll(/\b(?:for|href|aria-describedby)="#?([\w-]+)"/g))
    expect(ids).toContain(target);
  const inputs = [
    ...text.matchAll(
      /<(?:input|select|textarea)(?![^>]*type="(?:hidden|radio|checkbox)")[^>]*\sid="([^"]+)"/g,
    ),
  ];
  for (const [, id] of inputs) expect(text).toContain(`<label for="${id}">`);
  expect(weight).toBeLessThan(14 * 1024);
}
