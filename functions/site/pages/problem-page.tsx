import { render } from '#shared/language/messages/site/index.ts';
import {
  type Answer,
  detailOf,
  languageOfPage,
  type Problem,
  private_,
  type Request,
  titleOf,
} from '#shared/web/index.ts';
import { pageAnswer, SitePage } from './site-page.tsx';

/** A problem as a page, in the visitor's language, with a way on. */
export function problemPage(told: Problem, request: Request): Answer {
  const language = languageOfPage(request);
  const title = told.problem === 'not-found' ? render('error.notFound', language) : titleOf(told, language);
  const detail = detailOf(told, language);
  const isForgotten = told.problem === 'application-forgotten';
  const page = (
    <SitePage request={request} title={title}>
      <h1>{title}</h1>
      {detail !== undefined && <p>{detail}</p>}
      {isForgotten && (
        <p>
          <a class="button" href="/apply">
            {render('page.apply', language)}
          </a>
        </p>
      )}
      <p>
        <a href="/">{render('page.back', language)}</a>
      </p>
    </SitePage>
  );
  return pageAnswer(request, told.status, page, { ...private_, ...told.headers });
}
