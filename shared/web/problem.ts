import type { Currency, Language } from '#events/index.ts';
import type { FieldKey } from '#shared/language/messages/fields/index.ts';

/** The headers of an answer, by their names in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** The kinds of problems with a request; each has its title in the catalogue: `problem.<name>`. */
export type ProblemName = FieldKey extends infer Key
  ? Key extends `problem.${infer Name}`
    ? Name
    : never
  : never;

/** The reasons for refusing a field; each has its text in the catalogue: `field.<reason>`. */
export type FieldReason = FieldKey extends infer Key
  ? Key extends `field.${infer Reason}`
    ? Reason
    : never
  : never;

/** One wrong field (by JSON pointer, RFC 6901), parameter of the address, or header. */
export type FieldError =
  | { readonly pointer: string; readonly reason: FieldReason }
  | { readonly parameter: string; readonly reason: FieldReason }
  | { readonly header: string; readonly reason: FieldReason };

/** A text of the catalogue with its arguments. */
export type Told = { readonly key: FieldKey; readonly args: Readonly<Record<string, string | number>> };
/** As `Told`, also with sums of money, which are written the way of the language. */
type Detail = {
  readonly key: FieldKey;
  readonly args: Readonly<Record<string, string | number | Sum>>;
};
type Sum = { readonly amount: number; readonly currency: Currency };

/** Why a request is not answered as asked: a value, told as JSON (RFC 9457) or as a page. */
export type Problem = {
  readonly problem: ProblemName;
  readonly status: number;
  /** The detail of this case: when registration opens, whom the activity is for. */
  readonly detail?: Detail;
  readonly errors: readonly FieldError[];
  /** Further members for programs about this case (RFC 9457, 3.2). */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
  /** The language to use where address and headers ask for none; default: the one the body names. */
  readonly language?: Language;
};

/** A problem under its name and HTTP status; no field errors and no headers unless `details` give some. */
export const problem = (
  name: ProblemName,
  status: number,
  details: Partial<Omit<Problem, 'problem' | 'status'>> = {},
): Problem => ({ problem: name, status, errors: [], headers: {}, ...details });
