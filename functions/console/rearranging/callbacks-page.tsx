import type { Language } from '#events/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { RearrangementAnswer } from '#shared/staff/index.ts';
import { cursorText, languageOfPage } from '#shared/web/index.ts';
import { daysInWords } from '../closed-days/days-in-words.ts';
import { concernsPath } from '../concerns/list-page.tsx';
import { ConsoleForm } from '../frame/console-form.tsx';
import { ConsolePage } from '../frame/console-page.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { More } from '../frame/more.tsx';
import { PageHeading } from '../frame/page-heading.tsx';
import { CalledButton, PeopleToCall } from '../untold/people-to-call.tsx';
import type { RearrangedCalls } from './callbacks.ts';
import { callsPathOf, pathOf } from './form.ts';
import { MissedSessions } from './missed-sessions.tsx';

export type RearrangedCallsPageProps = FormPageProps & {
  readonly rearrangement: RearrangementAnswer;
  readonly calls: RearrangedCalls;
  /** The place after which this page begins, as in the address. */
  readonly after: string | undefined;
};

/**
 * The people no text tells in time of sessions changed together: each once, with all her sessions and her
 * number.
 */
export function RearrangedCallsPage(props: RearrangedCallsPageProps) {
  const { request, rearrangement, calls } = props;
  const language = languageOfPage(request);
  const { rearrangementId, centre, status } = rearrangement;
  const { isDone, items, people, toCall, next } = calls;
  return (
    <ConsolePage request={request} title={render('console.toCall', language)}>
      <PageHeading back={[pathOf(rearrangementId), render('console.rearrange', language)]}>
        <h1>{render('console.toCall', language)}</h1>
        <p class="lead">{`${render(`centre.${centre}`, language)} · ${daysInWords(rearrangement, language)}`}</p>
        {status === 'ready' && <p>{render('console.toCallHint', language)}</p>}
        {isDone && <p>{render('console.callsHint', language)}</p>}
        <p>
          <a href={`${concernsPath}?centre=${centre}`}>{render('console.concerns', language)}</a>
        </p>
      </PageHeading>
      {(isDone || people === 0) && (
        <div class={toCall > 0 ? 'note wait' : 'note'} role="status">
          <p>
            {toCall > 0
              ? render('console.stillToCall', language, { count: toCall })
              : render('console.callsDone', language)}
          </p>
        </div>
      )}
      <PeopleToCall
        people={items}
        language={language}
        about={({ sessions }) => <MissedSessions {...{ sessions, language }} />}
        action={isDone ? (person) => <Noted {...{ ...props, person, language }} /> : undefined}
      />
      {next !== undefined && (
        <More address={`${callsPathOf(rearrangementId)}?after=${cursorText(next)}`} language={language} />
      )}
      {isDone && toCall > 0 && (
        <ConsoleForm
          action={callsPathOf(rearrangementId)}
          marks={{ formToken: props.formToken }}
          hidden={{ step: 'settle' }}
          button={render('console.callsAllDone', language)}
          kind="plain"
        />
      )}
    </ConsolePage>
  );
}

/** When she was called, or a button that notes a call about all her sessions. */
function Noted({
  rearrangement: { rearrangementId },
  formToken,
  after,
  person: { personId, isOpen, calledAt },
  language,
}: RearrangedCallsPageProps & {
  readonly person: RearrangedCalls['items'][number];
  readonly language: Language;
}) {
  // Settled with the list without a call.
  if (!isOpen && calledAt === null) return <>–</>;
  const fields = { formToken, ...(after === undefined ? {} : { after }) };
  return <CalledButton {...{ personId, calledAt, fields, language }} action={callsPathOf(rearrangementId)} />;
}
