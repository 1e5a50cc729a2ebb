import { randomUUID } from 'node:crypto';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  GetRolePolicyCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import ExifReader from 'exifreader';
import { uuidv7 } from 'uuidv7';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { clientOptions } from '#local/cloud/aws.ts';
import {
  type Checked,
  expectedFile,
  type FileRef,
  type FileRefusal,
  type Files,
  type FileWish,
  fileWish,
  openFiles,
  type UploadForm,
} from '#shared/uploads/index.ts';
import { withoutMetadata } from '#shared/uploads/metadata/index.ts';
import {
  camera,
  phoneWithFilm,
  pngWithPlace,
  threeMakers,
  webpWithPlace,
} from '#tests/support/photos/makers.ts';
import { siteUrl } from '../cloud/driver.ts';
import { jpeg, kilobytes, letters, pdf, program, send, webp } from '../cloud/sending-files.ts';

const endpoint = inject('endpoint');
const bucket = inject('filesBucket');
const s3 = new S3Client(clientOptions(endpoint));

type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string };

/** The function `site` as it is allowed to be, from outside: a user with its role's leave for files. */
async function asSite(): Promise<Credentials> {
  const lambda = new LambdaClient(clientOptions(endpoint));
  const iam = new IAMClient(clientOptions(endpoint));
  const site = new GetFunctionConfigurationCommand({ FunctionName: 'diwan-local-site' });
  const RoleName = (await lambda.send(site)).Role?.split('/').at(-1);
  const role = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'calls' }));
  const { Version, Statement } = JSON.parse(decodeURIComponent(role.PolicyDocument ?? '{}'));
  const onFiles = Statement.filter((statement: { Action: string | string[] }) =>
    [statement.Action].flat().some((action) => action.startsWith('s3:')),
  );
  expect(onFiles).not.toEqual([]);
  const UserName = `files-${randomUUID()}`;
  await iam.send(new CreateUserCommand({ UserName }));
  const PolicyDocument = JSON.stringify({ Version, Statement: onFiles });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'files', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}

let client: { readonly region: string; readonly endpoint: string; readonly credentials: Credentials };
let files: Files;
beforeAll(async () => {
  client = { ...clientOptions(endpoint), credentials: await asSite() };
  files = openFiles({ bucket, client });
});

const wished = (wish: Partial<FileWish> = {}): FileWish =>
  fileWish.parse({ name: 'نرخی بۆیە.pdf', type: 'application/pdf', size: pdf.length, ...wish });

type Sending = { readonly owner: string; readonly ref: FileRef; readonly form: UploadForm };
async function invited(wish: Partial<FileWish> = {}, owner = uuidv7()): Promise<Sending> {
  const ref = expectedFile(uuidv7(), wished(wish));
  return { owner, ref, form: await files.invite(owner, wished(wish), ref.fileId, new Date()) };
}
async function sent(content: Uint8Array<ArrayBuffer>, wish: Partial<FileWish> = {}): Promise<Sending> {
  const sending = await invited({ size: content.length, ...wish });
  expect((await send(sending.form, content)).status).toBe(204);
  return sending;
}
async function keptFile(content: Uint8Array<ArrayBuffer>, wish: Partial<FileWish> = {}) {
  const sending = await sent(content, wish);
  const checked: Checked = await files.check(sending.owner, sending.ref);
  if ('refused' in checked) throw new Error(`It was refused: ${checked.refused}`);
  return { ...sending, kept: checked.kept };
}
const keysOf = async (owner: string): Promise<string[]> => {
  const rooms = ['incoming', 'kept'].map((room) =>
    s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: `${room}/${owner}/` })),
  );
  return (await Promise.all(rooms)).flatMap(({ Contents = [] }) => Contents.map(({ Key = '' }) => Key));
};
const fetched = async (link: string) => new Uint8Array(await (await fetch(link)).arrayBuffer());

describe('a file on its way', () => {
  test('is sent, looked at, kept, and fetched under its name by whoever is given the link', async () => {
    const { owner, ref, form } = await invited();
    expect(Date.parse(form.expiresAt) - Date.now()).toBeGreaterThan(9 * 60_000);
    expect(await files.check(owner, ref)).toEqual({ refused: 'not-arrived' });
    const answer = await send(form, pdf);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(siteUrl);

    const kept = { ...ref, status: 'kept', etag: expect.stringMatching(/^"\w+"$/) };
    expect(await files.check(owner, ref)).toEqual({ kept });
    expect(await keysOf(owner)).toEqual([`kept/${owner}/${ref.fileId}`]);
    // As often as one likes.
    expect(await files.check(owner, ref)).toEqual({ kept });

    const link = await files.link(owner, { ...ref, status: 'kept' });
    const file = await fetch(link);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(pdf);
    expect(file.headers.get('content-type')).toBe('application/pdf');
    const name = encodeURIComponent('نرخی بۆیە.pdf');
    expect(file.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; .*filename\\*=UTF-8''${name}$`),
    );

    await files.forget(owner, ref.fileId);
    expect(await keysOf(owner)).toEqual([]);
    expect((await fetch(link)).status).toBe(404);
    await files.forget(owner, ref.fileId);
    expect(await files.check(owner, ref)).toEqual({ refused: 'not-arrived' });
  });

  test('is what its content shows it to be, whatever was said of it', async () => {
    const { owner, kept } = await keptFile(webp, { name: 'photo.jpg', type: 'image/jpeg' });
    expect(kept.type).toBe('image/webp');
    const file = await fetch(await files.link(owner, kept));
    expect(file.headers.get('content-type')).toBe('image/webp');
    expect(file.headers.get('content-disposition')).toContain('filename="photo.webp"');
  });

  test('leads back to where one was, for a page without a script', async () => {
    const ref = expectedFile(uuidv7(), wished());
    const comeBackTo = `${siteUrl}/applications/x?sent=1`;
    const form = await files.invite(uuidv7(), wished(), ref.fileId, new Date(), { comeBackTo });
    const answer = await send(form, pdf);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(`${comeBackTo}&`);
    expect((await send(form, pdf, { success_action_redirect: 'https://elsewhere.invalid/' })).status).toBe(
      403,
    );
  });

  test('of a page without a script is taken when it is too large or empty, for us to say so, and for two hours', async () => {
    const [owner, comeBackTo] = [uuidv7(), `${siteUrl}/applications/x`];
    const asked = async (at = new Date()) => {
      const ref = expectedFile(uuidv7(), wished({ size: 3_000 }));
      return { ref, form: await files.invite(owner, ref, ref.fileId, at, { comeBackTo }) };
    };
    const [large, empty] = [await asked(), await asked()];
    expect((await send(large.form, kilobytes(letters('%PDF-1.7'), 5_000))).status).toBe(303);
    expect(await files.check(owner, large.ref)).toEqual({ refused: 'too-large' });
    expect((await send(empty.form, new Uint8Array())).status).toBe(303);
    expect(await files.check(owner, empty.ref)).toEqual({ refused: 'broken' });
    const early = await asked(new Date(Date.now() - 110 * 60_000));
    expect((await send(early.form, pdf)).status).toBe(303);
    const late = await asked(new Date(Date.now() - 121 * 60_000));
    expect((await send(late.form, pdf)).status).toBe(403);
    expect(await keysOf(owner)).toEqual([`incoming/${owner}/${early.ref.fileId}`]);
  });

  test('is kept once when it is checked several times at once', async () => {
    const { owner, ref } = await sent(pdf);
    const all = await Promise.all(Array.from({ length: 6 }, () => files.check(owner, ref)));
    for (const checked of all) expect(checked).toMatchObject({ kept: { status: 'kept', size: pdf.length } });
    expect(await keysOf(owner)).toEqual([`kept/${owner}/${ref.fileId}`]);
  });
});

describe('a photo that says where it was taken', () => {
  test.each([
    ...threeMakers.map((photo) => ({ ...photo, type: 'image/jpeg' as const })),
    { ...pngWithPlace, type: 'image/png' as const },
    { ...webpWithPlace, type: 'image/webp' as const },
  ])('$maker: is kept without it, and nowhere with it', async ({ bytes, type }) => {
    const { owner, ref, kept } = await keptFile(new Uint8Array(bytes), { type });
    const got = await fetched(await files.link(owner, kept));
    const without = withoutMetadata(type, bytes);
    expect(without && Buffer.from(got).equals(without)).toBe(true);
    expect(got.length).toBeLessThan(bytes.length);
    expect(kept).toMatchObject({ type, size: got.length });
    const found = Object.keys(ExifReader.load(got.buffer));
    expect(found.filter((name) => /gps/i.test(name))).toEqual([]);
    // What was sent is gone at once.
    expect(await keysOf(owner)).toEqual([`kept/${owner}/${ref.fileId}`]);
    expect(await files.check(owner, ref)).toEqual({ kept });
  });
});

describe('what is refused', () => {
  test('a program that calls itself a photo, which is deleted', async () => {
    const { owner, ref } = await sent(program, { name: 'photo.jpg', type: 'image/jpeg' });
    expect(await files.check(owner, ref)).toEqual({ refused: 'wrong-type' });
    expect(await keysOf(owner)).toEqual([]);
    expect(await files.check(owner, ref)).toEqual({ refused: 'not-arrived' });
  });

  test.each([
    ['a page', kilobytes(letters('<!doctype html><script>'))],
    ['a picture with a script', kilobytes(letters('<svg xmlns="http://www.w3.org/2000/svg">'))],
    ['an archive', kilobytes(letters('PK\x03\x04'))],
    ['a moving picture', kilobytes(letters('GIF89a'))],
    ['a photo with something before it', kilobytes([0x20, 0xff, 0xd8, 0xff, 0xe0])],
    ['a single letter', kilobytes([0x41], 1)],
    ['a photo that few programs open', kilobytes(letters('\0\0\0\x18ftypheic\0\0\0\0mif1heic')), 'heic'],
    ['half a photo', jpeg.slice(0, -20), 'broken'],
    ['the beginning of a photo, and blanks', kilobytes([0xff, 0xd8, 0xff, 0xe0]), 'broken'],
  ] as const)('%s', async (_what, content, refused: FileRefusal['refused'] = 'wrong-type') => {
    const { owner, ref } = await sent(content, { type: 'image/png' });
    expect(await files.check(owner, ref)).toEqual({ refused });
    expect(await keysOf(owner)).toEqual([]);
  });

  test('more than was said, and 200 MB before a byte is sent', async () => {
    expect(fileWish.safeParse({ ...wished(), size: 200 * 1024 * 1024 }).success).toBe(false);
    const { owner, ref, form } = await invited({ size: 1_000 });
    const answer = await send(form, kilobytes([0xff, 0xd8, 0xff], 1_001));
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('EntityTooLarge')]);
    expect((await send(form, new Uint8Array())).status).toBe(400);
    // However it came there.
    const Key = `incoming/${owner}/${ref.fileId}`;
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: kilobytes([0xff, 0xd8, 0xff], 1_001) }));
    expect(await files.check(owner, ref)).toEqual({ refused: 'too-large' });
    expect(await keysOf(owner)).toEqual([]);
  });

  test('a form with the key of someone else, with another type, or with nothing signed', async () => {
    const mine = await invited();
    const hers = await keptFile(jpeg, { type: 'image/jpeg' });
    for (const fields of [
      { key: `kept/${hers.owner}/${hers.ref.fileId}` },
      { key: `incoming/${hers.owner}/${hers.ref.fileId}` },
      { key: `kept/${mine.owner}/${mine.ref.fileId}` },
      { key: `incoming/${mine.owner}/../../kept/${hers.owner}/${hers.ref.fileId}` },
      { key: `${mine.form.fields.key}/\${filename}` },
      { 'Content-Type': 'text/html' },
      { acl: 'public-read' },
      { Policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64') },
      { 'X-Amz-Signature': '0'.repeat(64) },
    ]) {
      expect((await send(mine.form, pdf, fields)).status, JSON.stringify(fields)).toBe(403);
    }
    const unsigned = { url: mine.form.url, fields: { key: mine.form.fields.key ?? '' }, expiresAt: '' };
    expect((await send(unsigned, pdf)).status).toBe(403);
    expect(await keysOf(mine.owner)).toEqual([]);
    expect(await fetched(await files.link(hers.owner, hers.kept))).toEqual(jpeg);
  });

  test('a form whose time is over, and a file without a link', async () => {
    const [wish, id, owner] = [wished(), uuidv7(), uuidv7()];
    const form = await files.invite(owner, wish, id, new Date(Date.now() - 11 * 60_000));
    expect((await send(form, pdf)).status).toBe(403);
    const { owner: someone, kept } = await keptFile(pdf);
    const link = new URL(await files.link(someone, kept));
    expect((await fetch(`${link.origin}${link.pathname}`)).status).toBe(403);
    link.searchParams.set('response-content-disposition', 'inline');
    expect((await fetch(link)).status).toBe(403);
  });

  test('a path in place of an owner or a file', async () => {
    const { owner, ref, kept } = await keptFile(pdf);
    const paths = ['..', `../kept/${owner}`, `${owner}/${ref.fileId}`, '', '*'];
    for (const path of paths) {
      await expect(files.invite(path, wished(), uuidv7(), new Date())).rejects.toThrow();
      await expect(files.invite(owner, wished(), path, new Date())).rejects.toThrow();
      await expect(files.check(path, ref)).rejects.toThrow();
      await expect(files.link(owner, { ...kept, fileId: path })).rejects.toThrow();
      await expect(files.forget(owner, path)).rejects.toThrow();
    }
    await expect(files.link(owner, ref)).rejects.toThrow('kept');
    // Of another owner there is no such file.
    expect(await files.check(uuidv7(), ref)).toEqual({ refused: 'not-arrived' });
  });
});

describe('what was looked at stays', () => {
  test('a form that is still valid changes nothing of a file that is kept', async () => {
    const { owner, ref, form, kept } = await keptFile(pdf);
    expect((await send(form, program)).status).toBe(204);
    expect(await fetched(await files.link(owner, kept))).toEqual(pdf);
    expect(await files.check(owner, ref)).toEqual({ kept });
    expect((await send(form, kilobytes([0xff, 0xd8, 0xff]))).status).toBe(204);
    expect(await files.check(owner, ref)).toEqual({ kept });
    expect(await fetched(await files.link(owner, kept))).toEqual(pdf);
    expect(await keysOf(owner)).toEqual([`kept/${owner}/${ref.fileId}`]);
  });

  /**
   * Files whose keeping, by a copy or a put, is held up once, for what someone does meanwhile. AWS refuses to copy where something stands when
   * told to (CopyObject, If-None-Match); the local cloud does not look at that, so it is looked at here.
   */
  function heldUp(meanwhile: () => Promise<unknown>): Files {
    const sender = new NodeHttpHandler();
    let held = false;
    const requestHandler: Pick<NodeHttpHandler, 'handle'> = {
      handle: async (request, options) => {
        const isKeeping = request.method === 'PUT' && request.path.startsWith(`/${bucket}/kept/`);
        if (!isKeeping) return sender.handle(request, options);
        if (!held) await meanwhile();
        held = true;
        const Prefix = request.path.slice(`/${bucket}/`.length);
        const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix }));
        return KeyCount !== 0 && request.headers['if-none-match'] === '*'
          ? { response: { statusCode: 412, headers: {} } }
          : sender.handle(request, options);
      },
    };
    return openFiles({ bucket, client: { ...client, requestHandler } });
  }

  test('content that is put in its place between the look and the copy is looked at itself', async () => {
    const { owner, ref, form } = await sent(pdf);
    const checking = heldUp(() => send(form, program));
    expect(await checking.check(owner, ref)).toEqual({ refused: 'wrong-type' });
    expect(await keysOf(owner)).toEqual([]);
  });

  test('what someone else keeps at the same moment is what stays, though the form brings back what was looked at', async () => {
    const later = kilobytes(letters('%PDF-1.4\n'));
    const { owner, ref, form } = await sent(later);
    const checking = heldUp(async () => {
      await send(form, pdf);
      expect(await files.check(owner, ref)).toHaveProperty('kept');
      await send(form, later);
    });
    const checked = await checking.check(owner, ref);
    expect(checked).toEqual(await files.check(owner, ref));
    expect(await fetched(await files.link(owner, { ...ref, status: 'kept' }))).toEqual(pdf);
  });

  test('a photo that is kept is the one that was looked at, though another comes before it is put', async () => {
    const { owner, ref, form } = await sent(new Uint8Array(camera.bytes), { type: 'image/jpeg' });
    const checking = heldUp(() => send(form, new Uint8Array(phoneWithFilm.bytes.subarray(0, 1_000))));
    const checked = await checking.check(owner, ref);
    expect(checked).toMatchObject({ kept: { status: 'kept' } });
    const without = withoutMetadata('image/jpeg', camera.bytes) ?? Buffer.alloc(0);
    expect(await fetched(await files.link(owner, { ...ref, status: 'kept' }))).toEqual(
      new Uint8Array(without),
    );
  });

  test('a photo is kept once when it is checked several times at once', async () => {
    const { owner, ref } = await sent(new Uint8Array(camera.bytes), { type: 'image/jpeg' });
    const all = await Promise.all(Array.from({ length: 6 }, () => files.check(owner, ref)));
    expect(new Set(all.map((checked) => JSON.stringify(checked))).size).toBe(1);
    expect(await keysOf(owner)).toEqual([`kept/${owner}/${ref.fileId}`]);
  });

  test('what is forgotten while it is checked is gone', async () => {
    const { owner, ref } = await sent(pdf);
    const checking = heldUp(() => files.forget(owner, ref.fileId));
    expect(await checking.check(owner, ref)).toEqual({ refused: 'not-arrived' });
    expect(await keysOf(owner)).toEqual([]);
  });

  test('what may not be done is a fault, not a file that never came', async () => {
    const { owner, ref } = await sent(pdf);
    const nobody = openFiles({
      bucket,
      client: { ...client, credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wrong' } },
    });
    await expect(nobody.check(owner, ref)).rejects.toThrow();
  });
});
