import type { ComponentChildren } from 'preact';
import type { Language } from '#events/index.ts';
import {
  type ApplicationVersion,
  type Grant,
  type GrantFile,
  type KeptReport,
  owedBy,
} from '#shared/grants/index.ts';
import { formatDate, localDate, localeOf, money } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/applications/index.ts';
import type { Opened, Submitted } from './view.ts';

const Fact = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/**
 * The content behind the code: the reason of the status, the money, the report, and every submitted version.
 */
export function Details({
  seen: { grant },
  opened,
  token,
  language,
}: {
  readonly seen: Submitted;
  readonly opened: Opened;
  readonly token: string;
  readonly language: Language;
}) {
  const { reason, versions, report } = opened;
  const [last, ...earlier] = versions.toReversed();
  return (
    <>
      {reason !== undefined && (
        <section class="panel" aria-labelledby="reason">
          <h2 id="reason">{render('apply.reason', language)}</h2>
          <p class="said" dir="auto" lang={grant.language}>
            {reason}
          </p>
        </section>
      )}
      {grant.approved !== null && <Money grant={grant} language={language} />}
      {last !== undefined && report !== undefined && grant.status !== 'disbursing' && (
        <Reported {...{ report, of: last, token, language }} />
      )}
      {last !== undefined && (
        <section class="panel" aria-labelledby="details">
          <h2 id="details">{render('apply.details', language)}</h2>
          <Version version={last} token={token} language={language} />
          {earlier.map((version) => (
            <details key={version.application}>
              <summary>{versionTitle(version, language)}</summary>
              <Version version={version} token={token} language={language} />
            </details>
          ))}
        </section>
      )}
    </>
  );
}

const versionTitle = ({ application, submittedAt }: ApplicationVersion, language: Language) =>
  render('apply.version', language, { position: application, start: localDate(submittedAt) });

function Version({
  version,
  token,
  language,
}: {
  readonly version: ApplicationVersion;
  readonly token: string;
  readonly language: Language;
}) {
  const { theme, place, what, why, startsOn, endsOn, amount, currency, lines, files } = version;
  return (
    <>
      <p class="soft">{versionTitle(version, language)}</p>
      <dl class="facts">
        <Fact name={render('apply.theme', language)}>{render(`grantTheme.${theme}`, language)}</Fact>
        <Fact name={render('apply.place', language)}>
          <bdi>{place}</bdi>
        </Fact>
        <Fact name={render('apply.what', language)}>
          <Said text={what} />
        </Fact>
        <Fact name={render('apply.why', language)}>
          <Said text={why} />
        </Fact>
        <Fact name={render('apply.startsOn', language)}>{formatDate(startsOn, language)}</Fact>
        <Fact name={render('apply.endsOn', language)}>{formatDate(endsOn, language)}</Fact>
        <Fact name={render('apply.asked', language)}>
          <bdi>{money(amount, currency, language)}</bdi>
        </Fact>
        {lines.map((line, at) => (
          <div key={at}>
            <dt>
              <bdi>{line.what}</bdi>
            </dt>
            <dd>
              <bdi>{money(line.amount, currency, language)}</bdi>
            </dd>
          </div>
        ))}
        <WithFiles {...{ files, token, language }} />
      </dl>
    </>
  );
}

/** The last report, unless a new one is being written. */
function Reported({
  report: { peopleReached, spent, story, files },
  of: { lines, currency },
  token,
  language,
}: {
  readonly report: KeptReport;
  readonly of: ApplicationVersion;
  readonly token: string;
  readonly language: Language;
}) {
  return (
    <section class="panel" aria-labelledby="reported">
      <h2 id="reported">{render('apply.report', language)}</h2>
      <dl class="facts">
        <Fact name={render('apply.peopleReached', language)}>
          {new Intl.NumberFormat(localeOf[language]).format(peopleReached)}
        </Fact>
        {spent.map((sum, at) => (
          <div key={at}>
            <dt>
              <bdi>{lines[at]?.what}</bdi>
            </dt>
            <dd>
              <bdi>{money(sum, currency, language)}</bdi>
            </dd>
          </div>
        ))}
        <Fact name={render('apply.story', language)}>
          <Said text={story} />
        </Fact>
        <WithFiles {...{ files, token, language }} />
      </dl>
    </section>
  );
}

/** The files of a submitted version or report. */
function WithFiles({
  files,
  token,
  language,
}: {
  readonly files: readonly GrantFile[];
  readonly token: string;
  readonly language: Language;
}) {
  if (files.length === 0) return null;
  return (
    <Fact name={render('apply.files', language)}>
      {files.map(({ fileId, name }) => (
        <p key={fileId}>
          <a href={`/applications/${token}/files/${fileId}`} dir="auto">
            {name}
          </a>
        </p>
      ))}
    </Fact>
  );
}

const Said = ({ text }: { readonly text: string }) => (
  <p class="said" dir="auto">
    {text}
  </p>
);

/** The approved sum, the parts in which it is paid, and the due day of the report. */
function Money({ grant, language }: { readonly grant: Grant; readonly language: Language }) {
  const { approved, paid, returned, currency, tranches, reportDueOn } = grant;
  const owed = owedBy(grant);
  const sum = (amount: number) => <bdi>{money(amount, currency, language)}</bdi>;
  return (
    <section class="panel" aria-labelledby="money">
      <h2 id="money">{render('apply.budget', language)}</h2>
      <dl class="facts">
        <Fact name={render('apply.approved', language)}>{sum(approved ?? 0)}</Fact>
        <Fact name={render('apply.paid', language)}>{sum(paid)}</Fact>
        {returned > 0 && <Fact name={render('apply.givenBack', language)}>{sum(returned)}</Fact>}
        {owed > 0 && <Fact name={render('apply.owed', language)}>{sum(owed)}</Fact>}
      </dl>
      {owed > 0 && <p class="note wait">{render('apply.owedHow', language, { centre: grant.centre })}</p>}
      {tranches.length > 0 && (
        <>
          <h3>{render('apply.tranches', language)}</h3>
          <ol class="cards">
            {tranches.map(({ tranche, amount, dueOn, condition, confirmed }) => (
              <li key={tranche}>
                <strong>{sum(amount)}</strong> · {render('apply.dueOn', language, { deadline: dueOn })} ·{' '}
                {render(confirmed === null ? 'apply.notPaid' : 'apply.isPaid', language)}
                {condition !== '' && (
                  <span class="hint" dir="auto">
                    {condition}
                  </span>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      {reportDueOn !== null && grant.status !== 'closed' && (
        <p>{render('apply.reportDue', language, { deadline: reportDueOn })}</p>
      )}
    </section>
  );
}
