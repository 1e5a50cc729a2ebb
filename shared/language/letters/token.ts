/**
 * A run of letters or of digits in a text. An `amount` is digits that are part of something longer or have a
 * sign: `4,600`, `10:30`, `30/11`, `+964`, `250$`; never a code. A `date` is a date of birth, its year
 * `folded`.
 */
export type Token = {
  readonly kind: 'word' | 'digits' | 'amount' | 'date';
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  /** Nothing separates this token from the one before: `سجل214`. */
  readonly glued: boolean;
};
