import ExifReader from 'exifreader';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutMetadata } from '#shared/uploads/metadata/index.ts';
import type { FileType } from '#shared/uploads/schema.ts';
import {
  png,
  pngChunk,
  pngOf,
  riffChunk,
  webpHead,
  webpOf,
  webpPicture,
} from '#tests/support/photos/boxed.ts';
import { ascii, exifBlock, gps, type Order, place, short } from '#tests/support/photos/exif.ts';
import {
  endOfImage,
  exifSegment,
  jfif,
  jpegOf,
  latin,
  picture,
  segment,
  startOfImage,
} from '#tests/support/photos/jpeg.ts';
import {
  camera,
  phoneWithFilm,
  phoneWithSecondPicture,
  pngWithPlace,
  profile,
  threeMakers,
  webpWithPlace,
} from '#tests/support/photos/makers.ts';

type PictureType = Exclude<FileType, 'application/pdf'>;
const jpeg = (bytes: Buffer) => withoutMetadata('image/jpeg', bytes);
const kept = (type: PictureType, bytes: Buffer): Buffer => {
  const without = withoutMetadata(type, bytes);
  if (without === undefined) throw new Error('It was taken for broken');
  return without;
};
/** What a reader of other hands finds. */
const foundIn = (bytes: Buffer) =>
  Object.keys(ExifReader.load(new Uint8Array(bytes).buffer, { expanded: false, includeUnknown: true }));

/** The place, as each of the ways to write it has it in bytes. */
const tracesOf = (order: Order): readonly Buffer[] => {
  const seconds = Buffer.alloc(8);
  if (order === 'little') {
    seconds.writeUInt32LE(place.latitude[2]);
    seconds.writeUInt32LE(100, 4);
  } else {
    seconds.writeUInt32BE(place.latitude[2]);
    seconds.writeUInt32BE(100, 4);
  }
  return [seconds];
};
const words = [
  ...['GPS', '36.19', '36,11', '+36.', 'Hewler', '2026:11', 'Canon', 'Apple', 'iPhone', 'samsung', 'Shilan'],
  ...['serial', 'xmp', 'http://', 'MPF', 'Photoshop', '8BIM', 'SEFT', 'ftyp', 'maker', 'signed'],
];
function expectNoPlace(bytes: Buffer): void {
  for (const trace of [...tracesOf('little'), ...tracesOf('big')]) expect(bytes.includes(trace)).toBe(false);
  for (const word of words) expect(bytes.includes(latin(word)), word).toBe(false);
}
/** The segments of a JPEG before its first scan, by the marker of each. */
function markersOf(bytes: Buffer): readonly number[] {
  const found: number[] = [];
  for (let at = 2; ; at += 2 + bytes.readUInt16BE(at + 2)) {
    const code = bytes[at + 1] ?? 0;
    found.push(code);
    if (code === 0xda) return found;
  }
}

describe('a photograph of three makers', () => {
  test.each(threeMakers)('$maker: says where it was taken, and does not any more', ({ bytes }) => {
    expect(foundIn(bytes)).toEqual(expect.arrayContaining(['GPSLatitude', 'GPSLongitude', 'Make']));
    const without = kept('image/jpeg', bytes);
    expectNoPlace(without);
    expect(foundIn(without).filter((name) => /gps|make|model|date|artist|city|lens/i.test(name))).toEqual([]);
  });

  test.each(threeMakers)(
    '$maker: the picture is the same byte for byte, and ends where it ends',
    ({ bytes }) => {
      const without = kept('image/jpeg', bytes);
      expect(without.subarray(-picture.length - 2)).toEqual(Buffer.concat([picture, endOfImage]));
      expect(without.length).toBeLessThan(bytes.length);
      // Done again it is the same.
      expect(kept('image/jpeg', without)).toEqual(without);
    },
  );

  test('stays upright: how it is turned is all that is left of its Exif', () => {
    const turned = (bytes: Buffer) =>
      ExifReader.load(new Uint8Array(kept('image/jpeg', bytes)).buffer).Orientation?.value;
    expect([camera, phoneWithSecondPicture, phoneWithFilm].map(({ bytes }) => turned(bytes))).toEqual([
      6,
      3,
      undefined,
    ]);
    expect(markersOf(kept('image/jpeg', camera.bytes))).toEqual([
      0xe0, 0xe1, 0xdb, 0xc0, 0xc4, 0xc4, 0xdd, 0xda,
    ]);
    expect(markersOf(kept('image/jpeg', phoneWithFilm.bytes))).toEqual([
      0xe0, 0xdb, 0xc0, 0xc4, 0xc4, 0xdd, 0xda,
    ]);
  });

  test('keeps its colours: the profile stays as it is', () => {
    expect(kept('image/jpeg', phoneWithSecondPicture.bytes).includes(profile)).toBe(true);
    const adobe = segment(0xee, Buffer.concat([latin('Adobe'), Buffer.from([0, 100, 0, 0, 0, 0, 1])]));
    expect(kept('image/jpeg', jpegOf([jfif, adobe])).includes(adobe)).toBe(true);
  });
});

describe('a JPEG', () => {
  test('that says nothing more than its picture stays as it is', () => {
    for (const segments of [[jfif], [], [jfif, profile]])
      expect(kept('image/jpeg', jpegOf(segments))).toEqual(jpegOf(segments));
  });

  test('of several scans has each, and nothing of what stands between them', () => {
    const second = Buffer.concat([
      segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
      Buffer.from([0x12, 0xff, 0x00, 0x34]),
    ]);
    const of = (between: readonly Buffer[]) =>
      Buffer.concat([startOfImage, jfif, picture, ...between, second, endOfImage]);
    expect(
      kept('image/jpeg', of([exifSegment(exifBlock('big', [gps()])), segment(0xfe, latin('here'))])),
    ).toEqual(of([]));
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('turned as %i stays so, whichever byte comes first', (orientation) => {
    for (const order of ['little', 'big'] as const) {
      const block = exifBlock(order, [ascii(0x010f, 'X'), short(0x0112, orientation), gps()]);
      const without = kept('image/jpeg', jpegOf([exifSegment(block)]));
      expect(ExifReader.load(new Uint8Array(without).buffer).Orientation?.value).toBe(
        orientation === 1 ? undefined : orientation,
      );
      expectNoPlace(without);
    }
  });

  test('with fill bytes before a marker, a thumbnail of JFIF or of its extension has the picture alone', () => {
    const filled = Buffer.concat([
      startOfImage,
      Buffer.from([0xff, 0xff, 0xff]),
      segment(0xfe, latin('x')).subarray(1),
      jfif,
      picture,
      endOfImage,
    ]);
    expect(kept('image/jpeg', filled)).toEqual(jpegOf());
    const withThumbnail = segment(
      0xe0,
      Buffer.from([...latin('JFIF\0'), 1, 1, 1, 0, 72, 0, 72, 1, 1, 9, 9, 9]),
    );
    const extension = segment(
      0xe0,
      Buffer.concat([latin('JFXX\0\x10'), jpegOf([exifSegment(exifBlock('big', [gps()]))])]),
    );
    expect(kept('image/jpeg', jpegOf([withThumbnail, extension]))).toEqual(jpegOf());
  });

  const nothing = Buffer.alloc(0);
  test.each([
    ['nothing', nothing],
    ['its beginning alone', startOfImage],
    ['a picture without an end', jpegOf().subarray(0, -2)],
    ['half a picture', jpegOf().subarray(0, 60)],
    ['no frame', Buffer.concat([startOfImage, jfif, segment(0xda, Buffer.from([0])), endOfImage])],
    ['no scan', Buffer.concat([startOfImage, jfif, endOfImage])],
    [
      'a segment of no length',
      Buffer.concat([startOfImage, Buffer.from([0xff, 0xe1, 0, 0]), picture, endOfImage]),
    ],
    [
      'a segment of one byte',
      Buffer.concat([startOfImage, Buffer.from([0xff, 0xe1, 0, 1]), picture, endOfImage]),
    ],
    [
      'a segment longer than the file',
      Buffer.concat([startOfImage, Buffer.from([0xff, 0xe1, 0xff, 0xff]), picture]),
    ],
    ['a picture in the picture', Buffer.concat([startOfImage, jpegOf()])],
    [
      'something that is no marker',
      Buffer.concat([startOfImage, Buffer.from([0x20, 0x20]), picture, endOfImage]),
    ],
    ['a marker that no such file has', jpegOf([segment(0xf7, latin('JPEG-LS'))])],
    ['fill bytes without an end', Buffer.concat([startOfImage, Buffer.alloc(5_000, 0xff)])],
    ['blanks', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2_000, 0x20)])],
  ])('of %s is broken', (_what, bytes) => {
    expect(jpeg(bytes)).toBeUndefined();
  });

  test.each([
    ['an order of bytes that is none', latin('XX*\0\x08\0\0\0\0\0')],
    ['a directory behind its end', latin('II*\0\xff\xff\xff\xff')],
    ['a directory that points to itself', latin('MM\0*\0\0\0\x08\xff\xff')],
    ['more fields than there are', Buffer.concat([latin('II*\0\x08\0\0\0\xff\xff'), Buffer.alloc(24, 0x12)])],
    ['a turn that is none', exifBlock('big', [short(0x0112, 99), gps()])],
    ['nothing', nothing],
  ])('with Exif of %s is taken as it stands, without it', (_what, block) => {
    expect(kept('image/jpeg', jpegOf([exifSegment(block)]))).toEqual(jpegOf([]));
  });
});

describe('a PNG', () => {
  test('says no place any more, is turned as it was, and has each chunk of its picture', () => {
    expect(foundIn(pngWithPlace.bytes)).toContain('GPSLatitude');
    const without = kept('image/png', pngWithPlace.bytes);
    expectNoPlace(without);
    expect(without).toEqual(
      pngOf([
        pngChunk('eXIf', exifBlock('big', [short(0x0112, 8)])),
        pngChunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])),
      ]),
    );
    expect(kept('image/png', without)).toEqual(without);
  });

  test('that moves keeps its frames', () => {
    const moving = pngOf([pngChunk('acTL', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1]))]);
    expect(kept('image/png', moving)).toEqual(moving);
  });

  const wrongSum = Buffer.from(png.data);
  wrongSum.writeUInt8((wrongSum.at(-1) ?? 0) ^ 1, wrongSum.length - 1);
  test.each([
    ['that is cut off', pngOf().subarray(0, -12)],
    ['that is cut off within a chunk', pngOf().subarray(0, 50)],
    ['of its signature alone', png.signature],
    ['without a header', Buffer.concat([png.signature, png.data, png.end])],
    ['without a picture', Buffer.concat([png.signature, png.header, png.end])],
    ['with a wrong checksum', Buffer.concat([png.signature, png.header, wrongSum, png.end])],
    [
      'of one maker’s own kind',
      Buffer.concat([png.signature, pngChunk('CgBI', Buffer.alloc(4)), png.header, png.data, png.end]),
    ],
    [
      'with a chunk longer than the file',
      Buffer.concat([
        png.signature,
        png.header,
        Buffer.from([0xff, 0xff, 0xff, 0xff]),
        latin('tEXt'),
        Buffer.alloc(40),
      ]),
    ],
    ['of nothing', Buffer.alloc(0)],
  ])('%s is broken', (_what, bytes) => {
    expect(withoutMetadata('image/png', bytes)).toBeUndefined();
  });
});

describe('a WebP', () => {
  test('says no place any more, is turned as it was, and says of itself what it has', () => {
    expect(foundIn(webpWithPlace.bytes)).toContain('GPSLatitude');
    const without = kept('image/webp', webpWithPlace.bytes);
    expectNoPlace(without);
    expect(without).toEqual(
      webpOf([
        webpHead(0x08 | 0x20),
        riffChunk('ICCP', Buffer.alloc(131, 0x11)),
        webpPicture,
        riffChunk('EXIF', exifBlock('big', [short(0x0112, 8)])),
      ]),
    );
    expect(kept('image/webp', without)).toEqual(without);
  });

  test('of the simple kind stays as it is, and loses what stands behind it', () => {
    expect(kept('image/webp', webpOf())).toEqual(webpOf());
    expect(
      kept('image/webp', webpOf([webpPicture, riffChunk('EXIF', exifBlock('big', [gps()]))], [latin('x')])),
    ).toEqual(webpOf());
  });

  test('with Exif as older programs write it, and of a picture that is not turned, has none', () => {
    const old = Buffer.concat([latin('Exif\0\0'), exifBlock('little', [short(0x0112, 1), gps()])]);
    const withOld = webpOf([webpHead(0x0c), webpPicture, riffChunk('EXIF', old)]);
    expect(kept('image/webp', withOld)).toEqual(webpOf([webpHead(0), webpPicture]));
  });

  test('that moves keeps its frames, and nothing beside the picture in them', () => {
    const frame = (...chunks: readonly Buffer[]) =>
      riffChunk('ANMF', Buffer.concat([Buffer.alloc(16), ...chunks]));
    const of = (...chunks: readonly Buffer[]) =>
      webpOf([webpHead(0x02), riffChunk('ANIM', Buffer.alloc(6)), frame(...chunks)]);
    expect(kept('image/webp', of(webpPicture, riffChunk('EXIF', exifBlock('big', [gps()]))))).toEqual(
      of(webpPicture),
    );
  });

  test.each([
    ['that is cut off', webpOf().subarray(0, -4)],
    ['without a picture', webpOf([webpHead(0)])],
    [
      'with a chunk longer than the file',
      webpOf([Buffer.concat([latin('VP8 '), Buffer.from([0xff, 0xff, 0xff, 0xff])])]),
    ],
    ['with half a head of a chunk', webpOf([webpPicture, latin('EXIF')])],
    ['of blanks', Buffer.concat([latin('RIFF\0\0\0\0WEBPVP8 '), Buffer.alloc(2_000, 0x20)])],
    ['of nothing', Buffer.alloc(0)],
    ['with a frame too short for one', webpOf([webpHead(2), riffChunk('ANMF', Buffer.alloc(4))])],
    ['whose head comes late', webpOf([webpPicture, webpHead(0)])],
  ])('%s is broken', (_what, bytes) => {
    expect(withoutMetadata('image/webp', bytes)).toBeUndefined();
  });
});

describe('whatever is sent', () => {
  const pictures = [
    ['image/jpeg', camera.bytes],
    ['image/png', pngWithPlace.bytes],
    ['image/webp', webpWithPlace.bytes],
  ] as const;
  test('comes to an end, and what is kept of it is kept again as it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...pictures),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
        fc.nat(),
        ([type, whole], changes, cut) => {
          const bytes = Buffer.from(
            whole.subarray(0, whole.length - (cut % 3 === 0 ? cut % whole.length : 0)),
          );
          for (const [at, value] of changes) bytes.writeUInt8(value, at % bytes.length);
          const once = withoutMetadata(type, bytes);
          return once === undefined || withoutMetadata(type, once)?.equals(once) === true;
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('takes a moment, however long it is and whatever its lengths say', () => {
    const most = 10 * 1024 * 1024;
    const restarts = Buffer.concat([
      startOfImage,
      picture,
      Buffer.alloc(most, Buffer.from([0xff, 0xd0])),
      endOfImage,
    ]);
    const empties = Buffer.concat(Array.from({ length: 100_000 }, () => pngChunk('tEXt', Buffer.alloc(0))));
    const started = performance.now();
    // Not `toEqual`, which compares byte by byte.
    expect(jpeg(restarts)?.equals(restarts)).toBe(true);
    expect(withoutMetadata('image/png', pngOf([empties]))?.equals(pngOf())).toBe(true);
    expect(jpeg(Buffer.concat([startOfImage, Buffer.alloc(most, 0xff)]))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
