/**
 * Rule 6 of the domain, whatever happens and in whatever order: for every change of someone's place or day there is a text that
 * was given to the network, or one that waits with its hour, or a line with her name in front of the team leader.
 *
 * It is held against three ways of breaking it, each of which it must notice: a team leader who is put nothing, a queue that
 * forgets what was put off on it, and a text that takes others along without saying what they said.
 */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isRegistrationEvent, type RegistrationEvent } from '#events/index.ts';
import type { Limits, Message, Publish } from '#shared/messaging/index.ts';
import { noticesOf } from '#shared/messaging/index.ts';
import type { Context } from '#shared/table/index.ts';
import { anActivity } from '#tests/support/builders.ts';
import { asUsual, type Chance, chanceFrom } from '#tests/support/chance/random.ts';
import { runs } from '#tests/support/chance/runs.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { phonesOf } from '#tests/support/phones/phones.ts';
import { busyStory, type Doing, doings, happens, stranger } from '#tests/support/phones/stories.ts';
import { broken, wakeUpsLost } from '#tests/support/table/invariants.ts';
import { type Keyed, newTable, onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { failure, type Wire } from '#tests/support/table/wire.ts';

/** So few that stories reach them. */
const few: Limits = {
  ...strictLimits,
  unpromptedADay: { phone: 3, focalPoint: 3 },
  toStrangersADay: 2,
  answers: [
    { minutes: 60, most: { phone: 5, focalPoint: 5 } },
    { minutes: 1440, most: { phone: 9, focalPoint: 9 } },
  ],
};

type Broken = 'nothing' | 'no-line' | 'nothing-comes-back' | 'nothing-taken-along';

/** What the network was given, by the id of the message. */
type Given = ReadonlyMap<string, string>;

async function live(
  db: TestTable,
  story: readonly Doing[],
  chance: Chance,
  mutation: Broken,
): Promise<Given> {
  const given = new Map<string, string>();
  const wire: Wire = async (_call, carryOut) => {
    const fate = chance.next();
    if (fate < 0.03) return failure(500, 'InternalServerError');
    const answer = await carryOut();
    if (fate > 0.97) throw Object.assign(new Error('Connection timed out'), { name: 'TimeoutError' });
    return answer;
  };
  const publish: Publish = async (_phone, text, id) => {
    given.set(id, mutation === 'nothing-taken-along' ? (text.split('\n')[0] ?? '') : text);
    if (chance.happens(0.05)) throw new Error('The network took it, but its answer is lost');
  };
  const phones = phonesOf(db, {
    limits: few,
    publish,
    context: mutation === 'no-line' ? withoutLines(db.process({ wire })) : db.process({ wire }),
    chance,
    repeats: 0.1,
    ...(mutation === 'nothing-comes-back' ? { losesWhatIsHeld: true } : {}),
  });
  await anActivity(db.context, { capacity: 1, childcareCapacity: 2 });
  await anActivity(db.context, { code: '215', capacity: 2 });
  for (const [position, doing] of story.entries()) await happens(db, phones, doing, `${position}`);
  await phones.settle();
  // What is held comes in the morning, and what is left to another a little later.
  for (const pause of [{ hours: 14 }, { hours: 9 }, { minutes: 1 }, { minutes: 15 }]) {
    db.clock.forward(pause);
    await phones.settle();
  }
  return given;
}

/** The same table, but what is put to the team leader is left out of each transaction. */
const withoutLines = (context: Context): Context => ({
  ...context,
  table: {
    ...context.table,
    write: (writes) => context.table.write(writes.filter(({ as }) => !as.startsWith('concern untold'))),
  },
});

type Stored = Keyed & Message & { readonly foldedInto?: string };

/** What was not told, though it changed someone's place: empty when all is well. */
async function untoldChanges(db: TestTable, given: Given): Promise<readonly string[]> {
  const items = await db.items();
  const now = db.clock.now().toISOString();
  const messages = new Map(
    (items as unknown as readonly Stored[])
      .filter(({ pk, sk }) => pk.startsWith('MESSAGE#') && sk === 'META')
      .map((message) => [message.messageId, message]),
  );
  const known = new Set(
    items.filter(({ pk, sk }) => pk.startsWith('PERSON#') && sk === 'META').map(({ personId }) => personId),
  );
  const occasions = new Set(
    (await db.events()).flatMap((event) =>
      event.type === 'concern.raised' && event.data.about === 'untold' ? [event.data.messageId ?? ''] : [],
    ),
  );
  const lines = items.filter(({ pk }) => pk.startsWith('CONCERN#untold'));
  const hasLine = (id: string) =>
    occasions.has(id) && lines.some((line) => String(line.messageId) === id || Number(line.version) > 1);
  const hadSaid = (message: Stored): boolean => {
    const into = message.foldedInto;
    const text = given.get(into ?? message.messageId);
    if (text === undefined) return false;
    return into === undefined || message.lines.every(({ args }) => text.includes(String(args.code ?? '')));
  };
  const phoneOf = new Map(
    items
      .filter(({ pk, sk }) => pk.startsWith('PERSON#') && sk === 'META')
      .map((who) => [who.personId, who.phone]),
  );
  /** Asked for by text under STOP, and answered to that text. */
  const wasAnswered = ({ data }: RegistrationEvent): boolean =>
    (items as unknown as readonly Stored[]).some(
      (reply) =>
        reply.pk === `PHONE#${phoneOf.get(data.personId)}` &&
        reply.despiteStop === true &&
        reply.lines.some(({ args }) => args.code === data.code) &&
        given.has(reply.messageId),
    );
  /** Told, waiting with its hour, or put to the team leader. */
  const isAccountedFor = (id: string): boolean => {
    const message = messages.get(id);
    if (message === undefined) return false;
    if (message.state === 'queued') return (message.heldUntil ?? '') >= now;
    if (message.foldedInto !== undefined && !given.has(message.foldedInto))
      return isAccountedFor(message.foldedInto) || hasLine(id);
    return hadSaid(message) || hasLine(id);
  };

  const changes = (await db.events()).filter(isRegistrationEvent);
  const latest = new Map(changes.map((event) => [event.data.registrationId, event.id]));
  return changes.flatMap((event) =>
    noticesOf(event)
      .filter(({ focalPointId, personId }) => focalPointId === undefined && known.has(personId))
      .filter(({ messageId }) => !isAccountedFor(messageId) && !wasAnswered(event))
      // What came of it since is told in its place.
      .filter(() => latest.get(event.data.registrationId) === event.id)
      .map(({ messageId }) => `${event.type} ${JSON.stringify(messages.get(messageId) ?? 'stands nowhere')}`),
  );
}

/** Whoever was passed over in line stands before the team leader. */
const passedOverUnseen = (items: readonly Keyed[]): readonly string[] =>
  items
    .filter(({ sk, passedOver }) => sk.startsWith('WAIT#') && passedOver === true)
    .filter(
      ({ personId }) =>
        !items.some(({ pk, personId: of }) => pk.startsWith('CONCERN#untold') && of === personId),
    )
    .map(({ personId }) => `passed over, and no one knows: ${personId}`);

const texts = (person: number, body: string): Doing => ({ does: 'texts', person, body, times: 1, copies: 1 });
const settles: Doing = { does: 'all-settles' };
/** One in line stops, and then a place is free. */
const passedOverStory: Doing[] = [
  texts(0, '214 Rebin'),
  texts(1, '214 Nawal'),
  settles,
  texts(1, 'STOP'),
  settles,
  { does: 'staff-cancels', person: 0 },
  settles,
];
/** Someone who stopped loses her place. */
const stoppedStory: Doing[] = [
  texts(0, '215 Rebin'),
  settles,
  texts(0, 'STOP'),
  settles,
  { does: 'staff-cancels', person: 0 },
];
/** Someone who stopped texts a code all the same, loses that place too, and starts again. */
const startedStory: Doing[] = [
  ...stoppedStory,
  settles,
  texts(0, '214 Rebin'),
  settles,
  { does: 'staff-cancels', person: 0 },
  settles,
  texts(0, 'START'),
];
/** Someone loses two places on a day on which she has been told enough; the same befalls a phone that never texted. */
const fullStory: Doing[] = [0, stranger].flatMap((person): readonly Doing[] => [
  ...(person === stranger ? [] : [texts(person, '214 Rebin')]),
  settles,
  { does: 'back-and-forth', person },
  settles,
  { does: 'form', person, code: '214' },
  { does: 'form', person, code: '215' },
  settles,
  { does: 'staff-cancels', person },
  settles,
]);

onTheTable('whatever people, staff, limits, the network and DynamoDB do', () => {
  it('everyone is told what changes her place or day, or will be, or stands before the team leader', async () => {
    const seen = { given: 0, waited: 0, along: 0, lines: 0, passedOver: 0 };
    await fc.assert(
      fc.asyncProperty(doings, fc.nat(), async (story, seed) => {
        const db = await newTable();
        const given = await live(db, story, chanceFrom(seed), 'nothing');
        const items = await db.items();
        expect([...broken(items), ...wakeUpsLost(items), ...passedOverUnseen(items)]).toEqual([]);
        expect(await untoldChanges(db, given)).toEqual([]);
        seen.given += given.size;
        seen.waited += items.filter(({ heldFor }) => heldFor !== undefined).length;
        seen.along += items.filter(({ foldedInto }) => foldedInto !== undefined).length;
        seen.lines += items.filter(({ pk, sk }) => pk.startsWith('CONCERN#untold') && sk === 'META').length;
        seen.passedOver += items.filter(({ passedOver }) => passedOver === true).length;
        await db.drop();
      }),
      {
        numRuns: runs(6),
        seed: 20261123,
        examples: [
          [passedOverStory, 1],
          [stoppedStory, 2],
          [startedStory, 5],
          [fullStory, 3],
          [busyStory, 4],
        ],
      },
    );
    // The stories were about something.
    expect(Object.entries(seen).filter(([, count]) => count === 0)).toEqual([]);
  });

  it.each([
    ['no-line', stoppedStory],
    ['nothing-comes-back', fullStory],
    ['nothing-taken-along', fullStory],
  ] as const)('which is noticed to fail when it is broken on purpose: %s', async (mutation, story) => {
    // Nothing goes wrong by chance, so what is noticed is what was broken.
    const noticedWith = async (broken: Broken) => {
      const db = await newTable();
      const given = await live(db, story, asUsual, broken);
      const noticed = [...(await untoldChanges(db, given)), ...passedOverUnseen(await db.items())];
      await db.drop();
      return noticed;
    };
    expect(await noticedWith('nothing')).toEqual([]);
    expect(await noticedWith(mutation)).not.toEqual([]);
  });
});
