import { fileTypeFromBuffer } from 'file-type';
import { brandsFewOpen } from './brands.ts';
import { type FileType, fileTypes } from './schema.ts';

/** How many of the first bytes show the type of a file (file-type: its sample size). */
export const tellingBytes = 4100;

/**
 * The header of a PDF begins within the first 1,024 bytes, perhaps after a scanner's own bytes (Adobe's
 * implementation notes, 13).
 */
const headerWithin = 1024;
const pdfHeader = /%PDF-\d\.\d/;
const headerLength = '%PDF-1.7'.length;

/** The brands in the first box of a file (ISO/IEC 14496-12, 4.3: `ftyp`), without the version among them. */
function brandsIn(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes).toString('latin1');
  if (text.slice(4, 8) !== 'ftyp') return [];
  const length = Math.min(Buffer.from(bytes).readUInt32BE(0), text.length);
  const compatible = text.slice(16, length).match(/[\s\S]{4}/g) ?? [];
  return [text.slice(8, 12), ...compatible];
}

/**
 * The type of content by its first bytes; `heic` for a photo that few programs open, `undefined` for any type
 * not taken here. An animated PNG counts as a PNG.
 */
export async function typeOf(firstBytes: Uint8Array): Promise<FileType | 'heic' | undefined> {
  if (brandsIn(firstBytes).some((brand) => brandsFewOpen.test(brand))) return 'heic';
  const found = await fileTypeFromBuffer(firstBytes);
  if (found?.mime === 'image/apng') return 'image/png';
  if (found === undefined) return hasPdfHeader(firstBytes) ? 'application/pdf' : undefined;
  return fileTypes.find((type) => type === found.mime);
}

/** A file recognised as another type is that, even with a PDF header in it. */
const hasPdfHeader = (bytes: Uint8Array): boolean =>
  pdfHeader.test(Buffer.from(bytes.subarray(0, headerWithin - 1 + headerLength)).toString('latin1'));
