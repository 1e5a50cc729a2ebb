import { createHash } from 'node:crypto';
import type { Language } from '#events/index.ts';
import { fold } from '#shared/language/index.ts';
import { keys, type Table, type Write } from '#shared/table/index.ts';
import { type Phone, type PhoneState, unheardOf } from './schema.ts';

/** A phone's own state; a phone never heard of has no people. */
export const phoneStateOf = async (table: Table, phone: string): Promise<PhoneState> => ({
  ...unheardOf,
  ...(await table.get<Partial<PhoneState>>(keys.phoneStateKey(phone))),
});

const hour = 3_600_000;

/** The phone asks for no more messages; refused under the name `stop` when it has asked already. */
export const stopWrite = (phone: string, now: Date): Write => ({
  as: 'stop',
  update: keys.phoneStateKey(phone),
  changes: { set: { stoppedAt: now.toISOString() } },
  when: (place) => `attribute_not_exists(${place.name('stoppedAt')})`,
});

/** The phone may be texted again. */
export const startWrite = (phone: string): Write => ({
  as: 'start',
  update: keys.phoneStateKey(phone),
  changes: { remove: ['stoppedAt'] },
});

/**
 * How often in an hour a phone is helped: a person tries other words, and two machines fall silent within
 * three.
 */
const mostHelped = 3;

/**
 * Notes that a phone is helped, or its greeting answered: at most three times an hour, never twice in a row
 * for the same words, and only once where it sends our words back (`isEcho`), so that two machines cannot
 * talk for ever (domain.md rule 4). Beyond that, refused under the name `helped`. Only a digest of the words
 * is kept.
 * @param phone as read; refused where it was helped since
 */
export function helpedWrite({ phone, state }: Phone, body: string, isEcho: boolean, now: Date): Write {
  const anHourAgo = new Date(now.getTime() - hour).toISOString();
  const helpedWords = digestOf(body);
  const { helpedAt, helpedTimes = mostHelped } = state;
  const isFirst = helpedAt === undefined || helpedAt < anHourAgo;
  const mayAgain = !isFirst && !isEcho && helpedTimes < mostHelped;
  return {
    as: 'helped',
    update: keys.phoneStateKey(phone),
    changes: {
      set: mayAgain
        ? { helpedTimes: helpedTimes + 1, helpedWords }
        : { helpedAt: now.toISOString(), helpedTimes: 1, helpedWords },
    },
    when: (place) =>
      mayAgain
        ? `${place.name('helpedAt')} = ${place.value(helpedAt)} AND ${place.name('helpedTimes')} = ${place.value(
            helpedTimes,
          )} AND ${place.name('helpedWords')} <> ${place.value(helpedWords)}`
        : `attribute_not_exists(${place.name('helpedAt')}) OR ${place.name('helpedAt')} < ${place.value(anHourAgo)}`,
  };
}

const digestOf = (body: string): string =>
  createHash('sha256').update(fold(body)).digest('base64url').slice(0, 12);

/** Texts to the phone are in this language from now on, for everyone on it. */
export const languageWrite = (phone: string, language: Language): Write => ({
  as: 'language',
  update: keys.phoneStateKey(phone),
  changes: { set: { language, chosenLanguage: language }, remove: ['languageIsGuess'] },
});
