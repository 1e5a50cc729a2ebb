import type { Language } from '#events/index.ts';
import { costOfTexts, formatDayTimeLong, localeOf } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { type Step, steps } from '#shared/rearranging/index.ts';
import type { RearrangementAnswer } from '#shared/staff/index.ts';
import { ErrorSummary, languageOfPage, titleOf } from '#shared/web/index.ts';
import { daysInWords } from '../closed-days/days-in-words.ts';
import { concernsPath, untoldPath } from '../concerns/list-page.tsx';
import { ConsolePage } from '../frame/console-page.tsx';
import { type Figure, Figures } from '../frame/figures.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { PageHeading } from '../frame/page-heading.tsx';
import { PeopleToCall } from '../untold/people-to-call.tsx';
import type { RearrangedCalls } from './callbacks.ts';
import { callsPathOf, path, pathOf } from './form.ts';
import { MissedSessions } from './missed-sessions.tsx';

export type RearrangementPageProps = FormPageProps & {
  readonly rearrangement: RearrangementAnswer;
  /** The first of the people no text tells in time; `undefined` if this login may not see them. */
  readonly calls: RearrangedCalls | undefined;
};

/** The steps that each status allows. */
const stepsOf: Readonly<Partial<Record<RearrangementAnswer['status'], readonly Step[]>>> = {
  counting: ['discard'],
  ready: steps,
};

/** A rearrangement: the people it touches, the obstacles, each session, and its progress. */
export function RearrangementPage(props: RearrangementPageProps) {
  const { request, formToken, rearrangement, calls, problem } = props;
  const language = languageOfPage(request);
  const { rearrangementId, centre, how, status, version, remarks, changes = [] } = rearrangement;
  const here = pathOf(rearrangementId);
  const at = (instant: string) => <time dateTime={instant}>{formatDayTimeLong(instant, language)}</time>;
  return (
    <ConsolePage request={request} title={render('console.rearrange', language)}>
      <PageHeading back={[`${path}?centre=${centre}`, render('console.rearrange', language)]}>
        <h1>{daysInWords(rearrangement, language)}</h1>
        <p class="lead">
          {`${render(`centre.${centre}`, language)} · ${render(`console.rearrangeAs.${how.as}`, language)}`}
        </p>
      </PageHeading>
      {problem !== undefined && <ErrorSummary title={titleOf(problem, language)} errors={[]} />}
      <div class="note" role="status">
        <p>{render(`console.rearrangeStatus.${status}`, language)}</p>
        {status !== 'counting' && (
          <p>
            {/* The concerns to follow up, and the outcome of the texts. */}
            <a href={`${concernsPath}?centre=${centre}`}>{render('console.concerns', language)}</a>
            {' · '}
            <a href={`${untoldPath}?centre=${centre}`}>{render('console.untold', language)}</a>
          </p>
        )}
      </div>
      {calls !== undefined && calls.toCall > 0 && (
        <p class="note wait">
          <a href={callsPathOf(rearrangementId)}>
            {render('console.stillToCall', language, { count: calls.toCall })}
          </a>
        </p>
      )}
      <WhatItTouches {...{ rearrangement, language }} />
      {calls !== undefined && status === 'ready' && calls.people > 0 && (
        <section class="panel">
          <h2>{render('console.toCall', language)}</h2>
          <p>{render('console.toCallHint', language)}</p>
          <PeopleToCall
            people={calls.items}
            language={language}
            about={({ sessions }) => <MissedSessions {...{ sessions, language }} />}
          />
          {calls.next !== undefined && (
            <p>
              <a href={callsPathOf(rearrangementId)}>
                {render('console.toCallAll', language, { count: calls.people })}
              </a>
            </p>
          )}
        </section>
      )}
      {remarks.length > 0 && (
        <section class="panel">
          <h2>{render('console.rearrangeRemarks', language)}</h2>
          <ul>
            {remarks.map(({ code, sessionId, start, to, what }) => (
              <li key={`${sessionId} ${what}`}>
                <span class="code">{code}</span> {at(to ?? start)}
                {': '}
                {render(`console.rearrangeRemark.${what}`, language)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <form method="post" action={here} class="actions">
        <input type="hidden" name="formToken" value={formToken} />
        <input type="hidden" name="version" value={version} />
        {(stepsOf[status] ?? []).map((step) => (
          <button
            key={step}
            type="submit"
            name="step"
            value={step}
            class={step === 'discard' ? 'danger' : undefined}
          >
            {render(`console.rearrangeStep.${step}`, language)}
          </button>
        ))}
        <a class="button plain" href={here}>
          {render('console.reload', language)}
        </a>
      </form>
      <section class="panel">
        <h2>{render('console.sessions', language)}</h2>
        <ul>
          {changes.map(({ code, sessionId, from, to, isLeft }) => (
            <li key={sessionId}>
              <span class="code">{code}</span> {at(from)}
              {': '}
              {isLeft ? (
                <span class="tag">{render('console.rearrangeLeft', language)}</span>
              ) : to === null ? (
                <span class="tag full">{render('console.sessionCancelled', language)}</span>
              ) : (
                at(to)
              )}
            </li>
          ))}
        </ul>
      </section>
    </ConsolePage>
  );
}

/** The sessions it touches, and people and cost once they are counted. */
function WhatItTouches({
  rearrangement: { preview, activities, activitiesDone, sessions, sessionsLeft, status },
  language,
}: {
  readonly rearrangement: RearrangementAnswer;
  readonly language: Language;
}) {
  const inDigits = new Intl.NumberFormat(localeOf[language]).format;
  const isBegun = status === 'running' || status === 'telling' || status === 'finished';
  const rows: readonly Figure[] = [
    [
      render('console.activities', language),
      isBegun ? `${inDigits(activitiesDone)} / ${inDigits(activities)}` : activities,
    ],
    [render('console.sessions', language), sessions],
    ...(isBegun ? [[render('console.rearrangeLeft', language), sessionsLeft] as const] : []),
    ...(preview === null
      ? []
      : ([
          [render('console.rearrangePeople', language), preview.people],
          [render('console.rearrangeTexts', language), preview.texts],
          [render('console.rearrangeNotInTime', language), preview.notInTime],
          [render('console.segments', language), preview.segments],
          [render('console.cost', language), costOfTexts(preview.cost, language)],
        ] as const)),
  ];
  return <Figures rows={rows} language={language} />;
}
