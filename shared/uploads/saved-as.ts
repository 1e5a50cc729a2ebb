import type { FileRef, FileType } from './schema.ts';

const extensions: Readonly<Record<FileType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/**
 * The `Content-Disposition` of a fetched file: always saved, never shown, under its label and the extension
 * of its type. RFC 6266, appendix D: first a name every browser reads, then the whole name as in RFC 5987.
 */
export function savedAs({ name, type }: Pick<FileRef, 'name' | 'type'>): string {
  const whole = `${name}.${extensions[type]}`;
  const plain = whole.replace(/[^ -~]|["\\%;]/gu, '_');
  const encoded = encodeURIComponent(whole).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
