/** A photo's metadata, such as where and when it was taken, by whom, with which device: removed, not kept. */
import type { FileType } from '../schema.ts';
import { jpegWithoutMetadata } from './jpeg.ts';
import { pngWithoutMetadata } from './png.ts';
import { webpWithoutMetadata } from './webp.ts';

export type PictureType = Exclude<FileType, 'application/pdf'>;

const takenOut: Readonly<Record<PictureType, (bytes: Buffer) => Buffer | undefined>> = {
  'image/jpeg': jpegWithoutMetadata,
  'image/png': pngWithoutMetadata,
  'image/webp': webpWithoutMetadata,
};

/**
 * A picture without its metadata; the picture itself stays the same byte for byte. Repeating it changes
 * nothing. Takes time and memory in proportion to its length. `undefined` when the picture is broken.
 */
export const withoutMetadata = (type: PictureType, bytes: Uint8Array): Buffer | undefined =>
  takenOut[type](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
