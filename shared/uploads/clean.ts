import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { bucketOf, isAnsweredWith } from './bucket.ts';
import { roomPrefix } from './keys.ts';
import { withoutMetadata } from './metadata/index.ts';

/** Which of the files that are kept are looked at. */
export type Cleaning = {
  /** Whether pictures are put in the place of what they were; without it they are only counted. */
  readonly writes: boolean;
  /** At most so many files are looked at. */
  readonly most: number;
  /** Those after this key: `next` of a run before. Default from the first. */
  readonly after?: string | undefined;
};

/** What a look at files that are kept has found; every file is counted in one of the five. */
export type Cleaned = {
  /** Pictures that said something beside the picture: taken out, or to be taken out where nothing is written. */
  readonly cleaned: number;
  /** Pictures that say nothing beside the picture. */
  readonly clean: number;
  /** Documents, of which nothing is taken out. */
  readonly documents: number;
  /** Deleted or changed by others while they were looked at. */
  readonly gone: number;
  /** The keys of those that cannot be read as what they are kept as: what they say stays in them. */
  readonly unreadable: readonly string[];
  /** After which key another run goes on; absent where all were looked at. */
  readonly next?: string;
};

type Found = 'cleaned' | 'clean' | 'documents' | 'gone' | 'unreadable';

/**
 * Takes out of pictures that are kept what they say beside the picture, where it was not when they were kept. One file after
 * the other, of at most 10 MB; a file that is deleted meanwhile stays deleted. The same when it is done again.
 * Throws when the bucket does not answer; what was done by then stays done.
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
 * What S3 says of a file that was deleted (404) or changed (412, 409) between two calls. 403 says that the caller may not
 * look, who may list them: that is no file's doing.
 */
const goneOrChanged = [404, 409, 412];
