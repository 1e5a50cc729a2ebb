/** Every text of a run, with when it arrived on the moved clock, why it was sent, and what it says. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Language, MessagePurpose } from '#events/vocabulary.ts';
import { placesOf, projectRoot } from '#local/places.ts';
import { formatDayShort, localDate, localTime, localToUtc } from '#shared/language/time/time.ts';
import { keptOf, type Sent, type Table } from './kept.ts';

/** As every stage with people has it. */
export const quietHours = { from: '21:00', until: '08:00' } as const;

const report = join(projectRoot, '.local', 'test-reports', 'texts-of-a-year.txt');
const roles = join(placesOf('months').folder, 'roles.jsonl');

export type Arrived = {
  /** UTC, by the moved clock. */
  readonly at: string;
  readonly phone: string;
  /** Whose phone it is, as a test has said (`isPhoneOf`). */
  readonly role: string;
  /** Why it was sent, as the outbox has it; `reply` where it answers a phone of which no one is known. */
  readonly purpose: MessagePurpose | 'reply';
  readonly segments: number;
  readonly body: string;
  /** As the outbox has it, with whatever went along; none where it is forgotten by now. */
  readonly messages: readonly Sent[];
};

/** Forgets what an earlier run has said. */
export const forgetRoles = (): void => rmSync(roles, { force: true });

/** Says whose phone a number is, for whoever reads the texts. */
export function isPhoneOf(number: string, role: string): void {
  mkdirSync(dirname(roles), { recursive: true });
  appendFileSync(roles, `${JSON.stringify([number, role])}\n`);
}

type Cloud = Table & { readonly carrierUrl: string };

/** What has arrived on all phones so far, in the order of time. */
export async function textsOf(cloud: Cloud): Promise<readonly Arrived[]> {
  const answer = await fetch(`${cloud.carrierUrl}/messages`);
  const carried: readonly {
    readonly id: string;
    readonly to: string;
    readonly at: string;
    readonly segments: number;
    readonly body: string;
  }[] = await answer.json();
  const [{ messages }, roleOf] = [await keptOf(cloud), rolesSaid()];
  return carried.map(({ id, to, at, segments, body }) => {
    const main = messages.find(({ network }) => network === id);
    const along = messages.filter(({ messageId }) => main?.along?.includes(messageId) === true);
    return {
      ...{ at, phone: to, role: roleOf.get(to) ?? 'participant', purpose: main?.purpose ?? 'reply' },
      ...{ segments, body, messages: main === undefined ? [] : [main, ...along] },
    };
  });
}

function rolesSaid(): ReadonlyMap<string, string> {
  const lines = existsSync(roles) ? readFileSync(roles, 'utf8').split('\n').filter(Boolean) : [];
  return new Map(lines.map((line): [string, string] => JSON.parse(line)));
}

/** Writes them down to be read: a line each, `day hour | role, end of the number | purpose | segments | words`. */
export async function keepTexts(cloud: Cloud): Promise<void> {
  const lines = (await textsOf(cloud)).map(({ at, phone, role, purpose, segments, body }) =>
    [
      `${localDate(at)} ${localTime(at)}`,
      `${role} …${phone.slice(-4)}`,
      purpose,
      segments,
      body.replaceAll('\n', ' ⏎ '),
    ].join(' | '),
  );
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, `${lines.join('\n')}\n`);
}

const day = 24 * 3_600_000;
/** So far before and behind its arrival a text may name a day; no day and month comes twice in that time. */
const looked = 180;

const saidDays = new Map<string, string>();
/** A day as texts name it, put into words once: each text is looked through for every day of a year. */
function wordsFor(date: string, language: Language): string {
  const key = `${language} ${date}`;
  const words = saidDays.get(key) ?? formatDayShort(localToUtc(date, '12:00'), language);
  saidDays.set(key, words);
  return words;
}

/**
 * The first day that a text names, with its hour where one follows; its last minute where none does. One that tells that a
 * session was moved names the new day first.
 */
export function firstNamed({ at, body }: Pick<Arrived, 'at' | 'body'>): string | undefined {
  const languages: readonly Language[] = ['ar', 'ckb', 'en'];
  const named = Array.from({ length: 2 * looked + 1 }, (_, nth) => {
    const date = localDate(new Date(Date.parse(at) + (nth - looked) * day).toISOString());
    return languages.flatMap((language) => {
      const words = wordsFor(date, language);
      const position = body.indexOf(words);
      const behind = body.slice(position + words.length);
      // `30/1` is no beginning of `30/11`.
      return position < 0 || /^[\d٠-٩]/.test(behind) ? [] : [{ position, date, behind }];
    });
  }).flat();
  const [first] = named.toSorted((a, b) => a.position - b.position);
  return first && localToUtc(first.date, hourIn(first.behind) ?? '23:59');
}

const hourIn = (behind: string): string | undefined => {
  const ascii = behind.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660));
  const [, hour, minute] = /^[^\d\n]{0,12}(\d{1,2}):(\d\d)/.exec(ascii) ?? [];
  return hour === undefined ? undefined : `${hour.padStart(2, '0')}:${minute}`;
};
