import { describe, expect, it } from 'vitest';
import { redrive } from '#bin/ops/dead-letters/redrive.ts';
import { sender } from '#bin/ops/dead-letters/send.ts';
import { queuesOf } from '#bin/ops/queues/queues.ts';
import { lookInto } from '#bin/ops/queues/take.ts';
import { namesOnly } from '#tests/support/queues/installation.ts';
import { memoryQueues } from '#tests/support/queues/memory-queues.ts';

const installation = namesOnly();
const setUp = () =>
  memoryQueues({
    'diwan-dev-notify': 'diwan-dev-notify-dead',
    'diwan-dev-notify-dead': undefined,
    'diwan-dev-sms-inbound': 'diwan-dev-sms-inbound-dead',
    'diwan-dev-sms-inbound-dead': undefined,
    'diwan-dev-count-dead': undefined,
  });
type Queues = ReturnType<typeof setUp>;

async function run({ client }: Queues, of: string, most = 1_000, stop = new AbortController().signal) {
  const dead = (await queuesOf(installation, client)).dead.find((queue) => queue.of === of);
  if (dead === undefined) throw new Error(`No dead-letter queue of ${of}`);
  const send = sender(installation, client);
  return redrive({ installation, sqs: client, send, stop, began: new Date() }, dead, most);
}
const bodies = (queues: Queues, name: string) => queues.on(name).map(({ body }) => JSON.parse(body).n);
const fill = (queues: Queues, count: number) => {
  for (let n = 1; n <= count; n += 1) {
    queues.lay('diwan-dev-notify-dead', { n }, { cameFrom: 'diwan-dev-notify' });
  }
};
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

describe('looking', () => {
  it('leaves everything where it is, to be seen by others at once', async () => {
    const queues = setUp();
    fill(queues, 25);
    const url = 'http://queues/diwan-dev-notify-dead';
    expect(await lookInto(queues.client, { url }, 12)).toHaveLength(12);
    expect(await lookInto(queues.client, { url }, 100)).toHaveLength(25);
    expect(queues.on('diwan-dev-notify-dead').filter(({ isVisible }) => isVisible)).toHaveLength(25);
  });

  it('gives back what it has even when the queue stops answering', async () => {
    const queues = setUp();
    fill(queues, 25);
    let receives = 0;
    queues.dieAt((call) => {
      if (call === 'receive' && ++receives === 2) throw new Error('No answer');
    });
    const url = 'http://queues/diwan-dev-notify-dead';
    await expect(lookInto(queues.client, { url }, 100)).rejects.toThrow('No answer');
    expect(queues.on('diwan-dev-notify-dead').every(({ isVisible }) => isVisible)).toBe(true);
  });
});

describe('sending back', () => {
  it('moves every message of a long queue to its own, once', async () => {
    const queues = setUp();
    fill(queues, 137);
    const { sent, left } = await run(queues, 'notify');
    expect([sent.length, left.length]).toEqual([137, 0]);
    expect(queues.on('diwan-dev-notify-dead')).toEqual([]);
    expect(bodies(queues, 'diwan-dev-notify').toSorted((a, b) => a - b)).toEqual(upTo(137));
  });

  it('moves no more than it is told to', async () => {
    const queues = setUp();
    fill(queues, 30);
    expect((await run(queues, 'notify', 7)).sent).toHaveLength(7);
    expect(queues.on('diwan-dev-notify-dead')).toHaveLength(23);
  });

  it('ends in good order when it is stopped', async () => {
    const queues = setUp();
    fill(queues, 30);
    const stopping = new AbortController();
    queues.dieAt((call) => {
      if (call === 'delete') stopping.abort();
    });
    const { sent } = await run(queues, 'notify', 1_000, stopping.signal);
    expect(sent).toHaveLength(10);
    expect(queues.on('diwan-dev-notify-dead')).toHaveLength(20);
    expect(queues.on('diwan-dev-notify')).toHaveLength(10);
  });

  it('does not send again what fails again while it is at work', async () => {
    const queues = setUp();
    fill(queues, 3);
    queues.dieAt((call) => {
      if (call !== 'delete') return;
      // All that was sent fails at once: SQS sets it aside under the id it was sent with.
      for (const { id, body } of queues.on('diwan-dev-notify')) {
        const known = queues.on('diwan-dev-notify-dead').some((message) => message.id === id);
        if (!known) queues.lay('diwan-dev-notify-dead', body, { id, cameFrom: 'diwan-dev-notify' });
      }
    });
    const { sent } = await run(queues, 'notify');
    expect(sent).toHaveLength(3);
    const back = queues.on('diwan-dev-notify-dead');
    expect(back.map(({ id }) => id).toSorted()).toEqual(
      sent.flatMap(({ messageId }) => messageId ?? []).toSorted(),
    );
    expect(back.every(({ isVisible }) => isVisible)).toBe(true);
  });

  it('leaves what a queue does not take, and what belongs nowhere, for all to see', async () => {
    const queues = setUp();
    fill(queues, 2);
    queues.dieAt((call) => {
      if (call === 'send') throw new Error('Throttled');
    });
    const refused = await run(queues, 'notify');
    expect(refused.sent).toEqual([]);
    expect(refused.left.map(({ why }) => why)).toEqual(['Throttled', 'Throttled']);
    queues.dieAt(() => {});
    queues.lay('diwan-dev-count-dead', { odd: true });
    expect((await run(queues, 'count')).left).toMatchObject([{ why: 'Where it belongs cannot be told.' }]);
    for (const name of ['diwan-dev-notify-dead', 'diwan-dev-count-dead']) {
      expect(queues.on(name).every(({ isVisible }) => isVisible)).toBe(true);
    }
  });

  it('leaves what would go to a queue of something else', async () => {
    const queues = setUp();
    const attributes = { RULE_ARN: 'r', TARGET_ARN: queues.arnOf('someone-elses') };
    queues.lay('diwan-dev-notify-dead', { 'detail-type': 'x', detail: {} }, { attributes });
    const { sent, left } = await run(queues, 'notify');
    expect([sent.length, left.length]).toEqual([0, 1]);
    expect(queues.on('diwan-dev-notify-dead')).toHaveLength(1);
  });

  it('keeps the time at which a text came in, which decides who is first in line', async () => {
    const queues = setUp();
    const sentAt = Date.parse('2026-11-29T06:00:00Z');
    const text = { originationNumber: '+9647501234567', messageBody: '214', inboundMessageId: 'x1' };
    queues.lay('diwan-dev-sms-inbound-dead', text, { sentAt });
    await run(queues, 'sms-inbound');
    const [again] = queues.on('diwan-dev-sms-inbound');
    expect(JSON.parse(again?.body ?? '')).toEqual({
      door: 'aws',
      textId: 'sms:aws:x1',
      phone: '+9647501234567',
      body: '214',
      receivedAt: '2026-11-29T06:00:00.000Z',
    });
  });
});

describe('the texts of a person', () => {
  const phone = '+9647501234567';
  const at = (n: number) => Date.parse('2026-11-29T06:00:00Z') + n * 1_000;
  /** A text of AWS's two-way SMS, whose instant is that of the queue, or of a gateway, which has it within. */
  const lay = (queues: Queues, n: number) => {
    const isGateway = n % 3 === 0;
    const body = isGateway
      ? { door: 'android', textId: `sms:android:${n}`, phone, body: String(n), receivedAt: new Date(at(n)) }
      : { originationNumber: phone, messageBody: String(n), inboundMessageId: String(n) };
    queues.lay('diwan-dev-sms-inbound-dead', body, { sentAt: isGateway ? at(1_000 - n) : at(n) });
  };
  const texts = (queues: Queues) =>
    queues.on('diwan-dev-sms-inbound').map(({ body }) => Number(JSON.parse(body).body));
  // SQS gives them in any order: the last of 35 first, and the others as a shuffled pack.
  const order = upTo(35).toSorted((a, b) => ((a * 17) % 37) - ((b * 17) % 37));

  it('are sent in the order in which they came in, one after the other', async () => {
    const queues = setUp();
    for (const n of order) lay(queues, n);
    let sending = 0;
    queues.dieAt((call) => {
      sending += call === 'send' ? 1 : call === 'delete' ? -1 : 0;
      expect(sending).toBeLessThanOrEqual(1);
    });
    const { sent, left } = await run(queues, 'sms-inbound');
    expect([sent.length, left.length]).toEqual([35, 0]);
    expect(texts(queues)).toEqual(upTo(35));
    expect(queues.on('diwan-dev-sms-inbound-dead')).toEqual([]);
  });

  it('are given back when it is stopped, those that are not sent yet', async () => {
    const queues = setUp();
    for (const n of order) lay(queues, n);
    const stopping = new AbortController();
    let deleted = 0;
    queues.dieAt((call) => {
      if (call === 'delete' && ++deleted === 4) stopping.abort();
    });
    await run(queues, 'sms-inbound', 1_000, stopping.signal);
    expect(texts(queues)).toEqual([1, 2, 3, 4]);
    expect(queues.on('diwan-dev-sms-inbound-dead').filter(({ isVisible }) => isVisible)).toHaveLength(31);
  });

  it('are no more than it is told to send', async () => {
    const queues = setUp();
    for (const n of order) lay(queues, n);
    expect((await run(queues, 'sms-inbound', 12)).sent).toHaveLength(12);
    expect(queues.on('diwan-dev-sms-inbound-dead').filter(({ isVisible }) => isVisible)).toHaveLength(23);
  });
});

class Killed extends Error {}

describe('a process that is killed in the middle', () => {
  // After how many calls the process is gone: each of the calls of twelve messages, and of the queue's answers between them.
  const moments = upTo(40);

  it.each(moments)('loses nothing at call %i, and sends nothing more than twice', async (moment) => {
    const queues = setUp();
    fill(queues, 12);
    let calls = 0;
    queues.dieAt(() => {
      calls += 1;
      // From then on there is no process any more: no call is made, to give back neither.
      if (calls > moment) throw new Killed();
    });
    await run(queues, 'notify').catch((gone) => expect(gone).toBeInstanceOf(Killed));
    queues.dieAt(() => {});
    const waiting = [...bodies(queues, 'diwan-dev-notify'), ...bodies(queues, 'diwan-dev-notify-dead')];
    expect([...new Set(waiting)].toSorted((a, b) => a - b)).toEqual(upTo(12));

    queues.untilVisible();
    await run(queues, 'notify');
    expect(queues.on('diwan-dev-notify-dead')).toEqual([]);
    const arrived = bodies(queues, 'diwan-dev-notify');
    for (const n of upTo(12)) {
      const times = arrived.filter((each) => each === n).length;
      expect([1, 2]).toContain(times);
    }
  });
});
