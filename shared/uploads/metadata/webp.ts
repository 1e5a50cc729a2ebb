import { orientationIn, turnedBlock } from './orientation.ts';

/** The chunks of a picture, and its colour profile (RFC 9649, 2). */
const ofPicture: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const ofFrame: ReadonlySet<string> = new Set(['ALPH', 'VP8 ', 'VP8L']);
const riffHead = 12;
const chunkHead = 8;
/** The head of a frame before its chunks: position, size, duration. Bytes. */
const frameHead = 16;
/** The flags of VP8X for Exif and for XMP. */
const [exifFlag, xmpFlag] = [0x08, 0x04];

/**
 * A WebP reduced to its picture: each chunk of the picture stays as it was, except flags and lengths of other
 * chunks. The orientation stays, in a block of its own; anything after the end is cut off. `undefined` for a
 * broken one: a chunk longer than the file, or no picture.
 */
export function webpWithoutMetadata(bytes: Buffer): Buffer | undefined {
  if (bytes.length < riffHead || begins(bytes, 0) !== 'RIFF' || begins(bytes, 8) !== 'WEBP') return undefined;
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return undefined;
  const chunks = chunksIn(bytes.subarray(riffHead, end));
  if (chunks === undefined) return undefined;
  const exif = chunks.find(({ name }) => name === 'EXIF');
  const orientation = exif === undefined ? 1 : orientationIn(exif.body);
  const kept: Buffer[] = [];
  for (const { name, body } of chunks.filter((chunk) => ofPicture.has(chunk.name))) {
    if (name === 'VP8X') {
      const [flags] = body;
      if (flags === undefined || kept.length > 0) return undefined;
      const told = (flags & ~exifFlag & ~xmpFlag) | (orientation === 1 ? 0 : exifFlag);
      kept.push(chunk(name, Buffer.concat([Buffer.from([told]), body.subarray(1)])));
    } else if (name === 'ANMF') {
      const frame = frameWithoutMetadata(body);
      if (frame === undefined) return undefined;
      kept.push(chunk(name, frame));
    } else kept.push(chunk(name, body));
  }
  if (!chunks.some(({ name }) => name === 'VP8 ' || name === 'VP8L' || name === 'ANMF')) return undefined;
  // Only a file that begins with VP8X has Exif.
  if (orientation !== 1 && chunks[0]?.name === 'VP8X') kept.push(chunk('EXIF', turnedBlock(orientation)));
  const content = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  return chunk('RIFF', content);
}

function frameWithoutMetadata(frame: Buffer): Buffer | undefined {
  const chunks = frame.length < frameHead ? undefined : chunksIn(frame.subarray(frameHead));
  if (chunks === undefined) return undefined;
  const kept = chunks.filter(({ name }) => ofFrame.has(name)).map(({ name, body }) => chunk(name, body));
  return Buffer.concat([frame.subarray(0, frameHead), ...kept]);
}

type Chunk = { readonly name: string; readonly body: Buffer };

/** The chunks that fill these bytes to the end; the last may lack its padding byte. */
function chunksIn(bytes: Buffer): readonly Chunk[] | undefined {
  const found: Chunk[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + chunkHead > bytes.length) return undefined;
    const end = at + chunkHead + bytes.readUInt32LE(at + 4);
    if (end > bytes.length) return undefined;
    found.push({ name: begins(bytes, at), body: bytes.subarray(at + chunkHead, end) });
    at = end + (end % 2);
  }
  return found;
}

const begins = (bytes: Buffer, at: number): string => bytes.toString('latin1', at, at + 4);

/** RFC 9649, 2.3: the length counts the content alone, which is padded to an even one. */
function chunk(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(chunkHead);
  head.write(name, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}
