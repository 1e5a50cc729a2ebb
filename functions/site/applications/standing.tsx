import type { GrantStatus, Language } from '#events/index.ts';
import { owedBy } from '#shared/grants/index.ts';
import { localDate } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/applications/index.ts';
import type { Submitted } from './view.ts';

/** The statuses of a grant that runs its full course. */
const way: readonly GrantStatus[] = ['submitted', 'screened', 'approved', 'disbursing', 'reported', 'closed'];

/** Also explained once the page is open; the sentences of the others say what an open page would show. */
const toldAnyway: ReadonlySet<GrantStatus> = new Set([
  'submitted',
  'screened',
  'reported',
  'closed',
  'withdrawn',
]);

const looks: Readonly<Partial<Record<GrantStatus, 'wait' | 'over'>>> = {
  returned: 'wait',
  rejected: 'over',
  withdrawn: 'over',
  cancelled: 'over',
};

/** The status of a submitted application, in one sentence and as steps, and what comes next. */
export function Standing({
  seen: { grant, opened },
  language,
}: {
  readonly seen: Submitted;
  readonly language: Language;
}) {
  const { status } = grant;
  const at = way.indexOf(status);
  const isOwing = opened === undefined && owedBy(grant) > 0;
  return (
    <>
      <div class={`note ${looks[status] ?? ''}`.trim()} role="status">
        <p>
          <strong>{render(`grantStatus.${status}`, language)}</strong>
        </p>
        <p>{render('apply.since', language, { start: localDate(grant.since) })}</p>
        {(opened === undefined || toldAnyway.has(status)) && (
          <p>{render(isOwing ? 'apply.next.owing' : `apply.next.${status}`, language)}</p>
        )}
      </div>
      {at >= 0 && (
        <ol class="steps" aria-label={render('apply.status', language)}>
          {way.map((step, place) => (
            <li
              key={step}
              class={place < at ? 'done' : undefined}
              aria-current={place === at ? 'step' : undefined}
            >
              {render(`grantStatus.${step}`, language)}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
