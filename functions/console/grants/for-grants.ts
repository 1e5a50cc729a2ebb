import { grantRulesFrom } from '#shared/grants/index.ts';
import { grantCentres, type Staff } from '#shared/staff/index.ts';
import type { Outcome, Request } from '#shared/web/index.ts';
import { type Answering, forStaff } from '../frame/for-staff.ts';
import { ourForm } from '../sign-in/session.ts';
import type { Acting } from './actions.ts';

/** A request of someone who has a part in grants somewhere. */
export type Asked = { readonly acting: Acting; readonly request: Request; readonly staff: Staff };

/** Answers only logins with a part in grants at a centre; others are refused, or asked to sign in. */
export const forGrants =
  (answer: (asked: Asked) => Promise<Outcome>): Answering =>
  (context, settings, request) => {
    const { allowedPrefixes } = settings;
    const acting = { context, allowedPrefixes, rules: grantRulesFrom(settings.grants) };
    const answering = ({ staff }: { readonly staff: Staff }) => answer({ acting, request, staff });
    return forStaff(grantCentres)(answering)(context, settings, request);
  };

/** The same for a form of ours. */
export const forForm = (
  answer: (asked: Asked, fields: URLSearchParams) => Promise<Outcome>,
  most?: number,
): Answering =>
  forGrants(async (asked) => {
    const fields = ourForm(asked.request, most);
    return 'problem' in fields ? fields : answer(asked, fields.value);
  });
