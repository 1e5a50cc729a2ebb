/** Files as people send them, and how a browser does. */
import type { UploadForm } from '#shared/uploads/index.ts';
import { webpOf } from '#tests/support/photos/boxed.ts';
import { jpegOf } from '#tests/support/photos/jpeg.ts';
import { siteUrl } from './driver.ts';

export const kilobytes = (beginning: readonly number[], size = 2_000): Uint8Array<ArrayBuffer> => {
  const content = new Uint8Array(size).fill(0x20);
  content.set(beginning);
  return content;
};
export const letters = (text: string): number[] => [...Buffer.from(text, 'latin1')];
export const pdf = kilobytes(letters('%PDF-1.7\n'));
export const jpeg = new Uint8Array(jpegOf());
export const webp = new Uint8Array(webpOf());
export const program = kilobytes(letters('MZ\x90\0'));

/** Sends a form as a browser does, with other fields where they are given. */
export async function send(
  form: UploadForm,
  content: Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = {},
) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...form.fields, ...fields })) body.append(name, value);
  body.append('file', new Blob([content]), 'C:\\fakepath\\../../x.exe');
  return fetch(form.url, {
    method: 'POST',
    body,
    headers: { origin: new URL(siteUrl).origin },
    redirect: 'manual',
  });
}
