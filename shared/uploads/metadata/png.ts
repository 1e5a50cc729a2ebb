import { crc32 } from 'node:zlib';
import { type Orientation, orientationIn, turnedBlock } from './orientation.ts';

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Length, name and checksum of a chunk (W3C PNG, 5.3). Bytes. */
const around = 12;

/**
 * The chunks of a picture and of the meaning of its colours and pixels (W3C PNG third edition, 11). Never
 * text or time.
 */
const ofPicture: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'acTL', 'fcTL', 'fdAT'],
  ...['cHRM', 'cICP', 'gAMA', 'iCCP', 'mDCV', 'cLLI', 'sBIT', 'sRGB', 'bKGD', 'hIST', 'pHYs', 'sPLT'],
]);

/**
 * A PNG reduced to its picture: each chunk of the picture stays as it was. The orientation stays, in a block
 * of its own; anything after the end is cut off. `undefined` for a broken one: a chunk longer than the file,
 * a wrong checksum in the picture, an unknown chunk needed to show it, or a missing part.
 */
export function pngWithoutMetadata(bytes: Buffer): Buffer | undefined {
  if (!bytes.subarray(0, signature.length).equals(signature)) return undefined;
  const kept: Buffer[] = [];
  const names: string[] = [];
  let orientation: Orientation = 1;
  for (let at = signature.length; names.at(-1) !== 'IEND'; ) {
    if (at + around > bytes.length) return undefined;
    const end = at + around + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (ofPicture.has(name)) {
      if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return undefined;
      kept.push(bytes.subarray(at, end));
      names.push(name);
    } else if (isNeeded(name)) return undefined;
    else if (name === 'eXIf' && orientation === 1)
      orientation = orientationIn(bytes.subarray(at + 8, end - 4));
    at = end;
  }
  const [header, ...others] = kept;
  if (header === undefined || names[0] !== 'IHDR' || !names.includes('IDAT')) return undefined;
  const turned = orientation === 1 ? [] : [chunk('eXIf', turnedBlock(orientation))];
  return Buffer.concat([signature, header, ...turned, ...others]);
}

/** W3C PNG, 5.4: a chunk whose name begins with a capital is needed to show the picture. */
const isNeeded = (name: string): boolean => !/^[a-z]/.test(name);

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
