import { grantRulesFrom } from '#shared/grants/index.ts';
import type { Asked as AskedOfStaff } from '../frame/pages.ts';
import type { Acting } from './actions.ts';

/** A request for a page of grants, with what every act on a grant needs. */
export type Asked = AskedOfStaff & { readonly acting: Acting };

/** Answers a page of grants, by the rules under which centres grant. */
export const forGrants =
  <Of extends AskedOfStaff, Answer>(answer: (asked: Of & { readonly acting: Acting }) => Answer) =>
  (asked: Of): Answer => {
    const { context, settings } = asked;
    const { allowedPrefixes, grants } = settings;
    return answer({ ...asked, acting: { context, allowedPrefixes, rules: grantRulesFrom(grants) } });
  };
