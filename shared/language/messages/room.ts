import type { CentreId, Language } from '#events/vocabulary.ts';

/**
 * The possible arguments of texts. Instants are ISO 8601 in UTC, and shown in Baghdad time; a date
 * (`2026-11-30`) is shown as a day without a time.
 */
export type Arguments = {
  readonly code: string;
  readonly codes: string;
  readonly name: string;
  readonly title: string;
  readonly centre: CentreId;
  readonly start: string;
  /** The instant before a move. */
  readonly before: string;
  /** The code of a second activity on the same day, and its time of day, `HH:MM`. */
  readonly other: string;
  readonly time: string;
  /** The first and the last of a range of days. */
  readonly first: string;
  readonly last: string;
  /** A text of staff, in the language of the message. */
  readonly text: string;
  readonly deadline: string;
  /** The number on a certificate: Latin letters and digits, shown as they are. */
  readonly certificate: string;
  /** The month of completion, `2026-11`. */
  readonly month: string;
  /** The number of an application or a grant: six digits, shown unchanged, so that they can be typed back. */
  readonly number: string;
  /** The state of an application or a grant: its status, or `draft`. */
  readonly standing: string;
  /** The address of a page. */
  readonly link: string;
  /** The code that opens an application page: six digits, shown unchanged. */
  readonly unlockCode: string;
  /** A sum in the reader's digits, without its currency. */
  readonly amount: string;
  /** Sums with their currency, in the language's usual form: the readings of a typed sum. */
  readonly sum: string;
  readonly otherSum: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly position: number;
  readonly placesLeft: number;
  /** How many sessions of a course are over, out of `sessions`. */
  readonly over: number;
  readonly sessions: number;
  readonly count: number;
  /** How many more children wait for childcare. */
  readonly inLine: number;
  readonly max: number;
  readonly minAge: number;
  readonly maxAge: number;
};

/** Some texts in every language: those of one surface, or shared by several. */
export type Room = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** Names of the arguments in an ICU text: the words between `{` and `}` or `,` that are in `Arguments`. */
type ArgumentsIn<Text> = Text extends `${string}{${infer Rest}`
  ?
      | (Rest extends `${infer Name}}${string}` ? Extract<FirstPart<Name>, keyof Arguments> : never)
      | ArgumentsIn<Rest>
  : never;
type FirstPart<Name extends string> = Name extends `${infer First},${string}` ? First : Name;

/** The arguments that the text of a key needs, by the English texts. */
export type ArgumentsOf<English, Key extends keyof English> = Pick<Arguments, ArgumentsIn<English[Key]>>;

/** Texts with English's keys and, text by text, English's arguments; `never` where a text differs. */
type SameAs<English, Texts> = {
  readonly [Key in keyof English]: Key extends keyof Texts
    ? Texts[Key] extends string
      ? [ArgumentsIn<Texts[Key]>, ArgumentsIn<English[Key]>] extends [
          ArgumentsIn<English[Key]>,
          ArgumentsIn<Texts[Key]>,
        ]
        ? string
        : never
      : never
    : never;
} & { readonly [Key in Exclude<keyof Texts, keyof English>]: never };

/** The texts of a room by language. A key or argument missing in one is a compiler error that names it. */
export type RoomOf<Texts extends Readonly<Record<Language, object>>> = {
  readonly [Each in Language]: Each extends 'en' ? Texts['en'] : SameAs<Texts['en'], Texts[Each]>;
};

/** The English texts of several rooms together. */
export type EnglishOf<Rooms extends readonly Room[]> = Rooms extends readonly [
  infer First extends Room,
  ...infer Rest extends readonly Room[],
]
  ? First['en'] & EnglishOf<Rest>
  : unknown;
