/** Reads who signed a request to an AWS service, and where it says so. */
import type { IncomingHttpHeaders } from 'node:http';

export type Signer = { readonly accessKey: string; readonly service: string };

export type Signed = {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/**
 * The key a request is signed with, and for which service: in its header as an SDK signs, in its address as a link is
 * signed, or in its first fields as a form is. Undefined when it is not signed.
 */
export function signerOf(request: Signed): Signer | undefined {
  const scope =
    /Credential=([^,\s]+)/.exec(request.headers.authorization ?? '')?.[1] ??
    new URL(request.url, 'http://localhost').searchParams.get('X-Amz-Credential') ??
    formFields(request)['X-Amz-Credential'];
  const [accessKey, , , service] = scope?.split('/') ?? [];
  return accessKey === undefined || service === undefined ? undefined : { accessKey, service };
}

/** The fields of a form that is sent with a file, before the file; none for any other request. */
export function formFields({ headers, body }: Pick<Signed, 'headers' | 'body'>): Record<string, string> {
  if (!headers['content-type']?.startsWith('multipart/form-data')) return {};
  const fields = body.slice(0, 16_384).matchAll(/; name="([^";]+)"\r\n\r\n([^\r\n]*)\r\n/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
}
