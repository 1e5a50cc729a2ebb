import { fileTypeFromBuffer } from 'file-type';
import { type FileType, fileTypes } from './schema.ts';

/** How many of the first bytes tell what a file is (file-type: its sample size). */
export const tellingBytes = 4100;

/** What content is, by its first bytes; `undefined` when it is nothing that is taken. */
export async function typeOf(firstBytes: Uint8Array): Promise<FileType | undefined> {
  const found = await fileTypeFromBuffer(firstBytes);
  return fileTypes.find((type) => type === found?.mime);
}
