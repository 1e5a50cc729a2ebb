/**
 * The texts of all surfaces together, for tools and tests that check every one. A function imports its own
 * surface's index instead, so that it carries only those texts.
 */
import type { Language } from '#events/vocabulary.ts';
import { applications } from './applications/texts.ts';
import { console } from './console/texts.ts';
import { fields } from './fields/texts.ts';
import { rendererOf } from './render.ts';
import type { Room } from './room.ts';
import { site } from './site/texts.ts';
import { sms } from './sms/texts.ts';
import { words } from './words/texts.ts';

/** Every room of texts by its name: each key is in exactly one. */
export const rooms = { sms, site, applications, fields, console, words } as const satisfies Record<
  string,
  Room
>;

type Rooms = typeof rooms;
export type MessageKey = { readonly [Name in keyof Rooms]: keyof Rooms[Name]['en'] }[keyof Rooms] & string;

/** Every text in a language. */
const textsIn = (language: Language): Readonly<Record<MessageKey, string>> => ({
  ...sms[language],
  ...site[language],
  ...applications[language],
  ...fields[language],
  ...console[language],
  ...words[language],
});

/** Every text in every language. */
export const catalogue: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  en: textsIn('en'),
  ar: textsIn('ar'),
  ckb: textsIn('ckb'),
};

export const { render, renderStored, isMessageKey } = rendererOf(
  sms,
  site,
  applications,
  fields,
  console,
  words,
);
