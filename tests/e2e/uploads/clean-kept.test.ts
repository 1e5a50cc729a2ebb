/** Photos that were kept before what they say beside the picture was taken out, on the local S3. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import ExifReader from 'exifreader';
import { uuidv7 } from 'uuidv7';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { awsEnvironment, clientOptions } from '#local/cloud/aws.ts';
import { projectRoot } from '#local/places.ts';
import { type Cleaned, cleanKept } from '#shared/uploads/index.ts';
import { withoutMetadata } from '#shared/uploads/metadata/index.ts';
import {
  camera,
  phoneWithFilm,
  pngWithPlace,
  threeMakers,
  webpWithPlace,
} from '#tests/support/photos/makers.ts';
import { pdf } from '../cloud/sending-files.ts';

const endpoint = inject('endpoint');
const local = { ...clientOptions(endpoint), forcePathStyle: true };
const s3 = new S3Client(local);

let bucket = '';
beforeEach(async () => {
  bucket = `kept-${randomUUID()}`;
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
});

/** Keeps content as it was kept once: as it came. Keys come in the order in which they are made. */
async function kept(content: Uint8Array, ContentType: string): Promise<string> {
  const Key = `kept/${uuidv7()}/${uuidv7()}`;
  const as = { ContentType, ContentDisposition: 'attachment' };
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: content, ...as }));
  return Key;
}
async function standing(Key: string) {
  const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
  const { ContentType, ContentDisposition, Body } = answer;
  const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
  return { ContentType, ContentDisposition, bytes };
}
const clean = (wanted: Partial<Parameters<typeof cleanKept>[1]> = {}, settings = {}): Promise<Cleaned> =>
  cleanKept(bucket, { writes: true, most: 1_000, ...wanted }, { ...local, ...settings });
const cleanOf = (bytes: Buffer): Buffer => withoutMetadata('image/jpeg', bytes) ?? Buffer.alloc(0);
const nothing = { cleaned: 0, clean: 0, documents: 0, gone: 0, unreadable: [] };

/** A client before whose call of this method, for a file, something is done once. */
function holdingUp(method: 'GET' | 'PUT', meanwhile: () => Promise<unknown>) {
  const sender = new NodeHttpHandler();
  let done = false;
  const requestHandler: Pick<NodeHttpHandler, 'handle'> = {
    handle: async (request, options) => {
      const isOfAFile = request.method === method && request.path.includes('/kept/');
      if (isOfAFile && !done) {
        done = true;
        await meanwhile();
      }
      return sender.handle(request, options);
    },
  };
  return { requestHandler };
}

describe('photos that are kept as they came', () => {
  test('are counted, then cleaned, then clean; documents stay as they are', async () => {
    const photos = await Promise.all([
      ...threeMakers.map(({ bytes }) => kept(bytes, 'image/jpeg')),
      kept(pngWithPlace.bytes, 'image/png'),
      kept(webpWithPlace.bytes, 'image/webp'),
    ]);
    const document = await kept(pdf, 'application/pdf');
    const isClean = await kept(cleanOf(camera.bytes), 'image/jpeg');
    const counted = { ...nothing, cleaned: 5, clean: 1, documents: 1 };

    expect(await clean({ writes: false })).toEqual(counted);
    expect((await standing(photos[0] ?? '')).bytes.equals(threeMakers[0]?.bytes ?? Buffer.alloc(0))).toBe(
      true,
    );
    expect(await clean()).toEqual(counted);
    for (const key of photos) {
      const { bytes, ContentType, ContentDisposition } = await standing(key);
      expect(ContentType).toMatch(/^image\//);
      expect(ContentDisposition).toBe('attachment');
      expect(Object.keys(ExifReader.load(new Uint8Array(bytes).buffer)).join()).not.toMatch(
        /gps|make|model/i,
      );
    }
    for (const [position, { bytes }] of threeMakers.entries())
      expect((await standing(photos[position] ?? '')).bytes.equals(cleanOf(bytes))).toBe(true);
    expect((await standing(document)).bytes.equals(Buffer.from(pdf))).toBe(true);
    expect((await standing(isClean)).bytes.equals(cleanOf(camera.bytes))).toBe(true);
    expect(await clean()).toEqual({ ...nothing, clean: 6, documents: 1 });
  });

  test('that cannot be read are named and left, and hold up no other', async () => {
    const half = camera.bytes.subarray(0, -20);
    const broken = await kept(half, 'image/jpeg');
    const unknown = await kept(camera.bytes, 'application/octet-stream');
    await kept(phoneWithFilm.bytes, 'image/jpeg');
    expect(await clean()).toEqual({ ...nothing, cleaned: 1, unreadable: [broken, unknown] });
    expect((await standing(broken)).bytes.equals(half)).toBe(true);
  });

  test('are done so many at a time, and gone on with', async () => {
    const keys: string[] = [];
    for (let photo = 1; photo <= 5; photo++) keys.push(await kept(camera.bytes, 'image/jpeg'));
    keys.sort();
    const first = await clean({ most: 2 });
    expect(first).toEqual({ ...nothing, cleaned: 2, next: keys[1] });
    expect((await standing(keys[2] ?? '')).bytes.equals(camera.bytes)).toBe(true);
    const second = await clean({ most: 2, after: first.next });
    expect(second).toEqual({ ...nothing, cleaned: 2, next: keys[3] });
    expect(await clean({ most: 2, after: second.next })).toEqual({ ...nothing, cleaned: 1 });
  });

  test('that are only sent are none of them', async () => {
    const Key = `incoming/${uuidv7()}/${uuidv7()}`;
    await s3.send(
      new PutObjectCommand({ Bucket: bucket, Key, Body: camera.bytes, ContentType: 'image/jpeg' }),
    );
    expect(await clean()).toEqual(nothing);
    expect((await standing(Key)).bytes.equals(camera.bytes)).toBe(true);
  });

  test.each(['GET', 'PUT'] as const)(
    'that are forgotten before the %s are not brought back',
    async (method) => {
      const key = await kept(camera.bytes, 'image/jpeg');
      const forget = () => s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
      expect(await clean({}, holdingUp(method, forget))).toEqual({ ...nothing, gone: 1 });
      await expect(standing(key)).rejects.toThrow();
    },
  );

  test('that others clean at the same moment are clean', async () => {
    const key = await kept(camera.bytes, 'image/jpeg');
    expect(
      await clean(
        {},
        holdingUp('PUT', () => clean()),
      ),
    ).toEqual({ ...nothing, gone: 1 });
    expect((await standing(key)).bytes.equals(cleanOf(camera.bytes))).toBe(true);
  });
});

describe('npm run ops -- files clean', () => {
  const ops = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(projectRoot, 'bin/ops.ts'), ...args],
      {
        encoding: 'utf8',
        env: { ...process.env, ...awsEnvironment(endpoint) },
      },
    );
    return { status, said: `${stdout}${stderr}` };
  };

  test('tells what it would do, does it when told to, and says what is left', async () => {
    await kept(camera.bytes, 'image/jpeg');
    const second = await kept(phoneWithFilm.bytes, 'image/jpeg');
    const asked = ['files', 'clean', '--stage', 'local', '--bucket', bucket];
    expect(ops(...asked)).toMatchObject({
      status: 1,
      said: expect.stringMatching(/To be cleaned: 2\n[\s\S]*Nothing was changed/),
    });
    expect(ops(...asked, '--yes', '--most', '1')).toMatchObject({
      status: 1,
      said: expect.stringMatching(/Cleaned: 1\n[\s\S]*go on with --after kept\//),
    });
    expect((await standing(second)).bytes.equals(phoneWithFilm.bytes)).toBe(true);
    expect(ops(...asked, '--yes')).toMatchObject({
      status: 0,
      said: expect.stringMatching(/Cleaned: 1\n.*take out: 1\n/),
    });
  });

  test.each([
    [[]],
    [['files']],
    [['files', 'clean', 'x']],
    [['files', 'clean', '--stage', 'local', '--most', '0']],
    [['files', 'clean', '--bucket', 'x', '--all']],
    [['photos', 'clean', '--bucket', 'x']],
  ])('says how it is used where it makes no sense: %j', (args) => {
    expect(ops(...args)).toMatchObject({ status: 2, said: expect.stringMatching(/Usage: npm run ops/) });
  });

  test('says in one line why a bucket that there is not cannot be cleaned', () => {
    const { status, said } = ops('files', 'clean', '--stage', 'local', '--bucket', `none-${randomUUID()}`);
    expect(status).toBe(1);
    expect(said).not.toMatch(/\n\s+at /);
  });
});
