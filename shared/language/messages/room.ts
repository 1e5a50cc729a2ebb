import type { CentreId, Language } from '#events/vocabulary.ts';

/**
 * The names that arguments of texts may have, and what each is. Instants are ISO 8601 in UTC, and shown in Baghdad time; a date (`2026-11-30`) is
 * shown as a day without a time.
 */
export type Arguments = {
  readonly code: string;
  readonly codes: string;
  readonly name: string;
  readonly title: string;
  readonly centre: CentreId;
  readonly start: string;
  /** When it was to be before it was moved. */
  readonly before: string;
  /** The code of a second activity on the same day, and its time of day, `HH:MM`. */
  readonly other: string;
  readonly time: string;
  /** The first and the last of some days. */
  readonly first: string;
  readonly last: string;
  /** What staff wrote, in the language of the text. */
  readonly text: string;
  readonly deadline: string;
  /** The number on a certificate: Latin letters and digits, shown as they are. */
  readonly certificate: string;
  /** The month in which something was completed, `2026-11`. */
  readonly month: string;
  /** The number of an application or a grant: six digits, shown as they are, so that they can be typed back. */
  readonly number: string;
  /** How an application or a grant stands: its status, or `draft`. */
  readonly standing: string;
  /** The address of a page. */
  readonly link: string;
  /** What opens an application page: six digits, shown as they are. */
  readonly unlockCode: string;
  /** A sum in the digits of the reader, without its currency. */
  readonly amount: string;
  /** Sums with their currency, as readers of the language write them: what was read of one that was typed. */
  readonly sum: string;
  readonly otherSum: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly position: number;
  readonly placesLeft: number;
  /** How many sessions of a course are over, of how many. */
  readonly over: number;
  readonly sessions: number;
  readonly count: number;
  /** How many more children stand in line for childcare. */
  readonly inLine: number;
  readonly max: number;
  readonly minAge: number;
  readonly maxAge: number;
};

/** Some texts in every language: those of one surface, or those that several share. */
export type Room = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** Names of the arguments in an ICU text: what stands between `{` and `}` or `,`, where it is one of ours. */
type ArgumentsIn<Text> = Text extends `${string}{${infer Rest}`
  ?
      | (Rest extends `${infer Name}}${string}` ? Extract<FirstPart<Name>, keyof Arguments> : never)
      | ArgumentsIn<Rest>
  : never;
type FirstPart<Name extends string> = Name extends `${infer First},${string}` ? First : Name;

/** What the text of a key must be given, by the English texts. */
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

/** The texts of a room by their language. A missing key or argument in one of them is a compiler error, naming it. */
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
