import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { bucketOf, isAnsweredWith } from './bucket.ts';
import { roomPrefix } from './keys.ts';
import { withoutMetadata } from './metadata/index.ts';

/** The kept files to look at. */
export type Cleaning = {
  /** Whether cleaned pictures replace the kept ones; without it they are only counted. */
  readonly writes: boolean;
  /** The most files looked at in one run. */
  readonly most: number;
  /** Start after this key: `next` of an earlier run. Default from the first. */
  readonly after?: string | undefined;
};

/** The result of a run; every file is counted in one of the five. */
export type Cleaned = {
  /** Pictures with metadata: removed, or to be removed where nothing is written. */
  readonly cleaned: number;
  /** Pictures without metadata. */
  readonly clean: number;
  /** Documents, from which nothing is removed. */
  readonly documents: number;
  /** Files deleted or changed by others meanwhile. */
  readonly gone: number;
  /** The keys of files that cannot be read as the type they are kept as: their metadata stays. */
  readonly unreadable: readonly string[];
  /** The key after which another run goes on; absent when all were looked at. */
  readonly next?: string;
};

type Found = 'cleaned' | 'clean' | 'documents' | 'gone' | 'unreadable';

/**
 * Removes metadata from kept pictures that still have it. One file after the other, of at most 10 MB; a file
 * deleted meanwhile stays deleted. Repeating it changes nothing. Throws when the bucket does not answer;
 * files done by then stay done.
 */
export async function cleanKept(
  bucket: string,
  { writes, most, after }: Cleaning,
  settings: S3ClientConfig = {},
): Promise<Cleaned> {
  const files = bucketOf(new S3Client(settings), bucket);

  const look = async (key: string): Promise<Found> => {
    const { type, etag } = await files.kindOf(key);
    if (type === 'application/pdf') return 'documents';
    if (type === undefined || etag === undefined) return 'unreadable';
    const bytes = await files.read(key, etag);
    const picture = withoutMetadata(type, bytes);
    if (picture === undefined) return 'unreadable';
    if (picture.equals(bytes)) return 'clean';
    if (writes) await files.write(key, picture, type, { IfMatch: etag });
    return 'cleaned';
  };

  const count = { cleaned: 0, clean: 0, documents: 0, gone: 0 };
  const unreadable: string[] = [];
  let last = after;
  for (let left = most; left > 0; ) {
    const { files: listed, isMore } = await files.list(roomPrefix('kept'), Math.min(left, mostListed), last);
    for (const { key } of listed) {
      const found = await look(key).catch((fault): Found => {
        if (isAnsweredWith(fault, ...goneOrChanged)) return 'gone';
        throw new Error(`${key} could not be looked at; go on after ${last ?? 'nothing'}`, { cause: fault });
      });
      if (found === 'unreadable') unreadable.push(key);
      else count[found] += 1;
      last = key;
    }
    left -= listed.length;
    if (!isMore) return { ...count, unreadable };
  }
  return { ...count, unreadable, ...(last === undefined ? {} : { next: last }) };
}

/** AWS: at most a thousand keys in one answer. */
const mostListed = 1_000;

/**
 * S3's answers for a file that was deleted (404) or changed (412, 409) between two calls. 403 is left out:
 * the caller may list files here, so it has another cause.
 */
const goneOrChanged = [404, 409, 412];
