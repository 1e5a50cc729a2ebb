import type { CentreId } from '#events/index.ts';
import type { Staff } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import { type Outcome, oneOf, problem, type Request } from '#shared/web/index.ts';
import type { ConsoleSettings } from '../settings.ts';
import { signInPage } from '../sign-in/page.tsx';
import { signedInBy } from '../sign-in/session.ts';

/** The handler of a route of the console. */
export type Answering = (context: Context, settings: ConsoleSettings, request: Request) => Promise<Outcome>;

/** A request of someone who is signed in. */
export type Asked = {
  readonly context: Context;
  readonly settings: ConsoleSettings;
  readonly request: Request;
  readonly staff: Staff;
  /** The centres where she may do what the page is for; at least one. */
  readonly centres: readonly [CentreId, ...CentreId[]];
};

/** The centre asked for if it is one of hers, else her first. */
export const centreIn = ({ centres }: Pick<Asked, 'centres'>, wanted: string | null): CentreId =>
  oneOf(centres)(wanted ?? '') ?? centres[0];

/**
 * Answers only logins for which `centresOf` gives a centre. Someone who is not signed in gets the sign-in
 * page (401 for a form she sent); a login without a centre is refused with 403.
 */
export const forStaff =
  (centresOf: (staff: Staff) => readonly CentreId[]) =>
  (answer: (asked: Asked) => Promise<Outcome>): Answering =>
  async (context, settings, request) => {
    const staff = await signedInBy(request, settings.verify);
    if (staff === undefined) return signInPage(context, request, request.method === 'POST' ? 401 : 200);
    const [first, ...others] = centresOf(staff);
    if (first === undefined) return problem('forbidden', 403);
    return answer({ context, settings, request, staff, centres: [first, ...others] });
  };
