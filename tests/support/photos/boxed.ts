/** Chunks of PNG (W3C) and WebP (RFC 9649), and a picture of one pixel in each. */
import { crc32, deflateSync } from 'node:zlib';
import { latin } from './jpeg.ts';

/** A chunk of a PNG: length, name, data, checksum. */
export function pngChunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([latin(name), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
export const png = {
  signature: latin('\x89PNG\r\n\x1a\n'),
  header: pngChunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  data: pngChunk('IDAT', deflateSync(Buffer.from([0, 0]))),
  end: pngChunk('IEND', Buffer.alloc(0)),
} as const;
/** A PNG with these chunks behind its header. */
export const pngOf = (chunks: readonly Buffer[] = [], behind: readonly Buffer[] = []): Buffer =>
  Buffer.concat([png.signature, png.header, ...chunks, png.data, png.end, ...behind]);

/** A chunk of a WebP: name, length, data, and a byte that makes it even. */
export function riffChunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([latin(name), length, data, Buffer.alloc(data.length % 2)]);
}
/** One pixel, without loss. */
export const webpPicture = riffChunk('VP8L', Buffer.from('2f00000010071011118888fe07', 'hex'));
export const webpOf = (chunks: readonly Buffer[] = [webpPicture], behind: readonly Buffer[] = []): Buffer =>
  Buffer.concat([riffChunk('RIFF', Buffer.concat([latin('WEBP'), ...chunks])), ...behind]);
/** What says what else there is: of a picture of one pixel. */
export const webpHead = (flags: number): Buffer =>
  riffChunk('VP8X', Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
