import type { Language } from '#events/index.ts';
import { type Activity, titleIn } from '#shared/activities/index.ts';
import type { Completer } from '#shared/certificates/index.ts';
import { localDate } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { ErrorSummary, InLanguage, languageOfPage, titleOf } from '#shared/web/index.ts';
import { coursePath } from '../courses/list-page.tsx';
import { ConsolePage } from '../frame/console-page.tsx';
import type { FormPageProps } from '../frame/form-answer.tsx';
import { ListTable } from '../frame/list-table.tsx';
import { More } from '../frame/more.tsx';
import { PageHeading } from '../frame/page-heading.tsx';

/** The page of an activity that lists its certificates. */
export const certificatesPath = (activityId: string): string =>
  `/console/activities/${activityId}/certificates`;

/** The steps that the address can name as just done. */
export const doneSteps = ['handed-over', 'concluded'] as const;
const doneText = { 'handed-over': 'console.certificateNoted', concluded: 'console.concluding' } as const;

export type CertificatesPageProps = FormPageProps & {
  readonly activity: Pick<Activity, 'activityId' | 'centre' | 'code' | 'titles'>;
  readonly items: readonly Completer[];
  /** How many people have no decision yet. */
  readonly undecided: number;
  /** Whether this login may have the decision made now. */
  readonly mayConclude: boolean;
  /** The person after whom this page begins, and the one for the next page. */
  readonly after: string | undefined;
  readonly next: string | undefined;
  readonly done: (typeof doneSteps)[number] | undefined;
};

/** The people who completed an activity, each with her number, a sheet to print, and whether she has it. */
export function CertificatesPage(props: CertificatesPageProps) {
  const { request, activity, items, after, next, done, problem } = props;
  const language = languageOfPage(request);
  const title = render('console.certificates', language);
  const path = certificatesPath(activity.activityId);
  const here = after === undefined ? '' : `?${new URLSearchParams({ after })}`;
  return (
    <ConsolePage request={request} title={`${title} ${activity.code}`}>
      <PageHeading back={[coursePath(activity.activityId), render('console.course.lookBack', language)]}>
        <h1>
          {`${title} `}
          <span class="code">{activity.code}</span>
        </h1>
        <p class="lead">
          <InLanguage said={titleIn(activity, language)} language={language} />
        </p>
      </PageHeading>
      {done !== undefined && (
        <div class="note" role="status">
          <p>{render(doneText[done], language)}</p>
          {done === 'concluded' && (
            <p>
              <a href={path}>{render('console.reload', language)}</a>
            </p>
          )}
        </div>
      )}
      {problem !== undefined && <ErrorSummary title={titleOf(problem, language)} errors={[]} />}
      {done !== 'concluded' && <Undecided {...props} language={language} />}
      {items.length === 0 ? (
        <p class="panel">{render('console.noCertificates', language)}</p>
      ) : (
        <>
          <p class="actions">
            <a class="button" href={`${path}/print${here}`}>
              {render('console.printAll', language)}
            </a>
          </p>
          <ListTable
            label={title}
            columns={[
              render('form.name', language),
              render('manage.certificate', language),
              render('console.hasCertificate', language),
            ]}
          >
            {items.map((person) => (
              <Row key={person.personId} person={person} path={path} language={language} {...props} />
            ))}
          </ListTable>
        </>
      )}
      {next !== undefined && (
        <More address={`${path}?${new URLSearchParams({ after: next })}`} language={language} />
      )}
    </ConsolePage>
  );
}

/**
 * Says that some have no decision yet, and when it comes; once the activity is over, a button decides now.
 */
function Undecided({
  activity: { activityId },
  undecided,
  mayConclude,
  formToken,
  formId,
  language,
}: CertificatesPageProps & { readonly language: Language }) {
  if (undecided === 0) return null;
  return (
    <form class="panel" method="post" action={certificatesPath(activityId)}>
      <p>{render('console.undecided', language)}</p>
      {mayConclude && (
        <>
          <input type="hidden" name="formToken" value={formToken} />
          <input type="hidden" name="formId" value={formId} />
          <p class="actions">
            <button type="submit" class="plain">
              {render('console.concludeNow', language)}
            </button>
          </p>
        </>
      )}
    </form>
  );
}

function Row({
  person: { personId, name, certificate, handedOverAt, handedOverBy },
  path,
  language,
  after,
  formToken,
}: CertificatesPageProps & {
  readonly person: Completer;
  readonly path: string;
  readonly language: Language;
}) {
  const print = new URLSearchParams({ ...(after && { after }), person: personId });
  return (
    <tr>
      <th scope="row" id={`name-${personId}`}>
        {name === null ? render('certificate.nameByHand', language) : <bdi>{name}</bdi>}
      </th>
      <td>
        <a
          id={`print-${personId}`}
          aria-labelledby={`print-${personId} name-${personId}`}
          href={`${path}/print?${print}`}
        >
          <bdi dir="ltr" class="whole">
            {certificate}
          </bdi>
        </a>
      </td>
      <td>
        {handedOverAt === null ? (
          <form method="post" action={`/console/certificates/${certificate}/hand-over`}>
            <input type="hidden" name="formToken" value={formToken} />
            {after !== undefined && <input type="hidden" name="after" value={after} />}
            <button
              type="submit"
              class="plain"
              id={`hand-${personId}`}
              aria-labelledby={`hand-${personId} name-${personId}`}
            >
              {render('console.handOver', language)}
            </button>
          </form>
        ) : (
          <>
            <time dateTime={handedOverAt}>
              <bdi dir="ltr">{localDate(handedOverAt)}</bdi>
            </time>
            {' · '}
            <bdi dir="ltr">{handedOverBy}</bdi>
          </>
        )}
      </td>
    </tr>
  );
}
