import type { VNode } from 'preact';
import type { Context } from '#shared/table/index.ts';
import type { Answer, Problem, Request } from '#shared/web/index.ts';
import { formTokenCookie, formTokenFor } from '../sign-in/session.ts';
import { consoleAnswer } from './console-page.tsx';

/** The fields that every form of a page carries. */
export type FormMarks = {
  /** Shows that the form is ours: the same token as in the cookie sent with the page. */
  readonly formToken: string;
  /** The id of these forms: sent twice, each acts once. */
  readonly formId: string;
};

/** Every page with forms on it is given these beside its own props. */
export type FormPageProps = FormMarks & {
  readonly request: Request;
  /** The reason for a refusal of what was sent. */
  readonly problem: Problem | undefined;
};

/**
 * A page with forms on it, as an answer; with `problem`, below the reason for a refusal and with its status.
 * `request`: as the page shows it, if not as it came; `formId`: of a form that is shown again.
 */
export function formAnswer<Own extends object>(
  { context, request }: { readonly context: Context; readonly request: Request },
  FormPage: (props: NoInfer<Own> & FormPageProps) => VNode,
  props: Own & {
    readonly problem?: Problem | undefined;
    readonly request?: Request;
    readonly formId?: string | undefined;
  },
  status = props.problem?.status ?? 200,
): Answer {
  const formToken = formTokenFor(request, context);
  const formId = props.formId ?? context.newId(context.now());
  const page = <FormPage problem={undefined} request={request} {...props} {...{ formToken, formId }} />;
  return consoleAnswer(status, page, [formTokenCookie(request, formToken)]);
}
