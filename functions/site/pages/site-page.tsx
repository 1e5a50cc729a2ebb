import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { render } from '#shared/language/messages/site/index.ts';
import { type Answer, type Headers, html, languageOfPage, Page, type Request } from '#shared/web/index.ts';

export type SitePageProps = {
  readonly request: Request;
  readonly title: string;
  readonly children: ComponentChildren;
};

/** A page of the public site. */
export function SitePage({ request, title, children }: SitePageProps) {
  const language = languageOfPage(request);
  return (
    <Page
      language={language}
      title={title}
      request={request}
      home="/"
      footer={<p>{render('page.free', language)}</p>}
    >
      {children}
    </Page>
  );
}

/** A page as an answer, in the language it was rendered in. */
export const pageAnswer = (request: Request, status: number, page: VNode, headers?: Headers): Answer => {
  const answer = html(status, renderToString(page), headers);
  return { ...answer, headers: { ...answer.headers, 'content-language': languageOfPage(request) } };
};
