import { expect, it } from 'vitest';
import { underCode } from '#shared/activities/index.ts';
import { render } from '#shared/language/messages/index.ts';
import { deliver, noticesOf, post } from '#shared/messaging/index.ts';
import { answeredPosition, cancel, positionInLine, promote, register } from '#shared/registration/index.ts';
import { anActivity, asks, participant, registerMany, registers, system } from '#tests/support/builders.ts';
import { looseLimits } from '#tests/support/messaging/limits.ts';
import { toldPositions } from '#tests/support/phones/told-positions.ts';
import { contention } from '#tests/support/table/conflicts.ts';
import { broken } from '#tests/support/table/invariants.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { inTurn, type Wire } from '#tests/support/table/wire.ts';

const db = tableForEachTest({ broken });

const crowd = 60;
const places = 5;

/** Everyone at once, each in a process of her own; whoever joins the line asks at once for her position. */
async function rush(watched = toldPositions()) {
  await anActivity(db.context, { capacity: places });
  const atOnce = contention(5);
  const wants = Array.from({ length: crowd }, (_, person) =>
    asks(db.context, person, { receivedAt: new Date(db.clock.now().getTime() + person) }),
  );
  return Promise.all(
    wants.map(async (wanted) => {
      const process = db.process({
        wire: inTurn(watched.wire, atOnce.wire),
        pause: (longest) => new Promise((resolve) => setTimeout(resolve, Math.random() * longest)),
      });
      const outcome = await register(process, wanted);
      if ('refused' in outcome) throw new Error(`Someone was refused: ${outcome.refused}`);
      const { registration } = outcome;
      const { waitId } = registration;
      const ask = () => answeredPosition(process.table, wanted.requestId, registration);
      return { wanted, registration, ...(waitId === undefined ? {} : await watched.ask(waitId, ask)) };
    }),
  );
}

/** What the phones are texted of the line, sent now. */
async function textsOfTheLine(): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const publish = async (phone: string, text: string) => void texts.set(phone, text);
  for (const event of await db.events()) {
    if (event.type !== 'registration.waitlisted') continue;
    for (const notice of noticesOf(event)) {
      await post(db.context.table, { push: async () => undefined }, notice);
      await deliver(db.context, () => ({ publish }), looseLimits, { messageId: notice.messageId });
    }
  }
  return texts;
}

onTheTable('positions in line that are told (rule 2)', () => {
  it('are true as they are told, to everyone of a crowd, by the form', async () => {
    const told = await rush();
    const waiting = told.filter(({ registration }) => registration.status === 'waitlisted');
    expect(waiting).toHaveLength(crowd - places);
    expect(waiting.filter(({ isTrue }) => isTrue !== true)).toEqual([]);
    expect(
      told.filter(({ registration, told }) => registration.status === 'confirmed' && told != null),
    ).toEqual([]);
  });

  it('are counted when a text is sent, so that the last of a crowd is told how many stand before her', async () => {
    await rush();
    const { line } = await underCode(db.context.table, '214');
    const texts = await textsOfTheLine();
    expect(texts.size).toBe(crowd - places);
    const people = new Map(
      (await db.items()).flatMap(({ pk, personId, phone }) =>
        pk.startsWith('PERSON#') ? [[String(personId), String(phone)] as const] : [],
      ),
    );
    for (const [at, { personId }] of line.entries()) {
      const text = texts.get(people.get(personId) ?? '') ?? '';
      expect(text).toContain(new Intl.NumberFormat('ar-IQ').format(at + 1));
    }
  });

  it('are in no event: they change before it is read', async () => {
    await anActivity(db.context, { capacity: 1 });
    await registerMany(db.context, 1, 3);
    const waitlisted = (await db.events()).filter(({ type }) => type === 'registration.waitlisted');
    expect(waitlisted).toHaveLength(2);
    for (const { data } of waitlisted) expect(data).not.toHaveProperty('position');
  });

  it('are the same to the same request, whoever came or went meanwhile', async () => {
    await anActivity(db.context, { capacity: 1 });
    const before = await registerMany(db.context, 1, 3);
    const wanted = asks(db.context, 4);
    const answer = async () => {
      const outcome = await register(db.context, wanted);
      if ('refused' in outcome) throw new Error(`She was refused: ${outcome.refused}`);
      const { status } = outcome.registration;
      return [status, await answeredPosition(db.context.table, wanted.requestId, outcome.registration)];
    };
    expect(await answer()).toEqual(['waitlisted', 3]);
    const second = before[1];
    if (second !== undefined) await cancel(db.context, second.registration, participant);
    expect(await answer()).toEqual(['waitlisted', 3]);
    // All leave: she has a place by now, and the same request is still answered as it was.
    for (const { registration } of before) await cancel(db.context, registration, participant);
    await promote(db.context, '214', system);
    expect(await answer()).toEqual(['waitlisted', 3]);
  });

  it('are the same to a request that is sent twice at once', async () => {
    await anActivity(db.context, { capacity: 1 });
    await registerMany(db.context, 1, 2);
    const wanted = asks(db.context, 3);
    const answers = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const process = db.process();
        const outcome = await register(process, wanted);
        if ('refused' in outcome) throw new Error(`She was refused: ${outcome.refused}`);
        return answeredPosition(process.table, wanted.requestId, outcome.registration);
      }),
    );
    expect(answers).toEqual(answers.map(() => 2));
  });

  it('are told by who answers first after the one who wrote it died', async () => {
    await anActivity(db.context, { capacity: 1 });
    await registerMany(db.context, 1, 2);
    const wanted = asks(db.context, 3);
    await register(db.context, wanted);
    await registerMany(db.context, 4, 2);
    const again = await register(db.context, wanted);
    if ('refused' in again) throw new Error(`She was refused: ${again.refused}`);
    expect(await answeredPosition(db.context.table, wanted.requestId, again.registration)).toBe(2);
  });

  it('are not told to who waits no more when the text is sent', async () => {
    await anActivity(db.context, { capacity: 1 });
    const [first, second] = await registerMany(db.context, 1, 3);
    if (first === undefined || second === undefined) throw new Error('Three have registered');
    await cancel(db.context, first.registration, participant);
    await promote(db.context, '214', system);
    const texts = await textsOfTheLine();
    // The second is offered the place: that is what she is told. The third is first in line now.
    expect([...texts.values()]).toEqual([
      expect.stringContaining(
        render('sms.first.waitlistedFor', 'ar', { code: '214', position: 1, name: 'ژیان' }).split('\n')[0] ??
          '',
      ),
    ]);
  });

  it('leave out who waited for what the code stood for before', async () => {
    const old = await anActivity(db.context, { capacity: 1 });
    await registerMany(db.context, 1, 8);
    db.clock.set(new Date(Date.parse(old.sessions.at(-1)?.start ?? '') + 40 * 24 * 3_600_000).toISOString());
    await anActivity(db.context, {
      capacity: 1,
      enrolment: { opensAt: db.clock.now().toISOString(), closesAt: after(2) },
      sessions: [{ start: after(3), end: after(4) }],
    });
    const [, waiting] = await registerMany(db.context, 20, 2);
    if (waiting === undefined) throw new Error('Two have registered');
    expect(await positionInLine(db.context.table, waiting.registration)).toBe(1);
  });
  const after = (days: number) => new Date(db.clock.now().getTime() + days * 24 * 3_600_000).toISOString();

  it('cost who registers no more in a long line than in a short one', async () => {
    await anActivity(db.context, { capacity: 1 });
    const read = { bytes: 0, calls: 0 };
    const counting: Wire = async (_call, carryOut) => {
      const answer = await carryOut();
      read.bytes += answer.body.length;
      read.calls += 1;
      return answer;
    };
    const process = db.process({ wire: counting });
    const costOf = async (person: number) => {
      Object.assign(read, { bytes: 0, calls: 0 });
      await registers(process, person);
      return { ...read };
    };
    await registerMany(db.context, 1, 6);
    const short = await costOf(7);
    await registerMany(db.context, 8, 60);
    const long = await costOf(70);
    expect(long.calls).toBe(short.calls);
    expect(long.calls).toBe(3);
    expect(long.bytes).toBeLessThan(short.bytes * 1.1);
  });
});
