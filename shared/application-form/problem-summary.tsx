import type { Language } from '../../events/index.ts';
import { render } from '../language/index.ts';
import { detailOf, ErrorSummary, type Problem, titleOf } from '../web/index.ts';

/** Above a form: why it was not taken, each error leading to its field. */
export function ProblemSummary({
  problem,
  errors,
  labelOf,
  language,
}: {
  readonly problem: Problem;
  readonly errors: ReadonlyMap<string, string>;
  readonly labelOf: (name: string, language: Language) => string;
  readonly language: Language;
}) {
  if (errors.size > 0) {
    const title =
      problem.problem === 'invalid-request' ? render('error.summary', language) : titleOf(problem, language);
    const listed = [...errors].map(([name, text]) =>
      name === 'consent' ? { name, text } : { name, text, label: labelOf(name, language) },
    );
    return <ErrorSummary title={title} errors={listed} />;
  }
  const detail = detailOf(problem, language);
  return (
    <ErrorSummary
      title={titleOf(problem, language)}
      errors={detail === undefined ? [] : [{ text: detail }]}
    />
  );
}
