import { type CentreId, centreIds, type Language } from '../../events/index.ts';
import { firstName, formatDayTime, isMessageKey, renderStored } from '../language/index.ts';
import type { Line, Message } from './schema.ts';

/** Texts that speak to someone by name when a name is known. */
const withName: Readonly<Record<string, string>> = { 'sms.confirmed': 'sms.confirmedFor' };

/** The message as it is sent: its lines in its language, with days, centres and the first name put in. */
export const present = (message: Message, name: string | null): string =>
  message.lines.map((line) => presentLine(line, message.language, name)).join('\n');

function presentLine(line: Line, language: Language, name: string | null): string {
  const named = name === null ? undefined : withName[line.key];
  const key = named ?? line.key;
  if (!isMessageKey(key)) throw new Error(`The catalogue has no text ${key}`);
  const args = Object.fromEntries(
    Object.entries(line.args).map(([gap, value]) => [gap, presentValue(value, language)]),
  );
  return renderStored(
    key,
    language,
    named === undefined || name === null ? args : { ...args, name: firstName(name) },
  );
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function presentValue(value: string | number, language: Language): string | number {
  if (typeof value === 'number') return value;
  if (instant.test(value)) return formatDayTime(value, language);
  return isCentre(value) ? renderStored(`centre.${value}`, language, {}) : value;
}

const isCentre = (value: string): value is CentreId => centreIds.some((centre) => centre === value);
