import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { concernList } from '#functions/console/concerns/actions.ts';
import { contactIsUntold } from '#functions/console/grants/view.ts';
import { stillToCall } from '#functions/console/untold/not-told-in-time.ts';
import { untoldList } from '#functions/console/untold/untold.ts';
import { callsIdOf, concernById, raise } from '#shared/concerns/index.ts';
import { conversationOn, conversationWrite, goingOn } from '#shared/conversation/conversation.ts';
import { draftById } from '#shared/grants/draft-store.ts';
import {
  applicationToken,
  askForCode,
  draftByToken,
  isOver,
  isUnlocked,
  numbered,
  unlock,
} from '#shared/grants/index.ts';
import { untoldOfGrant } from '#shared/messaging/index.ts';
import { type SentLately, stillCounting } from '#shared/messaging/policy/phone-now.ts';
import { phoneOf } from '#shared/people/index.ts';
import { keys } from '#shared/table/index.ts';
import { anActivity, phoneNumber, registers, system } from '#tests/support/builders.ts';
import { applies, begins } from '#tests/support/grants/grants.ts';
import { outboxOf } from '#tests/support/messaging/outbox.ts';
import { mapOfKeys } from '#tests/support/table/map-of-keys.ts';
import { onTheTable, type TestTable } from '#tests/support/table/table.ts';
import { tableForAllTests } from '#tests/support/table/table-for-tests.ts';

/**
 * Why an item that is over can do no harm until DynamoDB removes it, which may take days. `proof`: it is still there and
 * taken for gone. `harmless`: nothing that is asked of it is wrong, however long it stays.
 */
type Over = {
  /** The file that says when it is over. */
  readonly writtenIn: readonly string[];
} & ({ readonly proof: (db: TestTable) => Promise<void> } | { readonly harmless: string });

const hours = (count: number) => ({ hours: count });

const over: Readonly<Record<string, Over>> = {
  'conversation with a phone (TTL)': {
    writtenIn: ['shared/conversation/conversation.ts'],
    proof: async (db) => {
      const phone = phoneNumber(41);
      const now = db.clock.now();
      const asking = goingOn(undefined, { asking: 'gender' }, now);
      await db.context.table.write([conversationWrite(phone, asking, now)]);
      expect(conversationOn(await phoneOf(db.context.table, phone), db.clock.now())?.asking).toBe('gender');
      db.clock.forward(hours(7 * 24 + 1));
      const later = db.clock.now();
      expect(await db.context.table.get(keys.conversationKey(phone))).toBeDefined();
      expect(conversationOn(await phoneOf(db.context.table, phone), later)).toBeUndefined();
      const anew = goingOn(undefined, { asking: 'birthYear' }, later);
      expect((await db.context.table.write([conversationWrite(phone, anew, later)])).result).toBe('written');
    },
  },
  'what a phone was sent lately (TTL)': {
    writtenIn: ['shared/messaging/policy/phone-now.ts', 'shared/messaging/outbox/waiting.ts'],
    proof: async (db) => {
      const outbox = outboxOf(db);
      const { registration } = await registers(db.context, 42);
      await outbox.send({
        messageId: 'over-1',
        personId: registration.personId,
        lines: [{ key: 'sms.help', args: {} }],
        language: 'en',
        purpose: 'answer',
        centre: 'kirkuk',
        createdAt: db.clock.now().toISOString(),
        state: 'queued',
      });
      const lately = () => db.context.table.get<SentLately>(keys.sentLatelyKey(phoneNumber(42)));
      expect(stillCounting((await lately())?.sent ?? [], db.clock.now())).toHaveLength(1);
      db.clock.forward(hours(25));
      expect((await lately())?.sent).toHaveLength(1);
      expect(stillCounting((await lately())?.sent ?? [], db.clock.now())).toEqual([]);
    },
  },
  'reply to a phone (TTL)': {
    writtenIn: ['shared/messaging/outbox/outbox.ts'],
    harmless:
      'what was sent is never sent again, whether its message is there or not; what was said stays true',
  },
  'whom a broadcast goes to, a page (TTL)': {
    writtenIn: ['shared/broadcasts/store.ts'],
    harmless: 'it is read while the broadcast runs, and a text of it is dropped a day after it was let run',
  },
  'application for a grant (TTL until it is submitted)': {
    writtenIn: ['shared/grants/draft-store.ts'],
    proof: async (db) => {
      const draft = await begins(db.context);
      const { table } = db.context;
      expect(await draftByToken(table, applicationToken(draft), db.clock.now())).toBeDefined();
      db.clock.forward(hours(30 * 24 + 1));
      expect(await draftById(table, draft.draftId)).toBeDefined();
      expect(await draftByToken(table, applicationToken(draft), db.clock.now())).toBeUndefined();
    },
  },
  'short number (TTL until it is submitted)': {
    writtenIn: ['shared/grants/draft-store.ts'],
    proof: async (db) => {
      const { number, draftId } = await begins(db.context);
      db.clock.forward(hours(30 * 24 + 1));
      // It leads to its draft alone, and that is over.
      expect(await numbered(db.context.table, number)).toMatchObject({ draftId });
      const draft = await draftById(db.context.table, draftId);
      expect(draft && isOver(draft, db.clock.now())).toBe(true);
    },
  },
  'until when an application was kept (TTL)': {
    writtenIn: ['shared/grants/draft-store.ts'],
    harmless: 'the page of a forgotten application tells for a few days more until when it was kept',
  },
  'what opens an application (TTL)': {
    writtenIn: ['shared/grants/unlock.ts'],
    proof: async (db) => {
      const grant = await applies(db.context);
      const { draftId } = grant;
      const codeOf = async () => {
        const asked = await askForCode(db.context, { draftId, grant });
        if ('refused' in asked) throw new Error(asked.refused);
        const message = await db.context.table.get<{ readonly lines: readonly { readonly args: object }[] }>(
          keys.messageKey(asked.message.messageId),
        );
        return String(Object.values(message?.lines[0]?.args ?? {})[0]);
      };
      const opened = await unlock(db.context, draftId, await codeOf());
      if ('refused' in opened) throw new Error(opened.refused);
      expect(await isUnlocked(db.context, draftId, opened.key)).toBe(true);
      const code = await codeOf();
      db.clock.forward(hours(24 + 1));
      expect(await db.context.table.get(keys.unlockingKey(draftId))).toBeDefined();
      expect(await unlock(db.context, draftId, code)).toEqual({ refused: 'no-code' });
      expect(await isUnlocked(db.context, draftId, opened.key)).toBe(false);
      // Those of the day before are not held against whoever asks anew.
      for (let count = 0; count < 3; count++) expect(await codeOf()).toMatch(/^\d{6}$/);
    },
  },
  'concern (in the index while it is open; TTL from when it matters no more)': {
    writtenIn: ['shared/concerns/store.ts'],
    proof: async (db) => {
      const { registration } = await registers(db.context, 43);
      const { activityId, code, kind, personId } = registration;
      const notAfter = new Date(db.clock.now().getTime() + 3_600_000).toISOString();
      const sessionId = 'a-session';
      await raise(
        db.context,
        {
          ...{ about: 'calls', centre: 'kirkuk', activityId, code, kind, sessionId, notAfter },
          ...{ calls: [{ personId, reason: 'stopped' }], tellBy: notAfter, occasions: ['1'] },
        },
        system,
      );
      const grant = await applies(db.context);
      const missed = { about: 'untold', centre: 'kirkuk', reason: 'stopped', notAfter } as const;
      const lines = [{ key: 'sms.help', args: {} }];
      await raise(db.context, { ...missed, personId, topic: 'a1', lines, occasions: ['m1'] }, system);
      const topic = untoldOfGrant(grant).replace(/^untold-|-[^-]+(-[^-]+){4}$/g, '');
      const ofGrant = { ...missed, personId: grant.personId, topic, lines, occasions: ['m2'] };
      await raise(db.context, ofGrant, system);
      const told = async () => ({
        toCall: await stillToCall(db.context, sessionId),
        concerns: (await concernList(db.context, 'kirkuk', undefined)).items.filter(
          ({ about }) => about === 'calls',
        ).length,
        untold: (await untoldList(db.context, 'kirkuk', 'en', undefined)).items.length,
        grant: await contactIsUntold(db.context, grant.grantId),
      });
      expect(await told()).toEqual({ toCall: 1, concerns: 1, untold: 2, grant: true });
      db.clock.forward(hours(1));
      expect(await concernById(db.context.table, callsIdOf(sessionId))).toMatchObject({ status: 'open' });
      expect(await told()).toEqual({ toCall: 0, concerns: 0, untold: 0, grant: false });
    },
  },
  'events already counted (TTL)': {
    writtenIn: ['shared/counting/already-counted.ts'],
    harmless: 'an event that comes later still is still not counted twice',
  },
  'events already counted, a later generation (TTL)': {
    writtenIn: ['shared/counting/already-counted.ts'],
    harmless: 'an event that comes later still is still not counted twice in its generation',
  },
  'request already answered (TTL)': {
    writtenIn: [
      'shared/conversation/handle-text.ts',
      'shared/registration/store.ts',
      'shared/table/requests.ts',
    ],
    harmless: 'the same request is answered the same for longer than was promised',
  },
};

it('of whatever has a TTL it is known what becomes of it when it is over', () => {
  const withTtl = mapOfKeys().flatMap(({ item, ttl }) => (ttl === false ? [] : [item]));
  expect(withTtl.toSorted()).toEqual(Object.keys(over).toSorted());
});

it('no other file says when an item is over', () => {
  const cwd = new URL('../../../', import.meta.url);
  const files = execFileSync('git', ['grep', '-lE', '\\bexpiresAt( =|:)', '--', 'shared', 'functions'], {
    cwd,
    encoding: 'utf8',
  });
  // A form for an upload is over too; S3 sees to that.
  const isOfItem = (file: string) =>
    !/z\.object|expiresAt: (instant|string|')|toISOString\(\)/.test(
      readFileSync(new URL(file, cwd), 'utf8')
        .split('\n')
        .filter((line) => /\bexpiresAt(?: =|:)/.test(line))
        .join('\n'),
    );
  const writing = files
    .trim()
    .split('\n')
    .filter((file) => file.endsWith('.ts') && isOfItem(file));
  expect(new Set(writing)).toEqual(new Set(Object.values(over).flatMap(({ writtenIn }) => writtenIn)));
});

onTheTable('though it is still there, it is taken for gone:', () => {
  const db = tableForAllTests();
  beforeAll(async () => {
    await anActivity(db.context, { capacity: 5 });
  });
  for (const [item, each] of Object.entries(over))
    if ('proof' in each)
      it(item, async () => {
        db.clock.set('2026-11-23T07:00:00.000Z');
        await each.proof(db);
      });
});
