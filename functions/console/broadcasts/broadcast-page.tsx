import type { Language } from '#events/index.ts';
import type { Step } from '#shared/broadcasts/index.ts';
import { costOfTexts, languages, localeOf, nativeNameOf } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { render as renderSms } from '#shared/language/messages/sms/index.ts';
import type { BroadcastAnswer, Staff } from '#shared/staff/index.ts';
import { ErrorSummary, languageOfPage, titleOf } from '#shared/web/index.ts';
import { ConsolePage } from '../frame/console-page.tsx';
import { Done } from '../frame/done.tsx';
import { type Figure, Figures } from '../frame/figures.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { PageHeading } from '../frame/page-heading.tsx';
import { NotTold } from '../untold/not-told-notice.tsx';

export type BroadcastPageProps = FormPageProps & {
  readonly staff: Staff;
  readonly broadcast: BroadcastAnswer;
};

const path = '/console/broadcasts';

/** The steps that each status allows. */
const stepsOf: Readonly<Record<BroadcastAnswer['status'], readonly Step[]>> = {
  counting: ['cancel'],
  ready: ['confirm', 'cancel'],
  running: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  cancelled: [],
  finished: [],
};

/**
 * A broadcast: what it says, whom it reaches and at what cost, how far it has come, and what can be done with
 * it.
 */
export function BroadcastPage({ request, formToken, staff, broadcast, problem }: BroadcastPageProps) {
  const language = languageOfPage(request);
  const { broadcastId, centre, audience, texts, status, preview, version, counts } = broadcast;
  const notTold = (counts?.failed ?? 0) + (counts?.dropped ?? 0);
  const here = `${path}/${broadcastId}`;
  return (
    <ConsolePage request={request} title={render('console.broadcasts', language)}>
      <PageHeading back={[`${path}?centre=${centre}`, render('console.broadcasts', language)]}>
        <h1>{render(`console.broadcast.${status}`, language)}</h1>
        <p class="lead">
          {render(`centre.${centre}`, language)}: {render(`console.audience.${audience.of}`, language)}
          {'code' in audience && audience.code !== undefined && ` ${audience.code}`}
          {'kind' in audience && ` ${render(`kind.${audience.kind}`, language)}`}
        </p>
      </PageHeading>
      {problem !== undefined && <ErrorSummary title={titleOf(problem, language)} errors={[]} />}
      {status === 'counting' && <Done>{render('console.countingNow', language)}</Done>}
      {preview !== null && <BroadcastFigures broadcast={broadcast} language={language} />}
      {notTold > 0 && <NotTold {...{ staff, centre, language }} count={notTold} />}
      <section class="panel">
        {languages.map((written) => (
          <div key={written}>
            <h2>{nativeNameOf[written]}</h2>
            <p lang={written} dir={written === 'en' ? 'ltr' : 'rtl'}>
              {renderSms('sms.broadcast', written, { centre, text: texts[written] })}
            </p>
          </div>
        ))}
      </section>
      {status === 'ready' && broadcast.needsSecondPerson && (
        <div class="note">
          <p>{render('console.secondPerson', language)}</p>
        </div>
      )}
      <form method="post" action={here} class="actions">
        <input type="hidden" name="formToken" value={formToken} />
        <input type="hidden" name="version" value={version} />
        {stepsOf[status].map((step) => (
          <button
            key={step}
            type="submit"
            name="step"
            value={step}
            class={step === 'cancel' ? 'danger' : undefined}
          >
            {render(`console.step.${step}`, language)}
          </button>
        ))}
        <a class="button plain" href={here}>
          {render('console.reload', language)}
        </a>
      </form>
    </ConsolePage>
  );
}

/** The expected reach and cost; once sending begins, also the progress and the outcome of its texts. */
function BroadcastFigures({
  broadcast: { preview, status, pages, pagesDone, counts },
  language,
}: {
  readonly broadcast: BroadcastAnswer;
  readonly language: Language;
}) {
  if (preview === null) return null;
  const inDigits = new Intl.NumberFormat(localeOf[language]).format;
  const rows: readonly Figure[] = [
    [render('console.phones', language), preview.phones],
    ...languages.map((each) => [nativeNameOf[each], preview.languages[each]] as const),
    [render('console.optedOut', language), preview.optedOut],
    [render('console.segments', language), preview.segments],
    [render('console.cost', language), costOfTexts(preview.cost, language)],
    ...(status === 'ready' || counts === undefined
      ? []
      : ([
          [render('console.progress', language), `${inDigits(pagesDone)} / ${inDigits(pages)}`],
          [render('console.messagesSent', language), counts.sent],
          [render('console.messagesDelivered', language), counts.delivered],
          [render('console.messagesFailed', language), counts.failed],
          [render('console.messagesDropped', language), counts.dropped],
          [render('console.messagesOptedOut', language), counts.optedOut],
        ] as const)),
  ];
  return <Figures rows={rows} language={language} />;
}
