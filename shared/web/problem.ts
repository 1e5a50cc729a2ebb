import type { Currency, Language } from '#events/index.ts';
import type { FieldKey } from '#shared/language/messages/fields/index.ts';
import type { Headers } from './answer.ts';

/** What can be wrong with a request, each with its title in the catalogue: `problem.<name>`. */
export type ProblemName = FieldKey extends infer Key
  ? Key extends `problem.${infer Name}`
    ? Name
    : never
  : never;

/** What can be wrong with one field, each with its text in the catalogue: `field.<reason>`. */
export type FieldReason = FieldKey extends infer Key
  ? Key extends `field.${infer Reason}`
    ? Reason
    : never
  : never;

/** One field (by JSON pointer, RFC 6901), parameter of the address or header that is not as it must be. */
export type FieldError =
  | { readonly pointer: string; readonly reason: FieldReason }
  | { readonly parameter: string; readonly reason: FieldReason }
  | { readonly header: string; readonly reason: FieldReason };

/** A text of the catalogue and what fills its gaps. */
export type Told = { readonly key: FieldKey; readonly args: Readonly<Record<string, string | number>> };
/** The same with sums of money, which are written as readers of the language write them. */
type Detail = {
  readonly key: FieldKey;
  readonly args: Readonly<Record<string, string | number | Sum>>;
};
type Sum = { readonly amount: number; readonly currency: Currency };

/** Why a request is not answered as asked: a value, told as JSON (RFC 9457) or as a page. */
export type Problem = {
  readonly problem: ProblemName;
  readonly status: number;
  /** More about this very case: when registration opens, for whom the activity is. */
  readonly detail?: Detail;
  readonly errors: readonly FieldError[];
  /** What else a program is told of this very case (RFC 9457, 3.2). */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
  /** The language to tell it in where address and headers ask for none; by default that which the body names. */
  readonly language?: Language;
};

/** A problem under its name and HTTP status; no field errors and no headers unless `details` give some. */
export const problem = (
  name: ProblemName,
  status: number,
  details: Partial<Omit<Problem, 'problem' | 'status'>> = {},
): Problem => ({ problem: name, status, errors: [], headers: {}, ...details });
