/** Segments of a JPEG (ITU T.81), and a small picture: two blocks of 8 × 8, the left one grey and the right one white. */

export const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

export function segment(code: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

export const startOfImage = Buffer.from([0xff, 0xd8]);
export const endOfImage = Buffer.from([0xff, 0xd9]);
/** Version 1.1, 72 dots an inch, no thumbnail. */
export const jfif = segment(0xe0, Buffer.from([...latin('JFIF\0'), 1, 1, 1, 0, 72, 0, 72, 0, 0]));

const quantisation = segment(0xdb, Buffer.from([0, ...Array(64).fill(1)]));
const frame = segment(0xc0, Buffer.from([8, 0, 8, 0, 16, 1, 1, 0x11, 0]));
/** A code of each length from one bit to eight: the last, 11111110, for a difference of eleven bits. */
const differences = segment(
  0xc4,
  Buffer.from([0x00, ...Array(8).fill(1), ...Array(8).fill(0), 0, 1, 2, 3, 4, 5, 6, 11]),
);
/** A single code: the end of a block. */
const others = segment(0xc4, Buffer.from([0x10, 1, ...Array(15).fill(0), 0]));
const restartAfterEach = segment(0xdd, Buffer.from([0, 1]));
const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]));
/** The left block, a restart, and the right one with a byte of 0xFF in it, behind which a zero is put. */
const coded = Buffer.from([0x3f, 0xff, 0xd0, 0xfe, 0xff, 0x00, 0xef]);

/** The picture itself: tables, frame and scan. */
export const picture = Buffer.concat([
  ...[quantisation, frame, differences, others, restartAfterEach, scan, coded],
]);

/** A JPEG of the picture with these segments before it, and these bytes behind its end. */
export const jpegOf = (segments: readonly Buffer[] = [jfif], behind: readonly Buffer[] = []): Buffer =>
  Buffer.concat([startOfImage, ...segments, picture, endOfImage, ...behind]);

export const exifSegment = (block: Buffer): Buffer =>
  segment(0xe1, Buffer.concat([latin('Exif\0\0'), block]));
export const xmpSegment = (packet: string): Buffer =>
  segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${packet}`));
