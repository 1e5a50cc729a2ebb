import { answeringPages } from '#api/answer-page.ts';
import type { OfStaff } from '#api/page.ts';
import type { CentreId } from '#events/index.ts';
import { centresFor } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import { oneOf, problem, type Request } from '#shared/web/index.ts';
import type { ConsoleSettings } from '../settings.ts';
import { signInPage } from '../sign-in/page.tsx';
import { ourForm, signedInBy } from '../sign-in/session.ts';

/** A request for a page of the console by someone who may see it. */
export type Asked = OfStaff & {
  readonly context: Context;
  readonly settings: ConsoleSettings;
  readonly request: Request;
};

/** The centre asked for if it is one of hers, else her first. */
export const centreIn = ({ centres }: Pick<Asked, 'centres'>, wanted: string | null): CentreId =>
  oneOf(centres)(wanted ?? '') ?? centres[0];

/**
 * Answers pages of the console. Someone who is not signed in gets the sign-in page (401 for a form she sent);
 * a login without a role that the page is for at a centre, and a form that is not ours, are refused with 403.
 */
export const pages = answeringPages<ConsoleSettings>(async (page, { context, settings, request }) => {
  const { who, method, takes = 'form', most } = page;
  const staff = who === 'anyone' ? undefined : await signedInBy(request, settings.verify);
  if (who !== 'anyone' && staff === undefined)
    return signInPage(context, request, method === 'POST' ? 401 : 200);
  const centres = staff === undefined || who === 'anyone' ? [] : centresFor(staff, who);
  if (who !== 'anyone' && centres.length === 0) return problem('forbidden', 403);
  if (method === 'GET' || takes !== 'form') return { read: { staff, centres } };
  const form = ourForm(request, most);
  return 'problem' in form ? form : { read: { staff, centres, fields: form.value } };
});
