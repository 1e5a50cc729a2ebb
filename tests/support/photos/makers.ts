/** Photographs that say where they were taken, laid out as three makers lay them out, and as two more formats can. */
import { pngChunk, pngOf, riffChunk, webpHead, webpOf, webpPicture } from './boxed.ts';
import { ascii, directory, exifBlock, gps, long, rational, short, undefinedBytes } from './exif.ts';
import { exifSegment, jfif, jpegOf, latin, segment, xmpSegment } from './jpeg.ts';

/** What a photograph is to be, and which of its bytes are to stay. */
export type Photo = { readonly maker: string; readonly bytes: Buffer };

const xmp = (inside: string): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" ${inside}/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
export const placeInXmp =
  'exif:GPSLatitude="36,11.459N" exif:GPSLongitude="44,0.5535E" photoshop:City="Hewler"';

/** IPTC-NAA in a resource of Photoshop: record 2, data sets 90 (city) and 120 (caption). */
const iptc = (): Buffer => {
  const dataset = (set: number, text: string) =>
    Buffer.concat([Buffer.from([0x1c, 2, set, 0, text.length]), latin(text)]);
  const said = Buffer.concat([dataset(90, 'Hewler'), dataset(120, 'Near the citadel ')]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(said.length);
  return segment(
    0xed,
    Buffer.concat([latin('Photoshop 3.0\0'), latin('8BIM'), Buffer.from([4, 4, 0, 0]), size, said]),
  );
};

/** The beginning of a profile of colours: enough to be told apart from all else. */
export const profile = segment(
  0xe2,
  Buffer.concat([latin('ICC_PROFILE\0'), Buffer.from([1, 1]), Buffer.alloc(128, 0x11)]),
);

/** The list of pictures in a file (CIPA DC-007): where the second begins, counted from the list. */
const pictureList = (order: 'big' | 'little'): Buffer =>
  segment(
    0xe2,
    Buffer.concat([
      latin('MPF\0'),
      exifBlock(order, [
        undefinedBytes(0xb000, latin('0100')),
        long(0xb001, 2),
        undefinedBytes(0xb002, Buffer.alloc(32, 1)),
      ]),
    ]),
  );

const exif = (...more: Parameters<typeof directory>[1][]) =>
  directory(0x8769, ascii(0x9003, '2026:11:12 12:41:07'), ...more, ascii(0xa433, 'A maker of lenses'));

/**
 * A camera: the low byte first, held upright, a maker's own notes in a directory without a header, a thumbnail with a
 * place of its own, what an agency wrote on it, and a comment.
 */
export const camera: Photo = {
  maker: 'a camera that writes the low byte first',
  bytes: jpegOf([
    jfif,
    exifSegment(
      exifBlock(
        'little',
        [
          ascii(0x010f, 'Canon'),
          ascii(0x0110, 'Canon EOS 90D'),
          short(0x0112, 6),
          rational(0x011a, [72, 1]),
          ascii(0x0132, '2026:11:12 12:41:07'),
          ascii(0x013b, 'Shilan Karim'),
          exif(
            undefinedBytes(
              0x927c,
              Buffer.concat([Buffer.from([1, 0, 6, 0, 2, 0, 16, 0, 0, 0]), latin('serial 0123456789')]),
            ),
          ),
          gps(),
        ],
        jpegOf([exifSegment(exifBlock('little', [gps()]))]),
      ),
    ),
    iptc(),
    xmpSegment(xmp(placeInXmp)),
    segment(0xfe, latin('36.1910 44.0092')),
  ]),
};

/** A phone: the high byte first, a profile of wide colours, and a map of brightness behind the picture, with its own place. */
export const phoneWithSecondPicture: Photo = {
  maker: 'a phone that writes the high byte first, and a second picture behind the first',
  bytes: jpegOf(
    [
      exifSegment(
        exifBlock('big', [
          ascii(0x010f, 'Apple'),
          ascii(0x0110, 'iPhone 15'),
          short(0x0112, 3),
          exif(
            undefinedBytes(
              0x927c,
              Buffer.concat([
                latin('Apple iOS\0\0\x01MM'),
                exifBlock('big', [ascii(1, 'a note of the maker')]).subarray(8),
              ]),
            ),
          ),
          gps(),
        ]),
      ),
      xmpSegment(xmp(placeInXmp)),
      profile,
      pictureList('big'),
    ],
    [jpegOf([exifSegment(exifBlock('big', [gps()])), xmpSegment(xmp(placeInXmp))])],
  ),
};

const box = (name: string, body: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length + 8);
  return Buffer.concat([size, latin(name), body]);
};
/** A film in the box of ISO 14496-12 that says where it was taken, as QuickTime does. */
const film = Buffer.concat([
  box('ftyp', latin('mp42\0\0\0\0isommp42')),
  box(
    'moov',
    box(
      'udta',
      box('\xa9xyz', Buffer.concat([Buffer.from([0, 18, 0x15, 0xc7]), latin('+36.1910+044.0092/')])),
    ),
  ),
]);

/** A phone that films before the picture: the film behind it, a trailer of the maker's, XMP in several segments. */
export const phoneWithFilm: Photo = {
  maker: 'a phone that puts a film behind the picture',
  bytes: jpegOf(
    [
      exifSegment(
        exifBlock(
          'little',
          [
            ascii(0x010f, 'samsung'),
            ascii(0x0110, 'SM-S911B'),
            short(0x0112, 1),
            exif(undefinedBytes(0x927c, exifBlock('little', [ascii(1, '0100')]).subarray(8))),
            gps(),
          ],
          jpegOf(),
        ),
      ),
      xmpSegment(
        xmp(`${placeInXmp} xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" GCamera:MotionPhoto="1"`),
      ),
      segment(0xe1, latin(`http://ns.adobe.com/xmp/extension/\0${'0'.repeat(40)}${xmp(placeInXmp)}`)),
      segment(0xe4, latin('a maker’s own: 36.1910,44.0092')),
      jfif,
    ],
    [film, latin('Image_UTC_Data1763000000000 36.1910,44.0092SEFHSEFT')],
  ),
};

export const threeMakers: readonly Photo[] = [camera, phoneWithSecondPicture, phoneWithFilm];

const turned = exifBlock('big', [short(0x0112, 8), gps()]);

/** A picture of a screen, or one that was edited: the place as Exif, as XMP, as text, packed text, and the time. */
export const pngWithPlace: Photo = {
  maker: 'a PNG of an editor',
  bytes: pngOf(
    [
      pngChunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])),
      pngChunk('eXIf', turned),
      pngChunk('tEXt', latin('Comment\x0036.1910 44.0092')),
      pngChunk('iTXt', latin(`XML:com.adobe.xmp\0\0\0\0\0${xmp(placeInXmp)}`)),
      pngChunk('zTXt', latin('Raw profile type exif\0\0xxxx')),
      pngChunk('tIME', Buffer.from([7, 0xea, 11, 12, 12, 41, 7])),
      pngChunk('caBX', latin('where and when, signed: 36.1910 44.0092')),
    ],
    [latin('36.1910 44.0092 behind the end')],
  ),
};

/** A WebP with Exif and XMP behind the picture. */
export const webpWithPlace: Photo = {
  maker: 'a WebP of an editor',
  bytes: webpOf(
    [
      webpHead(0x08 | 0x04 | 0x20),
      riffChunk('ICCP', Buffer.alloc(131, 0x11)),
      webpPicture,
      riffChunk('EXIF', turned),
      riffChunk('XMP ', latin(xmp(placeInXmp))),
      riffChunk('abcd', latin('36.1910 44.0092')),
    ],
    [latin('36.1910 44.0092 behind the end')],
  ),
};
