import * as z from 'zod/mini';
import type { Language } from '#events/index.ts';
import {
  changeFrom,
  draftFields,
  type Entered,
  enteredFrom,
  enteredIn,
  errorsOf,
} from '#shared/grants/application-form/index.ts';
import { toAsciiDigits } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import {
  type GrantAnswer,
  grantNumber,
  handInAgainBody,
  handInBody,
  handInCentres,
} from '#shared/staff/index.ts';
import {
  checked,
  languageOfPage,
  type Outcome,
  oneOf,
  type Problem,
  problem,
  seeOther,
  titleOf,
} from '#shared/web/index.ts';
import type { consolePages } from '../declared-pages.ts';
import { formAnswer } from '../frame/form-answer.tsx';
import { formRequest } from '../frame/form-request.ts';
import { pages } from '../frame/pages.ts';
import { handIn, handInAgain } from './actions.ts';
import { type Asked, forGrants } from './for-grants.ts';
import { HandInAgainPage, HandInPage } from './hand-in-page.tsx';
import { grantsPath } from './list-page.tsx';
import { draftNumbered, show } from './view.ts';

const uuid = z.uuidv7();
const unknown = problem('not-found', 404);
const forbidden = problem('forbidden', 403);

/** What a page shows beside the form as it was first opened. */
type Meant = {
  readonly centre: string;
  readonly number?: string | undefined;
  readonly entered?: Entered;
  readonly formId?: string;
  readonly told?: Problem;
  readonly wanted?: { readonly number: string; readonly error: string | undefined };
};

export const answers = pages<typeof consolePages.handIn>({
  /** `?centre=&number=`: an empty form, or what a group has begun under a number. */
  getHandIn: forGrants(async (asked) => {
    const { acting, request, staff } = asked;
    const language = languageOfPage(request);
    const typed = (request.query.get('number') ?? '').slice(0, 40);
    const centre = request.query.get('centre') ?? '';
    if (typed.trim() === '') return handInPage(asked, { centre });
    const number = grantNumber.safeParse(toAsciiDigits(typed.replace(/[^\p{Nd}]/gu, '')));
    const draft = number.success ? await draftNumbered(acting.context, staff, number.data) : unknown;
    if ('problem' in draft) {
      const error = draft.status === 404 ? render('field.draftUnknown', language) : titleOf(draft, language);
      return handInPage(asked, { centre, wanted: { number: typed, error } }, draft.status);
    }
    const entered = enteredFrom(draft, language);
    return handInPage(asked, { centre: draft.centre, number: draft.number, entered });
  }),

  /** Handed in on behalf of a group. */
  postHandIn: forGrants(async (asked) => {
    const { acting, staff, fields } = asked;
    const centre = oneOf(handInCentres(staff))(fields.get('centre') ?? '');
    if (centre === undefined) return forbidden;
    const formId = uuid.safeParse(fields.get('formId'));
    const number = fields.get('number') ?? undefined;
    if (!formId.success) return problem('invalid-request', 400);
    const entered = enteredIn(fields, draftFields);
    const again = (told: Problem) =>
      handInPage(asked, { centre, number, entered, formId: formId.data, told });
    const body = checked(
      {
        ...{ centre, number },
        ...(entered.consent === 'yes' ? { consent: true } : {}),
        ...said(changeFrom(entered, acting.rules[centre].currency, true)),
      },
      handInBody,
    );
    if ('problem' in body) return again(body);
    const key = formRequest(staff, fields, ['hand-in', body.value]);
    const done = await handIn(acting, staff, body.value, key);
    return 'problem' in done ? again(done) : seeOther(`${grantsPath}/${done.grantId}`);
  }),

  /** A returned application, to be handed in anew. */
  getHandInAgain: forGrants(async (asked) => {
    const grant = await returned(asked, asked.ids.grantId);
    if ('problem' in grant) return grant;
    return handInAgainPage(asked, grant, { entered: asEntered(grant, languageOfPage(asked.request)) });
  }),

  /** Handed in anew, on the version that the page showed. */
  postHandInAgain: forGrants(async (asked) => {
    const { acting, staff, fields, ids } = asked;
    const { grantId } = ids;
    const formId = uuid.safeParse(fields.get('formId'));
    const version = fields.get('version') ?? '';
    if (!formId.success || !/^[1-9]\d{0,8}$/.test(version)) return problem('invalid-request', 400);
    const grant = await show(acting.context.table, staff, grantId);
    if ('problem' in grant) return grant;
    const entered = enteredIn(fields, draftFields);
    const again = (told: Problem) =>
      handInAgainPage(asked, grant, { entered, version, formId: formId.data, told });
    const change = changeFrom(entered, grant.currency, false);
    const missing = Object.entries(change).filter(([, value]) => value === null);
    if (missing.length > 0)
      return again(
        problem('invalid-request', 400, {
          errors: missing.map(([name]) => ({ pointer: `/${name}`, reason: 'required' })),
        }),
      );
    const body = checked(change, handInAgainBody);
    if ('problem' in body) return again(body);
    const which = { grantId, version: Number(version) };
    const key = formRequest(staff, fields, ['submit', which, body.value]);
    const done = await handInAgain(acting, staff, which, body.value, key);
    return 'problem' in done ? again(done) : seeOther(`${grantsPath}/${done.grantId}`);
  }),
});

function handInPage(asked: Asked, meant: Meant, status?: number): Outcome {
  const { acting, request, staff } = asked;
  const { rules } = acting;
  const centres = handInCentres(staff);
  const centre = oneOf(centres)(meant.centre) ?? centres[0];
  if (centre === undefined) return forbidden;
  const language = languageOfPage(request);
  const { number, entered = {}, formId, told } = meant;
  const props = {
    ...{ centres, centre, number, entered, formId },
    wanted: meant.wanted ?? { number: number ?? '', error: undefined },
    currency: rules[centre].currency,
    errors: errorsOf(told?.errors ?? [], entered, rules[centre].currency, language),
    problem: told,
  };
  return formAnswer(asked, HandInPage, props, told?.status ?? status);
}

/** The fields that have a value: a new application has nothing to clear. */
const said = (change: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== null));

/** The grant, if this login may hand it in anew. */
async function returned({ context, staff }: Asked, grantId: string): Promise<GrantAnswer | Problem> {
  const grant = await show(context.table, staff, grantId);
  if ('problem' in grant || grant.can.includes('submit')) return grant;
  if (!handInCentres(staff).includes(grant.centre)) return forbidden;
  return problem('grant-not-now', 409, { detail: { key: `grantStatus.${grant.status}`, args: {} } });
}

const asEntered = ({ content, currency }: GrantAnswer, language: Language): Entered => {
  const { theme, place, what, why, amount, lines, startsOn, endsOn } = content;
  const plan = { theme, place, what, why, amount, lines, startsOn, endsOn };
  const nobody = { contact: { name: null, phone: null }, members: [], language };
  return enteredFrom({ ...nobody, currency, content: plan }, language);
};

function handInAgainPage(
  asked: Asked,
  grant: GrantAnswer,
  meant: Pick<Meant, 'told' | 'formId'> & { readonly entered: Entered; readonly version?: string },
): Outcome {
  const { entered, formId, told } = meant;
  const { grantId, number, currency, reason } = grant;
  return formAnswer(asked, HandInAgainPage, {
    ...{ grantId, number, currency, reason, entered, formId },
    version: meant.version ?? String(grant.version),
    errors: errorsOf(told?.errors ?? [], entered, currency, languageOfPage(asked.request)),
    problem: told,
  });
}
