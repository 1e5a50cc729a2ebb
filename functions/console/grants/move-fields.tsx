import type { ComponentChildren } from 'preact';
import type { Language } from '#events/index.ts';
import { mostTranches } from '#shared/grants/schema.ts';
import { moneyFigure } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import type { GrantAnswer } from '#shared/staff/index.ts';
import { Field } from '#shared/web/index.ts';

type Can = GrantAnswer['can'][number];

/** The value filled in, else the default. */
export type EnteredOr = (name: string, otherwise: string) => string;

export const Reason = ({
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

/** A field of a move that takes one line: a sum as people write it. */
export function Text({
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
export function Plan({
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
export function Report({
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
