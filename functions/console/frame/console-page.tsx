import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { render } from '#shared/language/messages/console/index.ts';
import {
  type Answer,
  asFor,
  html,
  languageOfPage,
  Page,
  type Problem,
  private_,
  type Request,
  titleOf,
} from '#shared/web/index.ts';

/** A page of the console. */
export function ConsolePage({
  request,
  title,
  children,
}: {
  readonly request: Request;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const language = languageOfPage(request);
  return (
    <Page
      language={language}
      title={title}
      request={request}
      home="/console"
      footer={<a href="/">{render('page.openActivities', language)}</a>}
    >
      {children}
    </Page>
  );
}

/** A page of the console as an answer; `cookies` are `set-cookie` values. */
export const consoleAnswer = (status: number, page: VNode, cookies: readonly string[] = []): Answer => ({
  ...html(status, renderToString(page)),
  ...(cookies.length === 0 ? {} : { cookies: [...cookies] }),
});

/** A problem as a page of the console. */
export function problemPage(told: Problem, request: Request): Answer {
  const language = languageOfPage(request);
  const title = titleOf(told, language);
  const answer = consoleAnswer(
    told.status,
    <ConsolePage request={request.method === 'POST' ? asFor(request, '/console') : request} title={title}>
      <h1>{title}</h1>
      <p>
        <a href="/console">{render('console.title', language)}</a>
      </p>
    </ConsolePage>,
  );
  return { ...answer, headers: { ...answer.headers, ...private_, ...told.headers } };
}
