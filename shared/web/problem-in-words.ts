/** The texts of problems: apart from `problem.ts`, so that code which only refuses does not load them. */
import type { Language } from '#events/index.ts';
import { money } from '#shared/language/index.ts';
import { render, renderStored } from '#shared/language/messages/fields/index.ts';
import { type Answer, private_ } from './answer.ts';
import type { Problem } from './problem.ts';

/** The title of a problem. */
export const titleOf = ({ problem }: Problem, language: Language): string =>
  render(`problem.${problem}`, language);

/** The detail of this case, if there is any. */
export function detailOf({ detail }: Problem, language: Language): string | undefined {
  if (detail === undefined) return undefined;
  const args = Object.entries(detail.args).map(([name, value]) => [
    name,
    typeof value === 'object' ? money(value.amount, value.currency, language) : value,
  ]);
  return renderStored(detail.key, language, Object.fromEntries(args));
}

/** The problem as `application/problem+json`. Its `type` is stable, relative to the address of the API. */
export function problemJson(told: Problem, language: Language): Answer {
  const errors = told.errors.map(({ reason, ...where }) => ({
    ...where,
    detail: render(`field.${reason}`, language),
  }));
  const detail = detailOf(told, language);
  return {
    statusCode: told.status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': language,
      ...private_,
      ...told.headers,
    },
    body: JSON.stringify({
      type: `/problems/${told.problem}`,
      title: titleOf(told, language),
      status: told.status,
      ...(detail === undefined ? {} : { detail }),
      ...(errors.length === 0 ? {} : { errors }),
      ...told.members,
    }),
  };
}
