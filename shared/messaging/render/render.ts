import type { Language } from '#events/index.ts';
import { callNames } from '#shared/language/index.ts';
import { isMessageKey, renderStored, type SmsKey } from '#shared/language/messages/sms/index.ts';
import { segmentsOf } from '../spend/spend.ts';
import type { Introduction } from './first-text-notice.ts';
import type { NamedLine } from './recipient.ts';

/** Texts that speak of someone by name when a name is known: phones are shared. */
const withName: Readonly<Partial<Record<SmsKey, SmsKey>>> = {
  'sms.confirmed': 'sms.confirmedFor',
  'sms.placed': 'sms.placedFor',
  'sms.confirmedChildren': 'sms.confirmedChildrenFor',
  'sms.placedChildren': 'sms.placedChildrenFor',
  'sms.offeredChildren': 'sms.offeredChildrenFor',
  'sms.childcareGiven': 'sms.childcareGivenFor',
  'sms.confirmedLate': 'sms.confirmedLateFor',
  'sms.placedLate': 'sms.placedLateFor',
  'sms.offeredLate': 'sms.offeredLateFor',
  'sms.statusLine.undated': 'sms.statusLine.undatedFor',
  'sms.waitlisted': 'sms.waitlistedFor',
  'sms.offered': 'sms.offeredFor',
  'sms.expired': 'sms.expiredFor',
  'sms.cancelled': 'sms.cancelledFor',
  'sms.cancelledClosed': 'sms.cancelledClosedFor',
  'sms.expiredClosed': 'sms.expiredClosedFor',
  'sms.absences': 'sms.absencesFor',
  'sms.completed': 'sms.completedFor',
  'sms.reminder': 'sms.reminderFor',
  'sms.reminderTwo': 'sms.reminderTwoFor',
  'sms.reminderTwice': 'sms.reminderTwiceFor',
};

/**
 * The only texts that may name an activity's title, which is its topic. Callers must not use them for
 * sensitive activities (domain.md rule 7), which have `sms.listLineSensitive` and `sms.certificateValid`.
 */
export const namesTopic: ReadonlySet<string> = new Set<SmsKey>(['sms.listLine', 'sms.certificateValidOf']);

export type Presented = {
  readonly lines: readonly NamedLine[];
  readonly language: Language;
  readonly introduction: Introduction;
  /**
   * Everyone on the phone, where they are several: people who would be called the same are told apart by more
   * of the name.
   */
  readonly onPhone?: readonly string[];
};

/**
 * The message as sent: its lines in its language, with days, centres and first names put in. A long name is
 * shortened where that saves a segment; a line's `shorter` form is used where the line takes more than one.
 * Throws on a line that would tell a topic it may not: that is our mistake, and nothing is sent.
 */
export function present(message: Presented): string {
  const whole = presentAll(message);
  const { lines } = message;
  if (segmentsOf(whole) === 1 || lines.every(({ shorter }) => shorter === undefined)) return whole;
  return presentAll({ ...message, lines: lines.map((line) => ({ ...line, ...line.shorter })) });
}

function presentAll({ lines, language, introduction, onPhone = [] }: Presented): string {
  const called = new Map(
    lines.flatMap(({ name }) =>
      name === null
        ? []
        : [
            [
              name,
              callNames(
                name,
                onPhone.filter((other) => other !== name),
              ),
            ] as const,
          ],
    ),
  );
  const say = (which: 0 | -1): string => {
    const named = lines.map((line) => ({
      ...line,
      name: line.name === null ? null : (called.get(line.name)?.at(which) ?? line.name),
    }));
    return introduced(named, language, introduction);
  };
  const full = say(0);
  if ([...called.values()].every((ways) => ways.length === 1)) return full;
  const short = say(-1);
  return segmentsOf(full) > segmentsOf(short) ? short : full;
}

function introduced(lines: readonly NamedLine[], language: Language, introduction: Introduction): string {
  const texts = lines.map((line) => presentLine(line, language, introduction));
  switch (introduction) {
    case 'none':
      return texts.join('\n');
    case 'consent':
    case 'consent-brief': {
      const consent = introduction === 'consent' ? 'sms.consent' : 'sms.consentBrief';
      return texts.toSpliced(1, 0, renderStored(consent, language, {})).join('\n');
    }
    case 'how-to-erase':
      return texts.toSpliced(1, 0, renderStored('sms.howToErase', language, {})).join('\n');
    case 'stop':
      return [...texts, ...(lines.some(saysStop) ? [] : [renderStored('sms.first.stop', language, {})])].join(
        '\n',
      );
  }
}

/** With the month beside the code, where another activity has, or had, the same code. */
const argsOf = ({ args, month }: NamedLine, language: Language): NamedLine['args'] =>
  month === undefined || args.code === undefined
    ? args
    : { ...args, code: renderStored('sms.codeThen', language, { code: args.code, month }) };

/** The key of the same text with how to stop, in one segment; not every text has one. */
const firstOf = (key: string): string => key.replace(/^sms\./, 'sms.first.');
const saysStop = ({ key }: NamedLine): boolean => isMessageKey(firstOf(key));

function presentLine(line: NamedLine, language: Language, introduction: Introduction): string {
  const { key, name } = line;
  const args = argsOf(line, language);
  if ('title' in args && !namesTopic.has(key))
    throw new Error(`${key} may not tell what an activity is about`);
  const named = name !== null && isMessageKey(key) ? (withName[key] ?? key) : key;
  const said = introduction === 'stop' && isMessageKey(firstOf(named)) ? firstOf(named) : named;
  if (!isMessageKey(said)) throw new Error(`The catalogue has no text ${said}`);
  return renderStored(said, language, name === null ? args : { ...args, name });
}
