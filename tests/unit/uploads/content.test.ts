import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { tellingBytes, typeOf } from '#shared/uploads/content.ts';
import { avif, heic } from '#tests/support/photos/heif.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const pdf = `%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n${' '.repeat(5_000)}`;
const typeOfStart = (content: Buffer) => typeOf(content.subarray(0, tellingBytes));

/** A chunk of a PNG: length, name, data, checksum (W3C PNG, 5.3). */
function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([bytes(name), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
const signature = bytes('\x89PNG\r\n\x1a\n');
const header = chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
const picture = chunk('IDAT', deflateSync(Buffer.from([0, 0])));
const end = chunk('IEND', Buffer.alloc(0));
/** Two frames, played once (APNG: acTL, fcTL). */
const moves = [
  chunk('acTL', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1])),
  chunk('fcTL', Buffer.from([0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, ...Array(8).fill(0), 0, 1, 0, 10, 0, 0])),
];

describe('a PDF', () => {
  test.each([
    ['by itself', ''],
    ['behind a byte order mark', '\xef\xbb\xbf'],
    ['behind empty lines', '\r\n\r\n'],
    ['behind zeros', '\0'.repeat(128)],
    ['behind a printer job', '\x1b%-12345X@PJL JOB\r\n@PJL ENTER LANGUAGE=PDF\r\n'],
    ['behind the head of an answer', 'HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n'],
    ['behind the head of a part', '--part\r\nContent-Type: application/pdf\r\n\r\n'],
    ['behind the header of a Mac file', `\0\x08scan.pdf${'\0'.repeat(118)}`],
    ['that begins with the last byte that is looked at', ' '.repeat(1_023)],
  ])('%s is taken', async (_, before) => {
    expect(await typeOfStart(bytes(before + pdf))).toBe('application/pdf');
  });

  test.each([
    ['that begins too late', ' '.repeat(1_024)],
    ['in an archive', 'PK\x03\x04\x14\0\0\0\0\0'],
    ['in a program', 'MZ\x90\0\x03\0\0\0'],
    ['in a moving picture', 'GIF89a\x01\0\x01\0'],
    ['in a document that describes pages', '%!PS-Adobe-3.0\n'],
  ])('%s is none', async (_, before) => {
    expect(await typeOfStart(bytes(before + pdf))).toBeUndefined();
  });

  test.each(['%PDF', 'PDF-1.4', '%PDF-x.y', ' %pdf-1.4', 'this is no %PDF file', ''])(
    'is not %j',
    async (text) => {
      expect(await typeOfStart(bytes(`\n${text}`))).toBeUndefined();
    },
  );
});

describe('a picture', () => {
  test('that stands still is a PNG', async () => {
    expect(await typeOfStart(Buffer.concat([signature, header, picture, end]))).toBe('image/png');
  });
  test('that moves is one as well', async () => {
    expect(await typeOfStart(Buffer.concat([signature, header, ...moves, picture, end]))).toBe('image/png');
  });
  test.each([
    ['GIF', 'GIF89a\x01\0\x01\0\0\0\0;'],
    ['TIFF', 'II*\0\x08\0\0\0'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['page', '<!doctype html><title>%PNG</title>'],
  ])('that is a %s is not taken', async (_, text) => {
    expect(await typeOfStart(bytes(text))).toBeUndefined();
  });
  test.each([
    ...['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'mif2', 'msf1', 'miaf'],
    ...['avci', 'avcs', 'avif', 'avis', 'avio'],
  ])('of the kind that few programs open (%s) is told apart', async (brand) => {
    expect(await typeOfStart(bytes(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1heic`))).toBe('heic');
    // Whatever its maker calls it, as long as it says that it can be read so.
    expect(await typeOfStart(bytes(`\0\0\0\x1cftypABCD\0\0\0\0miaf${brand}tmap`))).toBe('heic');
  });
  test.each(['heic', 'heix', 'hevc', 'mif1'] as const)(
    'of a phone (%s), a real one, is too',
    async (brand) => {
      expect(await typeOfStart(heic(brand))).toBe('heic');
    },
  );
  test('of AV1 is, a real one', async () => {
    expect(await typeOfStart(avif)).toBe('heic');
  });
  test.each([
    ['a film', 'ftypqt  \0\0\0\0qt  '],
    ['a film of a phone', 'ftypmp42\0\0\0\0isommp42hvc1'],
    ['a film that is called a picture further in', 'ftypisom\0\0\0\0isom\0\0\0\x08heic'],
    ['a photo of a camera as its chip saw it', 'ftypcrx \0\0\0\x01crx isom'],
    ['a sound', 'ftypM4A \0\0\0\0M4A mp42'],
    ['nothing known, of those letters in no box', 'heicheicheic'],
  ])('%s is not taken for one', async (_, text) => {
    expect(await typeOfStart(bytes(`\0\0\0\x14${text}`))).toBeUndefined();
  });
});
