/** Rules 4, 6, 7 and 8 of the domain, whatever happens and in whatever order: what each phone gets, and what is kept. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { languages, othersThan } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { endOfQuiet } from '#shared/language/time/quiet-hours.ts';
import { localDate } from '#shared/language/time/time.ts';
import type { Limits, Message, Publish } from '#shared/messaging/index.ts';
import { isUnprompted } from '#shared/messaging/policy/policy.ts';
import { phoneOf, phoneStateOf } from '#shared/people/index.ts';
import { keys } from '#shared/table/index.ts';
import { anActivity, phoneNumber } from '#tests/support/builders.ts';
import { type Chance, chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import {
  busyStory,
  type Doing,
  doings,
  happens,
  people,
  stranger,
  withdraws,
} from '#tests/support/phones/stories.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { failure, type Wire } from '#tests/support/table/wire.ts';

/** So few that stories reach them. */
const fewer: Limits = {
  ...strictLimits,
  unpromptedADay: { phone: 4, focalPoint: 4 },
  answers: [
    { minutes: 60, most: { phone: 4, focalPoint: 4 } },
    { minutes: 1440, most: { phone: 7, focalPoint: 7 } },
  ],
};

/** One call in twenty is refused, and one is carried out and its answer lost. */
const unreliable =
  (chance: Chance): Wire =>
  async (_call, carryOut) => {
    const fate = chance.next();
    if (fate < 0.05) return failure(500, 'InternalServerError');
    const answer = await carryOut();
    if (fate > 0.95) throw Object.assign(new Error('Connection timed out'), { name: 'TimeoutError' });
    return answer;
  };

const sensitiveTitles = { ar: 'حلقة دعم', ckb: 'بازنەی پشتگیری', en: 'Trauma circle' };
/** What no text may say: the topic of a sensitive activity, who is displaced, family names, years, numbers. */
const unsaid = [
  ...Object.values(sensitiveTitles).map((title) => new RegExp(title, 'i')),
  /\b(idps?|displac\w*|refugees?|returnees?|host communit\w*)\b|نازح|عائد|لاجئ|ئاوارە|گەڕاوە|پەنابەر/i,
  /Kareem|حسين|\b19\d\d\b|١٩[٠-٩]{2}|964770|0770/,
];
const howToStop = new RegExp(
  languages.map((language) => render('sms.first.stop', language).replace(/^.*[:：]\s*/, '')).join('|'),
);

type Told = {
  readonly phone: string;
  readonly id: string;
  readonly at: number;
  readonly text: string;
  readonly purpose: Message['purpose'];
  readonly unprompted: boolean;
  readonly heard: boolean;
};

async function tell(db: TestTable, story: readonly Doing[], seed: number) {
  const chance = chanceFrom(seed);
  const context = db.process({ wire: unreliable(chance) });
  const told: Told[] = [];
  /** When nothing of a phone was kept any more: what it was sent before then is known to no one. */
  const forgotten = new Map<string, number>();
  const publish: Publish = async (phone, text, id) => {
    const { table } = db.context;
    const message =
      (await table.get<Message>(keys.messageKey(id))) ?? (await table.get<Message>(keys.replyKey(phone, id)));
    if (message === undefined) throw new Error('What is sent stands nowhere');
    const heard = (await phoneStateOf(table, phone)).heardAt !== undefined;
    const { purpose } = message;
    const at = db.clock.now().getTime();
    told.push({ phone, id, at, text, purpose, heard, unprompted: isUnprompted(purpose, heard) });
    if (purpose === 'erase-confirmation') forgotten.set(phone, at);
    if (chance.happens(0.1)) throw new Error('The network took it, but its answer is lost');
  };
  const shared = new Set<number>();
  const phones = phonesOf(db, { limits: fewer, publish, context, chance, repeats: 0.2 });
  await anActivity(db.context, { capacity: 1, childcareCapacity: 2 });
  await anActivity(db.context, {
    code: '215',
    kind: 'self-help',
    titles: sensitiveTitles,
    sensitive: true,
    capacity: 2,
  });
  for (const [position, doing] of story.entries()) {
    // Of several people on a phone the name must be told, and no one tells it here.
    const isHerOwn =
      withdraws(doing) && (await phoneOf(db.context.table, phoneNumber(doing.person))).people.length < 2;
    await happens(db, phones, doing, `${position}`);
    if (isHerOwn) forgotten.set(phoneNumber(doing.person), db.clock.now().getTime());
    if (withdraws(doing) && !isHerOwn) shared.add(doing.person);
  }
  await phones.settle();
  // What is held in the night comes in the morning.
  db.clock.forward({ hours: 14 });
  await phones.settle();
  return { told, forgotten, shared };
}

/** Each text once, as often as it may have gone out. */
const onceEach = (told: readonly Told[]): readonly Told[] => [
  ...new Map(told.toReversed().map((each) => [each.id, each])).values(),
];
const dayOf = ({ at }: Told) => localDate(new Date(at).toISOString());
const mostIn = (told: readonly Told[], minutes: number): number =>
  Math.max(
    0,
    ...told.map(
      ({ at }) => told.filter((other) => other.at <= at && other.at > at - minutes * 60_000 + 1000).length,
    ),
  );
const asides = languages.flatMap((language) => [
  render('sms.consent', language),
  render('sms.consentBrief', language),
  render('sms.howToErase', language),
  othersThan[language],
]);
const withoutAside = (text: string) => asides.reduce((rest, aside) => rest.replace(`\n${aside}`, ''), text);

onTheTable('whatever people, staff, the network and DynamoDB do', () => {
  it('no phone gets more than it may, what it may not, or is remembered when its owner asks to be forgotten', async () => {
    const seen = {
      told: 0,
      toStrangers: 0,
      atDayLimit: 0,
      atHourLimit: 0,
      repeated: 0,
      forgotten: 0,
      sensitive: 0,
    };
    await fc.assert(
      fc.asyncProperty(doings, fc.nat(), async (story, seed) => {
        const db = await newTable();
        const { told, forgotten, shared } = await tell(db, story, seed);
        const items = await db.items();
        expect(broken(items)).toEqual([]);
        for (let person = 0; person < people; person++) {
          const phone = phoneNumber(person);
          const since = forgotten.get(phone) ?? 0;
          const here = onceEach(told.filter((each) => each.phone === phone && each.at > since));
          const days = Map.groupBy(
            here.filter(({ unprompted }) => unprompted),
            dayOf,
          );
          const most = Math.max(0, ...[...days.values()].map(({ length }) => length));
          expect(most).toBeLessThanOrEqual(fewer.unpromptedADay.phone);
          const answers = here.filter(({ unprompted }) => !unprompted);
          for (const { minutes, most: allowed } of fewer.answers)
            expect(mostIn(answers.filter(isLimited), minutes)).toBeLessThanOrEqual(allowed.phone);
          for (const same of Map.groupBy(answers.filter(isLimited), ({ text }) =>
            withoutAside(text),
          ).values()) {
            for (const { minutes, most: allowed } of fewer.sameAnswer)
              expect(mostIn(same, minutes)).toBeLessThanOrEqual(allowed.phone);
            seen.repeated += Number(same.length >= 2);
          }
          if (person === stranger) {
            expect(most).toBeLessThanOrEqual(fewer.toStrangersADay);
            expect(here.every(({ heard }) => !heard)).toBe(true);
            const [first] = here.toSorted((a, b) => a.at - b.at);
            if (first !== undefined) expect(first.text).toMatch(howToStop);
            seen.toStrangers += here.length;
          }
          seen.atDayLimit += Number(most >= fewer.toStrangersADay);
          seen.atHourLimit += Number(mostIn(answers, 60) >= 4);
        }
        for (const { text, at, unprompted } of told) {
          for (const never of unsaid) expect(text).not.toMatch(never);
          if (unprompted) expect(endOfQuiet(new Date(at), fewer.quietHours)).toBeUndefined();
          seen.sensitive += Number(/215/.test(text));
        }
        for (const person of erasedAtTheEnd(story).filter((each) => !shared.has(each))) {
          const phone = phoneNumber(person);
          const kept = items.filter((item) => JSON.stringify(item).includes(phone));
          const isMark = ({ sk, stoppedAt, name }: (typeof kept)[number]) =>
            sk === 'STATE' && stoppedAt !== undefined && name === undefined;
          expect(kept.filter((item) => !isMark(item))).toEqual([]);
          seen.forgotten += 1;
        }
        seen.told += told.length;
        await db.drop();
      }),
      { numRuns: runs(6), seed: 20261123, examples: [[busyStory, 1]] },
    );
    // The stories were about something.
    expect(Object.entries(seen).filter(([, count]) => count === 0)).toEqual([]);
  });
});

/** Confirmations of stopping, starting and being forgotten are sent however full the windows are. */
const isLimited = ({ purpose }: Told) => !purpose.endsWith('-confirmation');

/** Those whose last doing is to withdraw consent. */
function erasedAtTheEnd(story: readonly Doing[]): readonly number[] {
  const last = new Map<number, Doing>();
  for (const doing of story)
    if ('person' in doing && doing.does !== 'staff-cancels') last.set(doing.person, doing);
  return [...last].flatMap(([person, doing]) => (withdraws(doing) ? [person] : []));
}
