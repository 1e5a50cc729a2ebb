import * as z from 'zod/mini';
import { type Staff, type StaffRequest, staffRequest } from '#shared/staff/index.ts';

/**
 * A sent form as a write that is recognised when it comes again: a button pressed twice acts once and leads
 * to one page. Recognised by the id that the form was shown with; `undefined` if it has none.
 */
export function formRequest(
  staff: Staff,
  fields: URLSearchParams,
  asked: readonly unknown[],
): StaffRequest | undefined {
  const formId = z.uuidv7().safeParse(fields.get('formId'));
  return formId.success ? staffRequest(staff, `form-${formId.data}`, asked) : undefined;
}

/** The same for a form that changes one version of a thing, recognised by that version. */
export const versionRequest = (
  staff: Staff,
  { id, version }: { readonly id: string; readonly version: number },
  asked: readonly [step: string, ...unknown[]],
): StaffRequest => staffRequest(staff, `form-${id}-${version}-${asked[0]}`, asked);

/** The version that a form was made from; `undefined` if the form names none. */
export function versionIn(fields: URLSearchParams): number | undefined {
  const version = Number(fields.get('version') || 'none');
  return Number.isSafeInteger(version) ? version : undefined;
}
