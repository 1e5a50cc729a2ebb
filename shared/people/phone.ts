import type { Language } from '../../events/index.ts';
import { keys, type Table, type Write } from '../table/index.ts';
import { type PhoneState, unheardOf } from './schema.ts';

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

/** A phone is helped along once an hour, so that two machines cannot talk for ever (domain.md rule 4). */
export const helpedWrite = (phone: string, now: Date): Write => ({
  as: 'helped',
  update: keys.phoneStateKey(phone),
  changes: { set: { helpedAt: now.toISOString() } },
  when: (place) =>
    `attribute_not_exists(${place.name('helpedAt')}) OR ${place.name('helpedAt')} < ${place.value(
      new Date(now.getTime() - hour).toISOString(),
    )}`,
});

/** The phone is written to in this language from now on, whoever is on it. */
export const languageWrite = (phone: string, language: Language): Write => ({
  as: 'language',
  update: keys.phoneStateKey(phone),
  changes: { set: { language, chosenLanguage: language }, remove: ['languageIsGuess'] },
});
