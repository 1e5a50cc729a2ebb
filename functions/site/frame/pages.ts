import { answeringPages } from '#api/answer-page.ts';
import type { Context } from '#shared/table/index.ts';
import { type Request, readForm } from '#shared/web/index.ts';
import type { SiteSettings } from '../settings.ts';
import { sentFromHere } from './sent-from-here.ts';

/** A request for a public page. */
export type Asked = {
  readonly context: Context;
  readonly settings: SiteSettings;
  readonly request: Request;
};

/** A form that was sent from a public page. */
export type Sent = Asked & { readonly fields: URLSearchParams };

/** Answers public pages; a form sent from another site's page is refused with 403. */
export const pages = answeringPages<SiteSettings>(async ({ method, takes = 'form', most }, { request }) => {
  if (method === 'GET') return { read: {} };
  const elsewhere = sentFromHere(request);
  if (elsewhere !== undefined) return elsewhere;
  if (takes !== 'form') return { read: {} };
  const form = readForm(request, most);
  return 'problem' in form ? form : { read: { fields: form.value } };
});
