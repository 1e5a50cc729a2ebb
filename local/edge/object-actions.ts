/** Which actions a request to S3 asks for, in the words of IAM. */
import type { IncomingHttpHeaders } from 'node:http';
import { formFields } from './signer.ts';

export type ObjectAction = {
  readonly action: string;
  /** `bucket`, or `bucket/key` with zeros for each id in the key. */
  readonly of: string;
  /** The prefix of the keys listed. */
  readonly prefix?: string;
};

type S3Request = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

const byMethod: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'GetObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};

/** The actions in a request to a bucket that is addressed by path; a copy reads what it copies. */
export function objectActions(request: S3Request): ObjectAction[] {
  const { method, headers } = request;
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const [bucket = '', ...rest] = decodeURIComponent(pathname).slice(1).split('/');
  const key = rest.join('/');
  if (key === '') {
    if (method === 'POST')
      return [{ action: 'PutObject', of: nameless(`${bucket}/${formFields(request).key}`) }];
    if (method === 'GET' && searchParams.has('list-type')) {
      return [{ action: 'ListBucket', of: bucket, prefix: nameless(searchParams.get('prefix') ?? '') }];
    }
    return [{ action: method, of: bucket }];
  }
  const copied = headers['x-amz-copy-source'];
  return [
    { action: byMethod[method] ?? method, of: nameless(`${bucket}/${key}`) },
    ...(typeof copied === 'string'
      ? [{ action: 'GetObject', of: nameless(decodeURIComponent(copied).replace(/^\//, '')) }]
      : []),
  ];
}

/** The same for every file, so that a call is noted once. */
const nameless = (key: string): string =>
  key.replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '00000000-0000-0000-0000-000000000000');
