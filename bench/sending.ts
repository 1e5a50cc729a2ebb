import { type Outgoing, payAhead, turnsOf } from '#shared/messaging/index.ts';
import { type Context, keys } from '#shared/table/index.ts';
import { phoneNumber } from '#tests/support/builders.ts';
import { strictLimits } from '#tests/support/messaging/limits.ts';
import { sendBatch } from '#tests/support/messaging/sending.ts';
import { countedCalls } from '#tests/support/table/calls.ts';
import { type Result, result } from './result.ts';
import { benchTable } from './table.ts';

const recipients = 1_000;
const atOnce = 10;
const { quietHours: _none, ...atAnyHour } = strictLimits;
const limits = { ...atAnyHour, monthlyCap: { default: 1_000_000 } };

/** The table calls of sending a reminder through the code of `send-sms`, in batches as its queue delivers. */
export async function benchSending(endpoint: string): Promise<Result[]> {
  const counted = countedCalls();
  const table = await benchTable(endpoint, { billed: true, wire: counted.wire });
  try {
    const messages = await payAhead(table.context, limits, await roster(table.context));
    const before = { calls: counted.calls(), bill: table.bill() };
    let sent = 0;
    // Turns are taken without waiting for them.
    const turns = turnsOf(table.context, 1_000_000);
    const publish = async () => {
      sent += 1;
    };
    for (let start = 0; start < recipients; start += atOnce) {
      const batch = messages.slice(start, start + atOnce);
      await sendBatch(table, 'reminders', batch, { limits, publish, turns });
    }
    if (sent !== recipients) throw new Error(`${sent} of ${recipients} texts were sent`);
    const calls = counted.calls();
    const each = (command: string) => ((calls[command] ?? 0) - (before.calls[command] ?? 0)) / recipients;
    const bill = table.bill();
    const units = bill.table + bill.indexes - before.bill.table - before.bill.indexes;
    const requests = Object.keys(calls).reduce((sum, command) => sum + each(command), 0);
    const told = Object.keys(calls)
      .filter((command) => each(command) > 0)
      .map((command) => `${each(command)} ${command}`);
    return [
      result('fanout.send-requests', requests, 'requests/recipient', {
        goal: 3,
        note: `to the table, batches of ${atOnce}: ${told.join(', ')}`,
      }),
      result('fanout.send-write-units', units / recipients, 'WCU/recipient', {
        note: 'indexes included',
      }),
    ];
  } finally {
    table.close();
  }
}

/** People with phones of their own, from which texts have come, and a reminder for each. */
async function roster({ table, now, newId }: Context): Promise<readonly Outgoing[]> {
  const messages: Outgoing[] = [];
  for (let position = 0; position < recipients; position++) {
    const personId = newId(now());
    const phone = phoneNumber(position);
    await table.write([
      {
        as: 'person',
        put: { ...keys.personKey(personId), personId, phone, name: 'Manal', centre: 'kirkuk' },
      },
      { as: 'phone', put: { ...keys.phoneStateKey(phone), people: 1, heardAt: 'before' } },
    ]);
    messages.push({
      messageId: `reminder${String(position).padStart(4, '0')}OfTwentyFourCharacters`,
      personId,
      phone,
      lines: [
        { key: 'sms.confirmed', args: { code: '214', centre: 'kirkuk', start: '2026-11-24T07:00:00.000Z' } },
      ],
      language: 'ar',
      purpose: 'reminder',
      centre: 'kirkuk',
      createdAt: now().toISOString(),
    });
  }
  return messages;
}
