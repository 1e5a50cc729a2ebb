/** What S3 answers between two calls, which the local cloud never does (it takes `If-None-Match` on a copy for nothing). */
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import 'aws-sdk-client-mock-vitest/extend';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cleanKept, expectedFile } from '#shared/uploads/index.ts';
import { filesIn } from '#shared/uploads/store.ts';

const s3 = mockClient(S3Client);
beforeEach(() => s3.reset());
afterAll(() => s3.restore());
const ownerId = '01a20a6f-8040-7000-8000-000000000001';
const fileId = '01a20a6f-8040-7000-8000-000000000002';
const incoming = `incoming/${ownerId}/${fileId}`;
const kept = `kept/${ownerId}/${fileId}`;
const ref = expectedFile(fileId, { name: 'quote.pdf', type: 'application/pdf', size: 5_000 });
const files = () => filesIn('files', { region: 'none' });
const answers = (status: number) =>
  new S3ServiceException({
    ...{ name: String(status), $fault: 'client', message: `answered with ${status}` },
    $metadata: { httpStatusCode: status },
  });
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const content = (bytes: Uint8Array) => ({ Body: { transformToByteArray: async () => bytes } });
/** What lists say of a key, from the first time on; the last answer stays. */
const stands = (Key: string, ...each: readonly (string | undefined)[]) => {
  const listed = (ETag: string | undefined) =>
    ETag === undefined ? {} : { Contents: [{ Key, ETag, Size: pdf.length }] };
  const list = s3.on(ListObjectsV2Command, { Bucket: 'files', Prefix: Key });
  for (const etag of each.slice(0, -1)) list.resolvesOnce(listed(etag));
  list.resolves(listed(each.at(-1)));
};

describe('keeping what was sent', () => {
  it('copies the very content it looked at, where nothing is kept, and takes it from where it came', async () => {
    stands(incoming, 'sent');
    stands(kept, undefined);
    s3.on(GetObjectCommand).callsFake(() => content(pdf));
    s3.on(CopyObjectCommand).resolves({ CopyObjectResult: { ETag: 'kept' } });
    expect(await files().check(ownerId, ref)).toEqual({
      kept: { ...ref, size: pdf.length, status: 'kept', etag: 'kept' },
    });
    expect(s3).toHaveReceivedCommandExactlyOnceWith(CopyObjectCommand, {
      ...{ Bucket: 'files', Key: kept, CopySource: `files/${incoming}`, CopySourceIfMatch: 'sent' },
      ...{ IfNoneMatch: '*', MetadataDirective: 'REPLACE' },
      ...{ ContentType: 'application/pdf', ContentDisposition: 'attachment' },
    });
    expect(s3).toHaveReceivedCommandExactlyOnceWith(DeleteObjectCommand, { Key: incoming });
  });

  it.each([403, 404, 409, 412])('looks anew when others were there first: %i', async (status) => {
    stands(incoming, 'sent', undefined);
    stands(kept, undefined, 'by another');
    s3.on(GetObjectCommand).callsFake(() => content(pdf));
    s3.on(CopyObjectCommand).rejects(answers(status));
    s3.on(HeadObjectCommand).resolves({ ContentType: 'application/pdf' });
    expect(await files().check(ownerId, ref)).toMatchObject({ kept: { etag: 'by another' } });
  });

  it('looks three times and no more, and not again at what is no one else’s doing', async () => {
    stands(incoming, 'sent');
    stands(kept, undefined);
    s3.on(GetObjectCommand).callsFake(() => content(pdf));
    s3.on(CopyObjectCommand).rejects(answers(412));
    await expect(files().check(ownerId, ref)).rejects.toThrow('412');
    expect(s3).toHaveReceivedCommandTimes(CopyObjectCommand, 3);
    s3.on(CopyObjectCommand).rejects(answers(500));
    await expect(files().check(ownerId, ref)).rejects.toThrow('500');
    expect(s3).toHaveReceivedCommandTimes(CopyObjectCommand, 4);
  });

  it('refuses what did not come, and what is larger than was said, which it deletes', async () => {
    stands(incoming, undefined);
    stands(kept, undefined);
    expect(await files().check(ownerId, ref)).toEqual({ refused: 'not-arrived' });
    expect(s3).not.toHaveReceivedCommand(DeleteObjectCommand);
    stands(incoming, 'sent');
    expect(await files().check(ownerId, { ...ref, size: 1 })).toEqual({ refused: 'too-large' });
    expect(s3).toHaveReceivedCommandExactlyOnceWith(DeleteObjectCommand, { Key: incoming });
  });

  it('does not take the list’s next key for the one it asked for', async () => {
    s3.on(ListObjectsV2Command).resolves({ Contents: [{ Key: `${kept}-other`, ETag: 'x', Size: 1 }] });
    expect(await files().check(ownerId, ref)).toEqual({ refused: 'not-arrived' });
  });
});

describe('looking at what is kept', () => {
  it('goes through the pages, and counts what is gone or changed meanwhile', async () => {
    const page = (...keys: readonly string[]) =>
      keys.map((Key) => ({ Key: `kept/${Key}`, ETag: Key, Size: 1 }));
    s3.on(ListObjectsV2Command).resolvesOnce({ Contents: page('a', 'b'), IsTruncated: true });
    s3.on(ListObjectsV2Command, { StartAfter: 'kept/b' }).resolves({ Contents: page('c', 'd') });
    s3.on(HeadObjectCommand, { Key: 'kept/a' }).resolves({ ContentType: 'application/pdf', ETag: 'a' });
    s3.on(HeadObjectCommand, { Key: 'kept/b' }).rejects(answers(404));
    s3.on(HeadObjectCommand, { Key: 'kept/c' }).resolves({ ContentType: 'text/html', ETag: 'c' });
    s3.on(HeadObjectCommand, { Key: 'kept/d' }).resolves({ ContentType: 'image/png', ETag: 'd' });
    s3.on(GetObjectCommand).rejects(answers(412));
    expect(await cleanKept('files', { writes: true, most: 100 }, { region: 'none' })).toEqual({
      ...{ cleaned: 0, clean: 0, documents: 1, gone: 2, unreadable: ['kept/c'] },
    });
    expect(s3).not.toHaveReceivedCommand(PutObjectCommand);
  });

  it('says where to go on when it may not look at one', async () => {
    const Contents = ['a', 'b'].map((Key) => ({ Key: `kept/${Key}`, ETag: Key, Size: 1 }));
    s3.on(ListObjectsV2Command).resolves({ Contents });
    s3.on(HeadObjectCommand)
      .resolvesOnce({ ContentType: 'application/pdf', ETag: 'a' })
      .rejects(answers(403));
    await expect(cleanKept('files', { writes: false, most: 100 }, { region: 'none' })).rejects.toThrow(
      'kept/b could not be looked at; go on after kept/a',
    );
  });
});
