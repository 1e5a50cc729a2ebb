/** Messages of the outbox made and sent one by one, without what leads to them. */
import { deliver, type Limits, type Message, type OptOuts, post, refOf } from '#shared/messaging/index.ts';
import { type Context, keys } from '#shared/table/index.ts';
import { phoneNumber } from '../builders.ts';
import type { TestTable } from '../table/table.ts';
import { strictLimits } from './limits.ts';

export const aPhone = phoneNumber(1);

let messages = 0;

type Wanted = Partial<Pick<Message, 'purpose' | 'lines' | 'language' | 'notAfter' | 'messageId'>> & {
  readonly code?: string;
  readonly paidBy?: NonNullable<Message['centre']> | 'no-one';
  readonly phone?: string;
};

/** An answer to the phone that costs one segment; its code tells it from others. */
export function aMessage({ code, paidBy = 'kirkuk', phone = aPhone, ...wanted }: Wanted = {}): Message {
  messages += 1;
  const args = { code: code ?? String(100 + (messages % 900)) };
  return {
    messageId: `${String(messages).padStart(8, '0')}AsLongAsADigestIs0000000`,
    lines: [{ key: 'sms.alreadyConfirmed', args }],
    language: 'en',
    purpose: 'answer',
    createdAt: '2026-11-23T07:00:00.000Z',
    state: 'queued',
    phone,
    ...(paidBy === 'no-one' ? {} : { centre: paidBy }),
    ...wanted,
  };
}

/** Something is known of a phone: that it texted us, unless told otherwise, so that nothing is said for the first time. */
export const knownPhone = (
  { context }: TestTable,
  state: Readonly<Record<string, string>> = { heardAt: '2026-11-01T07:00:00.000Z', consentToldBy: 'another' },
  phone = aPhone,
) => context.table.update({ update: keys.phoneStateKey(phone), changes: { set: state } });

export type Outbox = {
  readonly sent: { readonly phone: string; readonly text: string; readonly at: string }[];
  readonly send: (message: Message, context?: Context) => ReturnType<typeof deliver>;
};

/** Posts and delivers; what the network got is in `sent`. */
export function outboxOf(
  db: TestTable,
  options: {
    readonly limits?: Limits;
    readonly optOuts?: OptOuts;
    /** Stands before the network, and may throw. */
    readonly before?: () => Promise<void>;
  } = {},
): Outbox {
  const { limits = strictLimits, optOuts, before } = options;
  const sent: Outbox['sent'] = [];
  const publish = async (phone: string, text: string) => {
    await before?.();
    sent.push({ phone, text, at: db.clock.now().toISOString() });
  };
  const sender = { publish, ...(optOuts === undefined ? {} : { optOuts }) };
  return {
    sent,
    send: async (message, context = db.context) => {
      await post(context.table, { push: async () => undefined }, message);
      return deliver(context, () => sender, limits, refOf(message));
    },
  };
}

/** What a centre's month has come to, in segments and millionths of a dollar. */
export const spendOf = ({ context }: TestTable, centre: string, month: string) =>
  context.table.get<{ segments: number; cost: number }>(keys.spendKey(centre, month));

/** The item of a message, as it stands in the table now. */
export async function stored(
  db: TestTable,
  { messageId }: Message,
): Promise<Readonly<Record<string, unknown>>> {
  const found = (await db.items()).find((item) => item.messageId === messageId);
  if (found === undefined) throw new Error('The message is not in the table');
  return found;
}
