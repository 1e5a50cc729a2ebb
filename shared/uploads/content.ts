import { fileTypeFromBuffer } from 'file-type';
import { type FileType, fileTypes } from './schema.ts';

/** How many of the first bytes tell what a file is (file-type: its sample size). */
export const tellingBytes = 4100;

/** The header of a PDF begins among the first 1,024 bytes, behind what a scanner wrote (Adobe's implementation notes, 13). */
const headerWithin = 1024;
const pdfHeader = /%PDF-\d\.\d/;
const headerLength = '%PDF-1.7'.length;

/** The photos of some phones, which few programs open: HEIC and its kin. */
const fewOpen: ReadonlySet<string> = new Set([
  'image/heic',
  'image/heic-sequence',
  'image/heif',
  'image/heif-sequence',
  'image/avif',
]);

/**
 * What content is, by its first bytes; `heic` where it is a photo that few programs open, `undefined` when it is nothing
 * that is known here. A PNG that moves is one.
 */
export async function typeOf(firstBytes: Uint8Array): Promise<FileType | 'heic' | undefined> {
  const found = await fileTypeFromBuffer(firstBytes);
  if (found !== undefined && fewOpen.has(found.mime)) return 'heic';
  if (found?.mime === 'image/apng') return 'image/png';
  if (found === undefined) return hasPdfHeader(firstBytes) ? 'application/pdf' : undefined;
  return fileTypes.find((type) => type === found.mime);
}

/** What is recognised as something else is that, whatever stands in it. */
const hasPdfHeader = (bytes: Uint8Array): boolean =>
  pdfHeader.test(Buffer.from(bytes.subarray(0, headerWithin - 1 + headerLength)).toString('latin1'));
