import { createHash } from 'node:crypto';
import type { Language } from '#events/index.ts';
import { fold } from '#shared/language/index.ts';
import { keys, type Table, type Write } from '#shared/table/index.ts';
import { type Phone, type PhoneState, unheardOf } from './schema.ts';

/** A phone's own state; one never heard of has no one on it. */
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

/** So often a phone is helped along in an hour: a person tries other words, and two machines fall silent within three. */
const mostHelped = 3;

/**
 * A phone is helped along, or its greeting answered: three times an hour at the most, never twice in a row for the same words, and
 * only once where it sends back what it was told (`isEcho`), so that two machines cannot talk for ever (domain.md rule 4). Refused under the name `helped` else. Of the words only a digest is
 * kept.
 * @param phone as it was read; where it was helped since, this is refused
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

/** The phone is written to in this language from now on, whoever is on it. */
export const languageWrite = (phone: string, language: Language): Write => ({
  as: 'language',
  update: keys.phoneStateKey(phone),
  changes: { set: { language, chosenLanguage: language }, remove: ['languageIsGuess'] },
});
