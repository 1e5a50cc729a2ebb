import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { tellingBytes, typeOf } from './content.ts';
import type { Checked, FileRefusal, Files } from './files.ts';
import { incomingKey, keptKey } from './keys.ts';
import { withoutMetadata } from './metadata/index.ts';
import { savedAs } from './saved-as.ts';
import { type FileRef, type FileType, fileTypes, mostBytes } from './schema.ts';

/** How long a form can be sent, and how long a link leads to the file. Seconds. */
const formLasts = 10 * 60;
const linkLasts = 5 * 60;

/**
 * A form on a page without a script: nobody can renew it for who sends it late, and what is too large is answered by the
 * bucket in words of its own. So it lasts as long as the credentials of a function surely do, and takes the largest photo
 * of any phone. Seconds; bytes.
 */
const scriptlessFormLasts = 2 * 60 * 60;
const mostTaken = 10 * mostBytes;

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

  /** The very content that stands there, or the first bytes of it. */
  const contentOf = async (key: string, { etag }: Standing, first?: number): Promise<Uint8Array> => {
    const Range = first === undefined ? undefined : `bytes=0-${first - 1}`;
    const { Body } = await client.send(
      new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: etag, Range }),
    );
    if (Body === undefined) throw new Error('S3 answered without content');
    return Body.transformToByteArray();
  };

  /** Keeps a document as it was sent, or a picture as it is without what it says beside the picture. */
  const keep = async (
    { incoming, kept }: Places,
    arrived: Standing,
    type: FileType,
  ): Promise<Standing | 'broken'> => {
    // Never in place of content that is kept already.
    const as = { IfNoneMatch: '*', ContentType: type, ContentDisposition: 'attachment' } as const;
    if (type === 'application/pdf') {
      const { CopyObjectResult } = await client.send(
        new CopyObjectCommand({
          ...{ Bucket: bucket, Key: kept, CopySource: `${bucket}/${incoming}`, ...as },
          // The very content that was looked at.
          CopySourceIfMatch: arrived.etag,
          MetadataDirective: 'REPLACE',
        }),
      );
      return { size: arrived.size, etag: CopyObjectResult?.ETag ?? arrived.etag };
    }
    const picture = withoutMetadata(type, await contentOf(incoming, arrived));
    if (picture === undefined) return 'broken';
    const { ETag } = await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: kept, Body: picture, ...as }),
    );
    if (ETag === undefined) throw new Error('S3 kept a picture and did not say as what');
    return { size: picture.length, etag: ETag };
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
    const refuse = async (refused: FileRefusal['refused']): Promise<FileRefusal> => {
      await remove(incoming);
      return { refused };
    };
    if (arrived.size > ref.size) return refuse('too-large');
    // AWS: no range of an empty object can be had.
    if (arrived.size === 0) return refuse('broken');
    const type = await typeOf(await contentOf(incoming, arrived, tellingBytes));
    if (type === undefined) return refuse('wrong-type');
    if (type === 'heic') return refuse('heic');
    const done = await keep({ incoming, kept }, arrived, type);
    if (done === 'broken') return refuse('broken');
    await remove(incoming);
    return { kept: { ...ref, type, ...done, status: 'kept' } };
  };

  return {
    invite: async (ownerId, wish, fileId, now, { comeBackTo } = {}) => {
      // The form is valid from this instant on, which is the caller's to say.
      const systemClockOffset = now.getTime() - Date.now();
      const then: S3Client = Object.create(client, {
        config: { value: { ...client.config, systemClockOffset } },
      });
      const isScripted = comeBackTo === undefined;
      const lasts = isScripted ? formLasts : scriptlessFormLasts;
      const { url, fields } = await createPresignedPost(then, {
        Bucket: bucket,
        Key: incomingKey(ownerId, fileId),
        Expires: lasts,
        Fields: {
          'Content-Type': wish.type,
          ...(comeBackTo !== undefined && { success_action_redirect: comeBackTo }),
        },
        Conditions: [['content-length-range', isScripted ? 1 : 0, isScripted ? wish.size : mostTaken]],
      });
      return { url, fields, expiresAt: new Date(now.getTime() + lasts * 1000).toISOString() };
    },

    address: async () => {
      const { url } = await createPresignedPost(client, { Bucket: bucket, Key: 'none', Expires: 1 });
      return url;
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

type Places = { readonly incoming: string; readonly kept: string };
type Standing = { readonly size: number; readonly etag: string };

/**
 * Whether a call may have failed because the file was sent again, moved on or taken away meanwhile: 412 and 409 say so,
 * 404 or 403 that it is gone.
 */
const isByOthers = (fault: unknown): boolean =>
  fault instanceof S3ServiceException && [403, 404, 409, 412].includes(fault.$metadata.httpStatusCode ?? 0);
