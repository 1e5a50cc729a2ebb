import type { Language } from '#events/index.ts';
import { money, moneyFigure } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { GrantAnswer } from '#shared/staff/index.ts';
import { ConsoleForm } from '../frame/console-form.tsx';
import { grantsPath } from './list-page.tsx';
import { Plan, Reason, Report, Text } from './move-fields.tsx';

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
      <ConsoleForm
        key={move}
        action={address}
        class="panel"
        marks={{ formToken }}
        hidden={{ version: grant.version, move }}
        button={render(isPutRight(move, grant) ? 'console.putRight' : `console.move.${move}`, language)}
        kind={grave.has(move) ? 'danger' : undefined}
      >
        <Asked
          move={move}
          grant={grant}
          language={language}
          was={entered?.get('move') === move ? entered : undefined}
        />
      </ConsoleForm>
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
