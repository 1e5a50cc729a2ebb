import type { FileRef, FileType } from './schema.ts';

const extensions: Readonly<Record<FileType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/**
 * The `Content-Disposition` with which a file is fetched: always saved, never shown, under its label and the ending of
 * what it is. RFC 6266, appendix D: first what every browser reads, then the whole name as RFC 5987 writes it.
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
