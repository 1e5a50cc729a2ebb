/** 1: as it stands; 2 to 8: turned or mirrored before it is shown (Exif 2.32, 4.6.4, tag 274). */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const exifHeader = Buffer.from('Exif\0\0', 'latin1');
const orientationTag = 0x0112;
const shortType = 3;
/** TIFF 6.0: the header of a file, and one field of a directory. Bytes. */
const headerLength = 8;
const fieldLength = 12;

/**
 * The orientation of a picture, from an Exif block with or without its header. Reads nothing else of the
 * block, and follows only the offset of its first directory: an invalid block gives 1.
 */
export function orientationIn(block: Buffer): Orientation {
  const tiff = block.subarray(0, 6).equals(exifHeader) ? block.subarray(6) : block;
  const isLittle = tiff.subarray(0, 4).equals(littleEndian);
  if (!isLittle && !tiff.subarray(0, 4).equals(bigEndian)) return 1;
  if (tiff.length < headerLength) return 1;
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return 1;
  const fields = Math.min(short(directory), Math.floor((tiff.length - directory - 2) / fieldLength));
  for (let field = 0; field < fields; field += 1) {
    const at = directory + 2 + field * fieldLength;
    if (short(at) !== orientationTag || short(at + 2) !== shortType) continue;
    return orientations.find((known) => known === short(at + 8)) ?? 1;
  }
  return 1;
}
const littleEndian = Buffer.from('II*\0', 'latin1');
const bigEndian = Buffer.from('MM\0*', 'latin1');
const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const;

/** An Exif block, without its header, that holds only the orientation: 26 bytes. */
export function turnedBlock(orientation: Orientation): Buffer {
  const block = Buffer.alloc(headerLength + 2 + fieldLength + 4);
  block.write('MM\0*', 'latin1');
  block.writeUInt32BE(headerLength, 4);
  block.writeUInt16BE(1, 8);
  block.writeUInt16BE(orientationTag, 10);
  block.writeUInt16BE(shortType, 12);
  block.writeUInt32BE(1, 14);
  block.writeUInt16BE(orientation, 18);
  return block;
}

/** The block with its header, as a JPEG segment and older WebP writers have it. */
export const withExifHeader = (block: Buffer): Buffer => Buffer.concat([exifHeader, block]);
/** Whether a segment is an Exif block. */
export const hasExifHeader = (block: Buffer): boolean => block.subarray(0, 6).equals(exifHeader);
