import {
  hasExifHeader,
  type Orientation,
  orientationIn,
  turnedBlock,
  withExifHeader,
} from './orientation.ts';

/** Markers of ITU T.81, table B.1. */
const marker = {
  startOfImage: 0xd8,
  endOfImage: 0xd9,
  startOfScan: 0xda,
  /** JFIF: the size of a pixel. */
  app0: 0xe0,
  /** Exif, XMP. */
  app1: 0xe1,
  /** The colour profile; the list of further pictures in the file (CIPA DC-007). */
  app2: 0xe2,
  /** The colour coding, as Adobe's programs and many others write it. */
  app14: 0xee,
} as const;

/** Segments of the picture itself: tables (DHT, DAC, DQT, DNL, DRI, DHP, EXP) and frames (SOF). */
const isOfPicture = (code: number): boolean =>
  (code >= 0xc0 && code <= 0xcf && code !== 0xc8) || isTable(code);
const isTable = (code: number): boolean => code >= 0xdb && code <= 0xdf;
const isFrame = (code: number): boolean =>
  code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
/** Segments that applications write for themselves, and comments. */
const isBeside = (code: number): boolean => (code >= 0xe0 && code <= 0xef) || code === 0xfe;
const isRestart = (code: number): boolean => code >= 0xd0 && code <= 0xd7;

/**
 * A JPEG reduced to its picture: each segment of the picture and each byte of its scans stays as it was. Of
 * the other segments, pixel size, colour profile, colour coding and orientation stay, each rewritten to hold
 * nothing more. Anything after the end, further pictures and films, is cut off. `undefined` for a broken one:
 * without a frame or a scan, ending too early, or with a marker that no such file has.
 */
export function jpegWithoutMetadata(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== marker.startOfImage) return undefined;
  const kept: Buffer[] = [];
  let orientation: Orientation = 1;
  let [hasFrame, hasScan, hasPixelSize] = [false, false, false];
  let at = 2;
  for (;;) {
    const code = markerAt(bytes, at);
    if (code === undefined) return undefined;
    at = code.after;
    if (code.is === marker.endOfImage) break;
    const length = at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 0;
    const end = at + length;
    if (length < 2 || end > bytes.length) return undefined;
    const body = bytes.subarray(at + 2, end);
    const segment = () => Buffer.concat([Buffer.from([0xff, code.is]), bytes.subarray(at, end)]);
    if (code.is === marker.startOfScan) {
      if (!hasFrame) return undefined;
      hasScan = true;
      const scanEnd = endOfScan(bytes, end);
      kept.push(segment(), bytes.subarray(end, scanEnd));
      at = scanEnd;
      continue;
    }
    if (isOfPicture(code.is)) {
      hasFrame ||= isFrame(code.is);
      kept.push(segment());
    } else if (!isBeside(code.is)) return undefined;
    else if (code.is === marker.app0 && !hasPixelSize && begins(body, 'JFIF\0') && body.length >= 14) {
      hasPixelSize = true;
      kept.push(segmentOf(marker.app0, Buffer.concat([body.subarray(0, 12), Buffer.alloc(2)])));
    } else if (code.is === marker.app1 && orientation === 1 && hasExifHeader(body))
      orientation = orientationIn(body);
    else if (code.is === marker.app2 && begins(body, 'ICC_PROFILE\0')) kept.push(segment());
    else if (code.is === marker.app14 && begins(body, 'Adobe') && body.length >= 12)
      kept.push(segmentOf(marker.app14, body.subarray(0, 12)));
    at = end;
  }
  if (!hasFrame || !hasScan) return undefined;
  const turned = orientation === 1 ? [] : [segmentOf(marker.app1, withExifHeader(turnedBlock(orientation)))];
  // JFIF: its own segment comes first.
  const first = hasPixelSize ? kept.splice(kept.findIndex(isPixelSize), 1) : [];
  return Buffer.concat([bytes.subarray(0, 2), ...first, ...turned, ...kept, endOfImage]);
}
const endOfImage = Buffer.from([0xff, marker.endOfImage]);
const isPixelSize = (segment: Buffer): boolean => segment[0] === 0xff && segment[1] === marker.app0;
const begins = (body: Buffer, text: string): boolean =>
  body.subarray(0, text.length).toString('latin1') === text;

/** The marker at a position, after any filling bytes of 0xFF (T.81, B.1.1.2), and where it ends. */
function markerAt(bytes: Buffer, at: number): { readonly is: number; readonly after: number } | undefined {
  if (bytes[at] !== 0xff) return undefined;
  let next = at + 1;
  while (bytes[next] === 0xff) next += 1;
  const is = bytes[next];
  return is === undefined ? undefined : { is, after: next + 1 };
}

/** Where a scan's coded data ends: at the first marker that is neither data nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; ; ) {
    const found = bytes.indexOf(0xff, at);
    if (found === -1) return bytes.length;
    const next = bytes[found + 1];
    if (next === undefined) return bytes.length;
    if (next === 0xff) at = found + 1;
    else if (next === 0 || isRestart(next)) at = found + 2;
    else return found;
  }
}

function segmentOf(code: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}
