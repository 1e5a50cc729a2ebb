import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { tellingBytes, typeOf } from './content.ts';
import type { Checked, Files } from './files.ts';
import { incomingKey, keptKey } from './keys.ts';
import { savedAs } from './saved-as.ts';
import { type FileRef, fileTypes } from './schema.ts';

/** How long a form can be sent, and how long a link leads to the file. Seconds. */
const formLasts = 10 * 60;
const linkLasts = 5 * 60;

/** How often what others do to a file at the same moment is looked at anew. */
const mostLooks = 3;

/** The files in a bucket. */
export function filesIn(bucket: string, settings: S3ClientConfig = {}): Files {
  const client = new S3Client({
    maxAttempts: 3,
    requestHandler: new NodeHttpHandler({ connectionTimeout: 1_000, requestTimeout: 3_000 }),
    ...settings,
  });
  const remove = async (key: string): Promise<void> => {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  };

  /**
   * What stands under a key. Listed, not asked for by HEAD: AWS answers that a missing object is forbidden to whoever
   * may not list the bucket, and a function may list no more than a key it knows.
   */
  const standing = async (key: string): Promise<Standing | undefined> => {
    const { Contents = [] } = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: key, MaxKeys: 1 }),
    );
    const [found] = Contents;
    return found?.Key === key && found.ETag !== undefined
      ? { size: found.Size ?? 0, etag: found.ETag }
      : undefined;
  };

  const firstBytes = async (key: string, { etag, size }: Standing): Promise<Uint8Array> => {
    // AWS: no range of an empty object can be had.
    if (size === 0) return new Uint8Array();
    const range = `bytes=0-${tellingBytes - 1}`;
    const { Body } = await client.send(
      new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: etag, Range: range }),
    );
    if (Body === undefined) throw new Error('S3 answered without content');
    return Body.transformToByteArray();
  };

  const asKept = async (key: string, ref: FileRef, { size, etag }: Standing): Promise<FileRef> => {
    const { ContentType } = await client.send(
      new HeadObjectCommand({ Bucket: bucket, Key: key, IfMatch: etag }),
    );
    const type = fileTypes.find((known) => known === ContentType);
    if (type === undefined) throw new Error('A file is kept that says of no known type that it is it');
    return { ...ref, type, size, status: 'kept', etag };
  };

  const look = async (ownerId: string, ref: FileRef): Promise<Checked> => {
    const incoming = incomingKey(ownerId, ref.fileId);
    const kept = keptKey(ownerId, ref.fileId);
    // In this order: what is moved on in between is then seen where it went.
    const arrived = await standing(incoming);
    const before = await standing(kept);
    if (before !== undefined) {
      if (arrived !== undefined) await remove(incoming);
      return { kept: await asKept(kept, ref, before) };
    }
    if (arrived === undefined) return { refused: 'not-arrived' };
    if (arrived.size > ref.size) {
      await remove(incoming);
      return { refused: 'too-large' };
    }
    const type = await typeOf(await firstBytes(incoming, arrived));
    if (type === undefined) {
      await remove(incoming);
      return { refused: 'wrong-type' };
    }
    const { CopyObjectResult } = await client.send(
      new CopyObjectCommand({
        Bucket: bucket,
        Key: kept,
        CopySource: `${bucket}/${incoming}`,
        // The very content that was looked at, and never in place of content that is kept already.
        CopySourceIfMatch: arrived.etag,
        IfNoneMatch: '*',
        MetadataDirective: 'REPLACE',
        ContentType: type,
        ContentDisposition: 'attachment',
      }),
    );
    await remove(incoming);
    const etag = CopyObjectResult?.ETag ?? arrived.etag;
    return { kept: { ...ref, type, size: arrived.size, status: 'kept', etag } };
  };

  return {
    invite: async (ownerId, wish, fileId, now, { comeBackTo } = {}) => {
      // The form is valid from this instant on, which is the caller's to say.
      const systemClockOffset = now.getTime() - Date.now();
      const then: S3Client = Object.create(client, {
        config: { value: { ...client.config, systemClockOffset } },
      });
      const { url, fields } = await createPresignedPost(then, {
        Bucket: bucket,
        Key: incomingKey(ownerId, fileId),
        Expires: formLasts,
        Fields: {
          'Content-Type': wish.type,
          ...(comeBackTo !== undefined && { success_action_redirect: comeBackTo }),
        },
        Conditions: [['content-length-range', 1, wish.size]],
      });
      return { url, fields, expiresAt: new Date(now.getTime() + formLasts * 1000).toISOString() };
    },

    check: async (ownerId, ref) => {
      for (let looks = 1; ; looks += 1) {
        try {
          return await look(ownerId, ref);
        } catch (fault) {
          if (looks === mostLooks || !isByOthers(fault)) throw fault;
        }
      }
    },

    link: (ownerId, ref) => {
      if (ref.status !== 'kept') throw new Error('Only a file that is kept has a link');
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: keptKey(ownerId, ref.fileId),
        ResponseContentDisposition: savedAs(ref),
        ResponseContentType: ref.type,
      });
      return getSignedUrl(client, command, { expiresIn: linkLasts });
    },

    forget: async (ownerId, fileId) => {
      // What is on its way to being kept is not there any more when it would be copied.
      await remove(incomingKey(ownerId, fileId));
      await remove(keptKey(ownerId, fileId));
    },
  };
}

type Standing = { readonly size: number; readonly etag: string };

/**
 * Whether a call may have failed because the file was sent again, moved on or taken away meanwhile: 412 and 409 say so,
 * 404 or 403 that it is gone.
 */
const isByOthers = (fault: unknown): boolean =>
  fault instanceof S3ServiceException && [403, 404, 409, 412].includes(fault.$metadata.httpStatusCode ?? 0);
