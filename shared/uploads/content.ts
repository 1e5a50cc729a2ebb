import { fileTypeFromBuffer } from 'file-type';
import { brandsFewOpen } from './brands.ts';
import { type FileType, fileTypes } from './schema.ts';

/** How many of the first bytes tell what a file is (file-type: its sample size). */
export const tellingBytes = 4100;

/** The header of a PDF begins among the first 1,024 bytes, behind what a scanner wrote (Adobe's implementation notes, 13). */
const headerWithin = 1024;
const pdfHeader = /%PDF-\d\.\d/;
const headerLength = '%PDF-1.7'.length;

/** The brands in the first box of a file (ISO/IEC 14496-12, 4.3: `ftyp`), without the version between them. */
function brandsIn(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes).toString('latin1');
  if (text.slice(4, 8) !== 'ftyp') return [];
  const length = Math.min(Buffer.from(bytes).readUInt32BE(0), text.length);
  const compatible = text.slice(16, length).match(/[\s\S]{4}/g) ?? [];
  return [text.slice(8, 12), ...compatible];
}

/**
 * What content is, by its first bytes; `heic` where it is a photo that few programs open, `undefined` when it is nothing
 * that is known here. A PNG that moves is one.
 */
export async function typeOf(firstBytes: Uint8Array): Promise<FileType | 'heic' | undefined> {
  if (brandsIn(firstBytes).some((brand) => brandsFewOpen.test(brand))) return 'heic';
  const found = await fileTypeFromBuffer(firstBytes);
  if (found?.mime === 'image/apng') return 'image/png';
  if (found === undefined) return hasPdfHeader(firstBytes) ? 'application/pdf' : undefined;
  return fileTypes.find((type) => type === found.mime);
}

/** What is recognised as something else is that, whatever stands in it. */
const hasPdfHeader = (bytes: Uint8Array): boolean =>
  pdfHeader.test(Buffer.from(bytes.subarray(0, headerWithin - 1 + headerLength)).toString('latin1'));
