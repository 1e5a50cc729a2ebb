import { crc32 } from 'node:zlib';
import { type Orientation, orientationIn, turnedBlock } from './orientation.ts';

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Length, name and checksum of a chunk (W3C PNG, 5.3). Bytes. */
const around = 12;

/** What a picture is made of, and how its colours and pixels are meant (W3C PNG third edition, 11). Never text or time. */
const ofPicture: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'acTL', 'fcTL', 'fdAT'],
  ...['cHRM', 'cICP', 'gAMA', 'iCCP', 'mDCV', 'cLLI', 'sBIT', 'sRGB', 'bKGD', 'hIST', 'pHYs', 'sPLT'],
]);

/**
 * A PNG without what is not the picture: each chunk of the picture is as it was. How it is turned stays, as a block that
 * says nothing else; what follows its end is cut off. `undefined` when it is none: a chunk is longer than the file, a
 * checksum of the picture is wrong, something in it is needed to show it and not known, or a part is missing.
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

/** W3C PNG, 5.4: what begins with a capital is needed to show the picture. */
const isNeeded = (name: string): boolean => !/^[a-z]/.test(name);

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
