import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { roomPrefix } from './keys.ts';
import { type PictureType, withoutMetadata } from './metadata/index.ts';
import { fileTypes } from './schema.ts';

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
  const client = new S3Client(settings);

  const look = async (Key: string): Promise<Found> => {
    const { ContentType, ETag } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key }));
    if (ContentType === 'application/pdf') return 'documents';
    const type = fileTypes.find((known): known is PictureType => known === ContentType);
    if (type === undefined || ETag === undefined) return 'unreadable';
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key, IfMatch: ETag }));
    if (Body === undefined) throw new Error('S3 answered without content');
    const bytes = await Body.transformToByteArray();
    const picture = withoutMetadata(type, bytes);
    if (picture === undefined) return 'unreadable';
    if (picture.equals(bytes)) return 'clean';
    if (writes) {
      const as = { ContentType: type, ContentDisposition: 'attachment', IfMatch: ETag };
      await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: picture, ...as }));
    }
    return 'cleaned';
  };

  const count = { cleaned: 0, clean: 0, documents: 0, gone: 0 };
  const unreadable: string[] = [];
  let last = after;
  for (let left = most; left > 0; ) {
    const { Contents = [], IsTruncated } = await client.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: roomPrefix('kept'),
        MaxKeys: Math.min(left, mostListed),
        ...(last === undefined ? {} : { StartAfter: last }),
      }),
    );
    for (const { Key } of Contents) {
      if (Key === undefined) continue;
      const found = await look(Key).catch((fault): Found => {
        if (isGone(fault)) return 'gone';
        throw new Error(`${Key} could not be looked at; go on after ${last ?? 'nothing'}`, { cause: fault });
      });
      if (found === 'unreadable') unreadable.push(Key);
      else count[found] += 1;
      last = Key;
    }
    left -= Contents.length;
    if (IsTruncated !== true) return { ...count, unreadable };
  }
  return { ...count, unreadable, ...(last === undefined ? {} : { next: last }) };
}

/** AWS: at most a thousand keys in one answer. */
const mostListed = 1_000;

/**
 * Whether a file was deleted (404) or changed (412, 409) between two calls. 403 says that the caller may not look, who may list
 * them: that is no file's doing.
 */
const isGone = (fault: unknown): boolean =>
  fault instanceof S3ServiceException && [404, 409, 412].includes(fault.$metadata.httpStatusCode ?? 0);
