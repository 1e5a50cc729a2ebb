/** What people with phones, staff and time may do, in any order. */
import * as fc from 'fast-check';
import { cancel, register, registrationsOf } from '#shared/registration/index.ts';
import { asks, phoneNumber, staff } from '../builders.ts';
import type { TestTable } from '../table/table.ts';
import type { Phones } from './phones.ts';

/** The last person never texts: others may fill in the form for her. */
export const people = 4;
export const stranger = people - 1;
const texts = [
  ...['214', '٢١٤', 'join 214 Rebin 1987', '215', 'سجل ٢١٥', 'CANCEL 214', 'الغاء 215', 'YES', 'بەڵێ', 'NO'],
  ...[
    'STATUS',
    'دۆخ',
    'LIST',
    'قائمة',
    'female',
    '1990',
    'no, 1991',
    'لا، ١٩٩٢',
    'Rebin',
    '2 children',
    'hello?',
  ],
  ...['STOP', 'إيقاف', 'وەستان', 'START', 'ابدأ', 'ERASE ME', 'امسح بياناتي', 'ERASE ME'],
];

export type Doing =
  /** So many times, each delivered so often. */
  | {
      readonly does: 'texts';
      readonly person: number;
      readonly body: string;
      readonly times: number;
      readonly copies: number;
    }
  | { readonly does: 'form'; readonly person: number; readonly code: string }
  | { readonly does: 'staff-cancels'; readonly person: number }
  /** Someone fills in the form, and staff cancel, three times over. */
  | { readonly does: 'back-and-forth'; readonly person: number }
  | { readonly does: 'time-passes'; readonly minutes: number }
  | { readonly does: 'all-settles' };

type Withdrawal = Extract<Doing, { does: 'texts' }>;
/** Whether it is someone's wish to be forgotten. */
export const withdraws = (doing: Doing): doing is Withdrawal =>
  doing.does === 'texts' && /ERASE|امسح/.test(doing.body);

const anyone = fc.nat(people - 1);
const anyDoings: fc.Arbitrary<Doing[]> = fc.array(
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc.record({
        does: fc.constant('texts' as const),
        person: fc.nat(stranger - 1),
        body: fc.constantFrom(...texts),
        times: fc.constantFrom(1, 1, 1, 4),
        copies: fc.constantFrom(1, 1, 2),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        does: fc.constant('form' as const),
        person: anyone,
        code: fc.constantFrom('214', '215'),
      }),
    },
    { weight: 3, arbitrary: fc.record({ does: fc.constant('staff-cancels' as const), person: anyone }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('back-and-forth' as const), person: anyone }) },
    {
      weight: 2,
      arbitrary: fc.record({
        does: fc.constant('time-passes' as const),
        minutes: fc.constantFrom(5, 50, 700, 1500),
      }),
    },
    { weight: 4, arbitrary: fc.constant({ does: 'all-settles' } as const) },
  ),
  { minLength: 8, maxLength: 32 },
);

/** Some end with someone's wish to be forgotten. */
export const doings: fc.Arbitrary<Doing[]> = fc
  .tuple(anyDoings, fc.option(fc.nat(stranger - 1)))
  .map(([story, person]) =>
    person === null ? story : [...story, { does: 'texts', person, body: 'ERASE ME', times: 1, copies: 2 }],
  );

async function untilDone(attempt: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await attempt();
      return;
    } catch (fault) {
      if (tries > 60) throw fault;
    }
  }
}

/** Lets it happen; texts are delivered again until they are taken. `id` tells this doing from others. */
export async function happens(db: TestTable, phones: Phones, doing: Doing, id: string): Promise<void> {
  switch (doing.does) {
    case 'texts':
      for (let text = 0; text < doing.times * doing.copies; text++) {
        const textId = `sms:${id}:${text % doing.times}`;
        await untilDone(() => phones.delivered(doing.person, doing.body, textId));
      }
      return;
    case 'form':
      return fillInForm(db, doing.person, doing.code);
    case 'staff-cancels':
      return cancelAll(db, doing.person, `staff:${id}`);
    case 'back-and-forth':
      for (let time = 0; time < 3; time++) {
        await fillInForm(db, doing.person, '214');
        await cancelAll(db, doing.person, `staff:${id}:${time}`);
      }
      return;
    case 'time-passes':
      return db.clock.forward({ minutes: doing.minutes });
    case 'all-settles':
      return phones.settle();
  }
}

async function fillInForm(db: TestTable, person: number, code: string): Promise<void> {
  const name = person === stranger ? 'Manal Kareem' : 'Rebin';
  await register(db.context, asks(db.context, person, { code, name, group: 'idp', birthYear: 1990 }));
}

async function cancelAll(db: TestTable, person: number, requestId: string): Promise<void> {
  const people = (await db.items()).filter(
    ({ pk, sk }) => pk === `PHONE#${phoneNumber(person)}` && sk.startsWith('PERSON#'),
  );
  for (const { personId } of people)
    for (const registration of await registrationsOf(db.context.table, String(personId)))
      await cancel(db.context, registration, staff, { requestId: `${requestId}:${registration.code}` });
}

const oneAsks = (person: number, body: string, times = 1): Doing => ({
  does: 'texts',
  person,
  body,
  times,
  copies: 1,
});
/** One in which every limit is met, so that what looks at stories has something to look at. */
export const busyStory: Doing[] = [
  { does: 'back-and-forth', person: stranger },
  { does: 'all-settles' },
  oneAsks(0, 'STATUS', 4),
  { does: 'all-settles' },
  ...['LIST', '215', 'STATUS', 'CANCEL 215', 'HELP'].map((body) => oneAsks(1, body)),
  { does: 'all-settles' },
  oneAsks(2, '214'),
  oneAsks(2, 'ERASE ME'),
];
