/** What a photo says beside the picture: where and when it was taken, by whom, with which device. Taken out, not kept. */
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
 * A picture without what it says beside the picture, which is the same byte for byte; the same when it is done again.
 * Takes time and memory in proportion to its length. `undefined` when it is broken.
 */
export const withoutMetadata = (type: PictureType, bytes: Uint8Array): Buffer | undefined =>
  takenOut[type](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
