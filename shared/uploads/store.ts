import { GetObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { bucketOf, isAnsweredWith, type Listed } from './bucket.ts';
import { tellingBytes, typeOf } from './content.ts';
import type { Checked, FileRefusal, Files } from './files.ts';
import { incomingKey, keptKey } from './keys.ts';
import { withoutMetadata } from './metadata/index.ts';
import { savedAs } from './saved-as.ts';
import { type FileRef, type FileType, mostBytes } from './schema.ts';

/** How long a form can be sent, and a link fetches the file. Seconds. */
const formLasts = 10 * 60;
const linkLasts = 5 * 60;

/**
 * A form on a page without a script: nobody can renew it for a late sender, and the bucket would refuse a
 * large file in its own words. So it lasts as long as the function's credentials surely do, and takes the
 * largest photo of any phone. Seconds; bytes.
 */
const scriptlessFormLasts = 2 * 60 * 60;
const mostTaken = 10 * mostBytes;

/** How often a file changed by others at the same moment is looked at again. */
const mostLooks = 3;

/** The files in a bucket. */
export function filesIn(bucket: string, settings: S3ClientConfig = {}): Files {
  const client = new S3Client({
    maxAttempts: 3,
    requestHandler: new NodeHttpHandler({ connectionTimeout: 1_000, requestTimeout: 3_000 }),
    ...settings,
  });
  const files = bucketOf(client, bucket);

  /** Keeps a document as sent, or a picture without its metadata. */
  const keep = async (
    { incoming, kept }: Places,
    arrived: Standing,
    type: FileType,
  ): Promise<Standing | 'broken'> => {
    // Both read the very content that was checked, and neither replaces content kept already.
    if (type === 'application/pdf')
      return { size: arrived.size, etag: await files.copy(incoming, arrived.etag, kept, type) };
    const picture = withoutMetadata(type, await files.read(incoming, arrived.etag));
    if (picture === undefined) return 'broken';
    return {
      size: picture.length,
      etag: await files.write(kept, picture, type, { IfNoneMatch: '*' }),
    };
  };

  const asKept = async (ref: FileRef, { key, size, etag }: Listed): Promise<FileRef> => {
    const { type } = await files.kindOf(key, etag);
    if (type === undefined) throw new Error('A file is kept that says of no known type that it is it');
    return { ...ref, type, size, status: 'kept', etag };
  };

  const look = async (ownerId: string, ref: FileRef): Promise<Checked> => {
    const incoming = incomingKey(ownerId, ref.fileId);
    const kept = keptKey(ownerId, ref.fileId);
    // In this order: a file moved from one room to the other in between is then seen in the second.
    const arrived = await files.find(incoming);
    const before = await files.find(kept);
    if (before !== undefined) {
      if (arrived !== undefined) await files.remove(incoming);
      return { kept: await asKept(ref, before) };
    }
    if (arrived === undefined) return { refused: 'not-arrived' };
    const refuse = async (refused: FileRefusal['refused']): Promise<FileRefusal> => {
      await files.remove(incoming);
      return { refused };
    };
    if (arrived.size > ref.size) return refuse('too-large');
    // AWS: an empty object has no ranges to read.
    if (arrived.size === 0) return refuse('broken');
    const type = await typeOf(await files.read(incoming, arrived.etag, tellingBytes));
    if (type === undefined) return refuse('wrong-type');
    if (type === 'heic') return refuse('heic');
    const done = await keep({ incoming, kept }, arrived, type);
    if (done === 'broken') return refuse('broken');
    await files.remove(incoming);
    return { kept: { ...ref, type, ...done, status: 'kept' } };
  };

  return {
    invite: async (ownerId, wish, fileId, now, { comeBackTo } = {}) => {
      // The form is valid from the caller's instant on.
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
          if (looks === mostLooks || !isAnsweredWith(fault, ...byOthers)) throw fault;
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
      // Removing the sent file keeps a simultaneous check from copying it.
      await files.remove(incomingKey(ownerId, fileId));
      await files.remove(keptKey(ownerId, fileId));
    },
  };
}

type Places = { readonly incoming: string; readonly kept: string };
type Standing = Pick<Listed, 'size' | 'etag'>;

/**
 * S3's answers when a file was sent again, moved or deleted while it was checked: 412 and 409 for the first;
 * 404, or 403 to a caller that may not list, for a missing file.
 */
const byOthers = [403, 404, 409, 412];
