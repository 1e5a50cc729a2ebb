/**
 * Exif blocks as cameras write them, made from the public format: TIFF 6.0 for the directories, Exif 2.32 (CIPA DC-008)
 * for the tags.
 */

/** II or MM: which byte of a number comes first. */
export type Order = 'little' | 'big';
type Value = { readonly type: number; readonly count: number; readonly bytes: Buffer };
/** A field of a directory: its tag, and its value or the directory that it points to. */
export type Field = readonly [tag: number, value: (order: Order) => Value | Directory];
type Directory = { readonly fields: readonly Field[] };

const number = (order: Order, size: 2 | 4, value: number): Buffer => {
  const bytes = Buffer.alloc(size);
  if (order === 'little') bytes.writeUIntLE(value, 0, size);
  else bytes.writeUIntBE(value, 0, size);
  return bytes;
};

export const ascii = (tag: number, text: string): Field => [
  tag,
  () => ({ type: 2, count: text.length + 1, bytes: Buffer.from(`${text}\0`, 'latin1') }),
];
export const byte = (tag: number, ...values: readonly number[]): Field => [
  tag,
  () => ({ type: 1, count: values.length, bytes: Buffer.from(values) }),
];
export const short = (tag: number, value: number): Field => [
  tag,
  (order) => ({ type: 3, count: 1, bytes: number(order, 2, value) }),
];
export const long = (tag: number, value: number): Field => [
  tag,
  (order) => ({ type: 4, count: 1, bytes: number(order, 4, value) }),
];
/** Fractions: pairs of a numerator and a denominator. */
export const rational = (tag: number, ...values: readonly (readonly [number, number])[]): Field => [
  tag,
  (order) => ({
    type: 5,
    count: values.length,
    bytes: Buffer.concat(values.flat().map((value) => number(order, 4, value))),
  }),
];
export const undefinedBytes = (tag: number, bytes: Buffer): Field => [
  tag,
  () => ({ type: 7, count: bytes.length, bytes }),
];
export const directory = (tag: number, ...fields: readonly Field[]): Field => [tag, () => ({ fields })];

/** Where the first mosque of a city stands, for instance: degrees, minutes and hundredths of seconds. */
export const place = { latitude: [36, 11, 2754], longitude: [44, 0, 3321] } as const;

/** The directory of the place (tag 0x8825) with what a phone knows: where, how high, facing where, when. */
export const gps = (): Field => {
  const [[latitude, latitudeMinutes, latitudeSeconds], [longitude, minutes, seconds]] = [
    place.latitude,
    place.longitude,
  ];
  return directory(
    0x8825,
    byte(0, 2, 3, 0, 0),
    ascii(1, 'N'),
    rational(2, [latitude, 1], [latitudeMinutes, 1], [latitudeSeconds, 100]),
    ascii(3, 'E'),
    rational(4, [longitude, 1], [minutes, 1], [seconds, 100]),
    byte(5, 0),
    rational(6, [41_350, 100]),
    rational(7, [9, 1], [41, 1], [7, 1]),
    ascii(29, '2026:11:12'),
  );
};

/** A directory that stands at a place of the block, its values behind it, and behind those what `next` writes there. */
function directoryAt(
  order: Order,
  fields: readonly Field[],
  at: number,
  next?: (at: number) => Buffer,
): Buffer {
  const head = [number(order, 2, fields.length)];
  const values: Buffer[] = [];
  let behind = at + 2 + fields.length * 12 + 4;
  for (const [tag, value] of fields) {
    const written = value(order);
    const isDirectory = 'fields' in written;
    const bytes = isDirectory ? directoryAt(order, written.fields, behind) : written.bytes;
    const [type, count] = isDirectory ? [4, 1] : [written.type, written.count];
    head.push(number(order, 2, tag), number(order, 2, type), number(order, 4, count));
    if (bytes.length <= 4) head.push(Buffer.concat([bytes, Buffer.alloc(4 - bytes.length)]));
    else {
      const even = Buffer.concat([bytes, Buffer.alloc(bytes.length % 2)]);
      head.push(number(order, 4, behind));
      values.push(even);
      behind += even.length;
    }
  }
  const last = next?.(behind) ?? Buffer.alloc(0);
  return Buffer.concat([...head, number(order, 4, last.length === 0 ? 0 : behind), ...values, last]);
}

/** The Exif block, without its header: the first directory, and the second with the thumbnail where there is one. */
export function exifBlock(order: Order, first: readonly Field[], thumbnail?: Buffer): Buffer {
  const second = (picture: Buffer) => (at: number) => {
    const behind = at + 2 + 3 * 12 + 4;
    const fields = [short(0x0103, 6), long(0x0201, behind), long(0x0202, picture.length)];
    return Buffer.concat([directoryAt(order, fields, at), picture]);
  };
  return Buffer.concat([
    Buffer.from(order === 'little' ? 'II*\0' : 'MM\0*', 'latin1'),
    number(order, 4, 8),
    directoryAt(order, first, 8, thumbnail && second(thumbnail)),
  ]);
}
