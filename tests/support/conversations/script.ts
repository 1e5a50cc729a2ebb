/**
 * Conversations as scripts: given these texts, these replies, and what is kept in the end. They are run as pure
 * functions, on a table, and some of them through the phone network and through each door.
 */

import type { Gender, Language } from '#events/index.ts';
import type { CreateActivity } from '#shared/activities/schema.ts';
import type { Conversation } from '#shared/conversation/conversation.ts';

/** A text and what its phone is answered: keys of the catalogue without `sms.`, line by line; none is silence. */
export type Turn = {
  /** Which phone texts; default 1. Phones 1–9 are ordinary ones, 20 is a community focal point's. */
  readonly from?: number;
  readonly says: string;
  readonly hears: readonly string[];
  /** What stands in the answer besides: names. In the demonstration, codes are others: none of those. */
  readonly tells?: readonly string[];
  /** In which language; default that of the script. */
  readonly in?: Language;
  /** What another phone hears because of it. */
  readonly alsoHears?: { readonly phone: number; readonly lines: readonly string[] };
  /** Time that goes by before it. */
  readonly after?: { readonly days?: number; readonly minutes?: number };
};

export type Script = {
  readonly title: string;
  readonly language: Language;
  /** Whether it is told through the phone network too. */
  readonly endToEnd?: true;
  readonly turns: readonly Turn[];
  readonly ends: {
    /** Who is known on phone 1 (or `phone`), in the order in which they came; what is left out is not known. */
    readonly people?: readonly KnownPerson[];
    readonly phone?: number;
    /** Registrations of those, as `214 confirmed`. */
    readonly registrations?: readonly string[];
    /** What phone 1 is still asked; `null` for nothing. */
    readonly asking?: Conversation['asking'];
  };
};

export type KnownPerson = { readonly name?: string; readonly gender?: Gender; readonly birthYear?: number };

/** The activities that scripts speak of, as they differ from a sewing course in Kirkuk with ten places. */
export const activities: readonly (Partial<CreateActivity> & { readonly code: string })[] = [
  { code: '214' },
  { code: '215', childcareCapacity: 5, kind: 'literacy' },
  { code: '216', audience: { gender: 'female' } },
  { code: '217', audience: { minAge: 15, maxAge: 24 } },
  { code: '218', capacity: 1 },
  // At the same hours as 214.
  { code: '220' },
];

export const focalPoint = 20;
