import type { Language } from '../../../../events/index.ts';
import { formatDayTimeLong, render } from '../../../../shared/language/index.ts';
import type { RearrangementAnswer } from '../../../../shared/staff/index.ts';
import { cursorText, languageOfPage, type Request } from '../../../../shared/web/index.ts';
import type { RearrangedCalls } from '../../rearranged-calls.ts';
import { daysInWords } from '../closed-days/days-in-words.ts';
import { concernsPath } from '../concerns-page.tsx';
import { ConsolePage } from '../console-page.tsx';
import type { FormMarks } from '../form-answer.tsx';
import { PeopleToCall } from '../people-to-call.tsx';
import { callsPathOf, pathOf } from './form.ts';
import { MissedSessions } from './missed-sessions.tsx';

export type RearrangedCallsPageProps = FormMarks & {
  readonly request: Request;
  readonly rearrangement: RearrangementAnswer;
  readonly calls: RearrangedCalls;
  /** Behind whom this page begins, as the address has it. */
  readonly after: string | undefined;
};

/** Whom no text tells in time of sessions that are changed together: each once, with all of hers and the number to call. */
export function RearrangedCallsPage(props: RearrangedCallsPageProps) {
  const { request, rearrangement, calls } = props;
  const language = languageOfPage(request);
  const { rearrangementId, centre, status } = rearrangement;
  const { isDone, items, people, toCall, next } = calls;
  return (
    <ConsolePage request={request} title={render('console.toCall', language)}>
      <div>
        <p class="kind">
          <a href={pathOf(rearrangementId)}>{render('console.rearrange', language)}</a>
        </p>
        <h1>{render('console.toCall', language)}</h1>
        <p class="lead">{`${render(`centre.${centre}`, language)} · ${daysInWords(rearrangement, language)}`}</p>
        {status === 'ready' && <p>{render('console.toCallHint', language)}</p>}
        {isDone && <p>{render('console.callsHint', language)}</p>}
        <p>
          <a href={`${concernsPath}?centre=${centre}`}>{render('console.concerns', language)}</a>
        </p>
      </div>
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
        <p>
          <a class="button plain" href={`${callsPathOf(rearrangementId)}?after=${cursorText(next)}`}>
            {render('console.more', language)}
          </a>
        </p>
      )}
      {isDone && toCall > 0 && (
        <form method="post" action={callsPathOf(rearrangementId)}>
          <input type="hidden" name="formToken" value={props.formToken} />
          <input type="hidden" name="step" value="settle" />
          <p class="actions">
            <button type="submit" class="plain">
              {render('console.callsAllDone', language)}
            </button>
          </p>
        </form>
      )}
    </ConsolePage>
  );
}

/** When she was called; or a button that says that she was, about all of her sessions. */
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
  if (!isOpen)
    return calledAt === null ? (
      <>–</>
    ) : (
      <time dateTime={calledAt}>{formatDayTimeLong(calledAt, language)}</time>
    );
  return (
    <form method="post" action={callsPathOf(rearrangementId)}>
      <input type="hidden" name="formToken" value={formToken} />
      <input type="hidden" name="personId" value={personId} />
      {after !== undefined && <input type="hidden" name="after" value={after} />}
      <button
        type="submit"
        class="plain"
        id={`called-${personId}`}
        aria-labelledby={`called-${personId} who-${personId}`}
      >
        {render('console.called', language)}
      </button>
    </form>
  );
}
