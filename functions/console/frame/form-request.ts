import * as z from 'zod/mini';
import { type Staff, type StaffRequest, staffRequest } from '#shared/staff/index.ts';

/**
 * A form that was sent, as a write that is known when it comes again: a button that is pressed twice does one thing and
 * leads to one page. By the id that the form was shown with; `undefined` where it has none.
 */
export function formRequest(
  staff: Staff,
  fields: URLSearchParams,
  asked: readonly unknown[],
): StaffRequest | undefined {
  const formId = z.uuidv7().safeParse(fields.get('formId'));
  return formId.success ? staffRequest(staff, `form-${formId.data}`, asked) : undefined;
}

/** The same for a form that changes one version of something, which it is known by. */
export const versionRequest = (
  staff: Staff,
  { id, version }: { readonly id: string; readonly version: number },
  asked: readonly [step: string, ...unknown[]],
): StaffRequest => staffRequest(staff, `form-${id}-${version}-${asked[0]}`, asked);
