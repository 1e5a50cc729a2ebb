import type { ComponentChildren } from 'preact';
import type { Language } from '#events/index.ts';
import { mostTranches } from '#shared/grants/schema.ts';
import { money, moneyFigure } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { GrantAnswer } from '#shared/staff/index.ts';
import { Field } from '#shared/web/index.ts';
import { grantsPath } from './list-page.tsx';

type Props = {
  readonly grant: GrantAnswer;
  readonly formToken: string;
  readonly language: Language;
  /** The refused form, as it was filled in. */
  readonly entered: URLSearchParams | undefined;
};
type Can = GrantAnswer['can'][number];

/** Moves that cannot be undone or that end a grant. */
const grave: ReadonlySet<Can> = new Set(['reject', 'cancel', 'withdraw']);

/** The moves that this login may make now, each as a form with its fields. */
export function Moves({ grant, formToken, language, entered }: Props) {
  const address = `${grantsPath}/${grant.grantId}`;
  const forms = grant.can.map((move) =>
    move === 'submit' ? (
      <p key={move}>
        <a class="button" href={`${address}/submit`}>
          {render('console.move.submit', language)}
        </a>
      </p>
    ) : (
      <form key={move} method="post" action={address} class="panel">
        <input type="hidden" name="formToken" value={formToken} />
        <input type="hidden" name="version" value={grant.version} />
        <input type="hidden" name="move" value={move} />
        <Asked
          move={move}
          grant={grant}
          language={language}
          was={entered?.get('move') === move ? entered : undefined}
        />
        <p class="actions">
          <button type="submit" class={grave.has(move) ? 'danger' : undefined}>
            {render(isPutRight(move, grant) ? 'console.putRight' : `console.move.${move}`, language)}
          </button>
        </p>
      </form>
    ),
  );
  return <>{forms}</>;
}

/** Whether the move corrects a statement that nobody has confirmed yet. */
const isPutRight = (move: Can, { takenBack }: GrantAnswer): boolean =>
  move === 'take-back' && takenBack !== null;

/** The next part that is to be handed over, or to be confirmed. */
const nextOf = (move: 'disburse' | 'confirm', { tranches }: GrantAnswer) =>
  move === 'disburse'
    ? tranches.find(({ disbursed }) => disbursed === null)
    : tranches.find(({ disbursed, confirmed }) => disbursed !== null && confirmed === null);

/** The fields that a move needs. */
function Asked({
  move,
  grant,
  language,
  was,
}: Pick<Props, 'grant' | 'language'> & { readonly move: Can; readonly was: URLSearchParams | undefined }) {
  const enteredOr = (name: string, otherwise: string) => was?.get(name) ?? otherwise;
  const { currency, asked, proposed, approved, application, paid } = grant;
  const figure = (amount: number) => moneyFigure(amount, currency, language);
  switch (move) {
    case 'return':
    case 'reject':
    case 'return-report':
      return <Reason move={move} entered={enteredOr('reason', '')} language={language} />;
    case 'cancel':
      return (
        <>
          <Reason move={move} entered={enteredOr('reason', '')} language={language} />
          {paid > 0 && (
            <Text
              name="returned"
              id="cancel-returned"
              label={`${render('console.givenBack', language)} (${render(`currency.${currency}`, language)})`}
              value={enteredOr('returned', figure(0))}
              language={language}
            />
          )}
        </>
      );
    case 'approve':
      return (
        <>
          <input type="hidden" name="application" value={application} />
          <Text
            name="amount"
            id="approve-amount"
            label={`${render('console.sum', language)} (${render(`currency.${currency}`, language)})`}
            value={enteredOr('amount', figure(proposed ?? asked))}
            language={language}
          />
        </>
      );
    case 'take-back':
      return (
        <Text
          name="amount"
          id="take-back-amount"
          label={`${render(isPutRight(move, grant) ? 'console.givenBackRight' : 'console.givenBackNow', language)} (${render(`currency.${currency}`, language)})`}
          value={enteredOr('amount', figure(grant.takenBack ?? grant.owed))}
          language={language}
        />
      );
    case 'confirm-back':
      return (
        <p>
          {render('console.givenBackNow', language)}:{' '}
          <bdi>{money(grant.takenBack ?? 0, currency, language)}</bdi>
        </p>
      );
    case 'disburse':
    case 'confirm': {
      const next = nextOf(move, grant);
      return (
        <>
          <input type="hidden" name="tranche" value={next?.tranche ?? 0} />
          <p>
            {render('console.tranche', language, { position: next?.tranche ?? 0 })}:{' '}
            <bdi>{money(next?.amount ?? 0, currency, language)}</bdi>{' '}
            <span dir="auto">{next?.condition}</span>
          </p>
        </>
      );
    }
    case 'plan':
      return <Plan grant={grant} language={language} whole={approved ?? 0} enteredOr={enteredOr} />;
    case 'report':
      return <Report grant={grant} language={language} enteredOr={enteredOr} />;
    default:
      return null;
  }
}

/** The value filled in, else the default. */
type EnteredOr = (name: string, otherwise: string) => string;

const Reason = ({
  move,
  entered,
  language,
}: {
  readonly move: Can;
  readonly entered: string;
  readonly language: Language;
}) => (
  <Field
    language={language}
    name={`${move}-reason`}
    label={render('console.reason', language)}
    control={(attributes) => (
      <textarea {...attributes} name="reason" rows={3} minLength={3} maxLength={1_000} dir="auto" required>
        {entered}
      </textarea>
    )}
  />
);

function Text({
  name,
  id,
  label,
  value,
  language,
  type = 'text',
  required = true,
}: {
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly language: Language;
  readonly type?: string;
  readonly required?: boolean;
}) {
  return (
    <Field
      language={language}
      name={id}
      label={label}
      optional={!required}
      control={(attributes) => (
        <input {...attributes} name={name} type={type} value={value} dir="auto" required={required} />
      )}
    />
  );
}

/** The parts of a plan, with empty rows for more; a part that was handed over cannot be changed. */
function Plan({
  grant,
  language,
  whole,
  enteredOr,
}: {
  readonly grant: GrantAnswer;
  readonly language: Language;
  readonly whole: number;
  readonly enteredOr: EnteredOr;
}) {
  const { currency, tranches, reportDueOn } = grant;
  const figure = (amount: number) => moneyFigure(amount, currency, language);
  const rows = Math.min(mostTranches, Math.max(2, tranches.length + 1));
  return (
    <>
      {Array.from({ length: rows }, (_, at) => at + 1).map((position) => {
        const known = tranches[position - 1];
        const first = tranches.length === 0 && position === 1 ? figure(whole) : '';
        const title = render('console.tranche', language, { position });
        return (
          <Row key={position} title={title}>
            <Text
              name={`amount${position}`}
              id={`plan-amount${position}`}
              label={`${title}: ${render('console.sum', language)} (${render(`currency.${currency}`, language)})`}
              value={enteredOr(`amount${position}`, known === undefined ? first : figure(known.amount))}
              language={language}
              required={position === 1}
            />
            <Text
              name={`dueOn${position}`}
              id={`plan-dueOn${position}`}
              label={`${title}: ${render('console.dueOn', language)}`}
              value={enteredOr(`dueOn${position}`, known?.dueOn ?? '')}
              language={language}
              type="date"
              required={position === 1}
            />
            <Text
              name={`condition${position}`}
              id={`plan-condition${position}`}
              label={`${title}: ${render('console.condition', language)}`}
              value={enteredOr(`condition${position}`, known?.condition ?? '')}
              language={language}
              required={false}
            />
          </Row>
        );
      })}
      <Text
        name="reportDueOn"
        id="plan-reportDueOn"
        label={render('console.reportDueOn', language)}
        value={enteredOr('reportDueOn', reportDueOn ?? '')}
        language={language}
        type="date"
      />
    </>
  );
}

/** The report of a group: the spending of each budget line, out of the sum it got. */
function Report({
  grant,
  language,
  enteredOr,
}: {
  readonly grant: GrantAnswer;
  readonly language: Language;
  readonly enteredOr: EnteredOr;
}) {
  const currency = render(`currency.${grant.currency}`, language);
  return (
    <>
      <Text
        name="peopleReached"
        id="report-peopleReached"
        label={render('console.peopleReached', language)}
        value={enteredOr('peopleReached', '')}
        language={language}
      />
      <Row title={`${render('apply.spent', language)} (${currency})`}>
        {grant.content.lines.map(({ what }, at) => (
          <Text
            key={`${what} ${at}`}
            name={`spent${at + 1}`}
            id={`report-spent${at + 1}`}
            label={what}
            value={enteredOr(`spent${at + 1}`, '')}
            language={language}
          />
        ))}
      </Row>
      <Field
        language={language}
        name="report-story"
        label={render('apply.story', language)}
        hint={render('apply.noNames', language)}
        control={(attributes) => (
          <textarea {...attributes} name="story" rows={6} maxLength={2_000} dir="auto" required>
            {enteredOr('story', '')}
          </textarea>
        )}
      />
    </>
  );
}

const Row = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => (
  <fieldset>
    <legend>{title}</legend>
    {children}
  </fieldset>
);
