import type { VNode } from 'preact';
import type { Context } from '#shared/table/index.ts';
import type { Answer, Request } from '#shared/web/index.ts';
import { formTokenCookie, formTokenFor } from '../sign-in/session.ts';
import { consoleAnswer } from './console-page.tsx';

/** The fields that every form of a page carries. */
export type FormMarks = {
  /** Shows that the form is ours: the same token as in the cookie sent with the page. */
  readonly formToken: string;
  /** The id of these forms: sent twice, each acts once. */
  readonly formId: string;
};

/** A page with forms on it. */
export function formAnswer(
  context: Context,
  request: Request,
  status: number,
  pageWith: (marks: FormMarks) => VNode,
): Answer {
  const formToken = formTokenFor(request, context);
  const formId = context.newId(context.now());
  return consoleAnswer(status, pageWith({ formToken, formId }), [formTokenCookie(request, formToken)]);
}
