/** The bucket of files, through the few S3 commands this folder uses. */
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { type FileType, fileTypes } from './schema.ts';

/** A file as the bucket lists it. */
export type Listed = { readonly key: string; readonly size: number; readonly etag: string };

/** The condition of a write: nothing under the key (`*`), or this very content. */
type WrittenOnlyWhere = { readonly IfNoneMatch: '*' } | { readonly IfMatch: string };

/** The bucket `name`. Each function throws when S3 does not answer, or a condition does not hold. */
export function bucketOf(client: S3Client, name: string) {
  const asFile = (type: FileType) => ({ ContentType: type, ContentDisposition: 'attachment' });
  const list = async (prefix: string, most: number, after?: string) => {
    const { Contents = [], IsTruncated = false } = await client.send(
      new ListObjectsV2Command({
        ...{ Bucket: name, Prefix: prefix, MaxKeys: most },
        ...(after === undefined ? {} : { StartAfter: after }),
      }),
    );
    const files = Contents.flatMap(({ Key: key, Size: size = 0, ETag: etag }): Listed[] =>
      key === undefined || etag === undefined ? [] : [{ key, size, etag }],
    );
    return { files, isMore: IsTruncated };
  };

  return {
    /**
     * At most so many files whose keys begin with `prefix`, in order of key, starting after `after`. AWS: at
     * most 1,000.
     */
    list,

    /**
     * The file under a key, or `undefined`. Uses a list, not HEAD: for a missing object AWS answers
     * "forbidden" to a caller that may not list the bucket, and a function may list only a key it knows.
     */
    find: async (key: string): Promise<Listed | undefined> => {
      const { files } = await list(key, 1);
      return files.find((file) => file.key === key);
    },

    /** The type a file is kept as, if it is a known one, and the name (ETag) of its content. */
    kindOf: async (key: string, etag?: string) => {
      const { ContentType, ETag } = await client.send(
        new HeadObjectCommand({ Bucket: name, Key: key, ...(etag === undefined ? {} : { IfMatch: etag }) }),
      );
      return { type: fileTypes.find((known) => known === ContentType), etag: ETag };
    },

    /** The content named `etag`, or its first bytes. */
    read: async (key: string, etag: string, first?: number): Promise<Uint8Array> => {
      const Range = first === undefined ? {} : { Range: `bytes=0-${first - 1}` };
      const { Body } = await client.send(
        new GetObjectCommand({ Bucket: name, Key: key, IfMatch: etag, ...Range }),
      );
      if (Body === undefined) throw new Error('S3 answered without content');
      return Body.transformToByteArray();
    },

    /** Writes a file that a browser saves and does not show; gives the name of its content. */
    write: async (
      key: string,
      content: Uint8Array,
      type: FileType,
      where: WrittenOnlyWhere,
    ): Promise<string> => {
      const { ETag } = await client.send(
        new PutObjectCommand({ Bucket: name, Key: key, Body: content, ...where, ...asFile(type) }),
      );
      if (ETag === undefined) throw new Error('S3 kept a picture and did not say as what');
      return ETag;
    },

    /** Copies the content named `etag` to a key where nothing is; gives the name of the content there. */
    copy: async (from: string, etag: string, to: string, type: FileType): Promise<string> => {
      const { CopyObjectResult } = await client.send(
        new CopyObjectCommand({
          ...{ Bucket: name, Key: to, CopySource: `${name}/${from}`, CopySourceIfMatch: etag },
          ...{ IfNoneMatch: '*', MetadataDirective: 'REPLACE' },
          ...asFile(type),
        }),
      );
      return CopyObjectResult?.ETag ?? etag;
    },

    /** Does nothing when there is no such file. */
    remove: async (key: string): Promise<void> => {
      await client.send(new DeleteObjectCommand({ Bucket: name, Key: key }));
    },
  };
}

/**
 * Whether S3 answered with one of these: 404 for a missing file, 412 and 409 for a changed one, 403 for a
 * caller that may not look.
 */
export const isAnsweredWith = (fault: unknown, ...statuses: readonly number[]): boolean =>
  fault instanceof S3ServiceException && statuses.includes(fault.$metadata.httpStatusCode ?? 0);
