import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Rows on disk, parted by what they are about: a bucket at a time is read back, never all of them. */
export type Spill = {
  /** Adds a row (no line break in it) about `key`. */
  readonly add: (key: string, row: string) => void;
  /** The rows about one in so many keys, in the order they were added. */
  readonly rows: (bucket: number) => readonly string[];
  readonly close: () => void;
};

const bufferBytes = 16_384;

/** The bucket of a key: FNV-1a, which spreads ids that differ in few digits. */
export function bucketOf(key: string, buckets: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % buckets;
}

/**
 * Opens a spill of so many buckets, each a file `<name>-<bucket>` in `folder`. Memory is one small buffer a
 * bucket, however many rows there are.
 */
export function spillIn(folder: string, name: string, buckets: number): Spill {
  const pathOf = (bucket: number) => join(folder, `${name}-${bucket}`);
  const files = new Map<number, { readonly file: number; readonly buffer: Buffer; used: number }>();
  const openBucket = (bucket: number) => {
    const known = files.get(bucket);
    if (known !== undefined) return known;
    const opened = { file: openSync(pathOf(bucket), 'a'), buffer: Buffer.allocUnsafe(bufferBytes), used: 0 };
    files.set(bucket, opened);
    return opened;
  };
  const flush = (bucket: ReturnType<typeof openBucket>) => {
    writeSync(bucket.file, bucket.buffer, 0, bucket.used);
    bucket.used = 0;
  };
  return {
    add(key, row) {
      const bucket = openBucket(bucketOf(key, buckets));
      const bytes = Buffer.byteLength(row) + 1;
      if (bucket.used + bytes > bufferBytes) flush(bucket);
      if (bytes > bufferBytes) {
        writeSync(bucket.file, `${row}\n`);
        return;
      }
      bucket.used += bucket.buffer.write(row, bucket.used);
      bucket.used += bucket.buffer.write('\n', bucket.used);
    },
    rows(bucket) {
      const file = files.get(bucket);
      if (file === undefined) return [];
      flush(file);
      return readFileSync(pathOf(bucket), 'utf8').split('\n').slice(0, -1);
    },
    close() {
      for (const { file } of files.values()) closeSync(file);
      files.clear();
    },
  };
}
