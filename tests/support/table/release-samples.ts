/** What a release has left in the table, as it was written: one item a line, in DynamoDB's own JSON, sets in base64. */
import { type AttributeValue, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { TestTable } from './table.ts';

/** An attribute value as JSON has it: `B` and `BS` as base64. */
type Written = Readonly<Record<string, unknown>>;
type Line = Readonly<Record<string, Written>>;

export type Samples = {
  /** The commit that wrote them. */
  readonly release: string;
  /** When the last of them was written, UTC ISO. */
  readonly at: string;
  readonly items: readonly Line[];
};

const written = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, written(inner)]));
};

/** The other way round; what it gives was an attribute value when it was written. */
const asKept = (value: Written): AttributeValue => {
  const [[type, inner] = ['', undefined]] = Object.entries(value);
  const bytes = (text: unknown) => Uint8Array.from(Buffer.from(String(text), 'base64'));
  const kept = (one: unknown) => asKept(one as Written);
  const read: Readonly<Record<string, () => unknown>> = {
    B: () => bytes(inner),
    BS: () => (inner as readonly unknown[]).map(bytes),
    L: () => (inner as readonly unknown[]).map(kept),
    M: () => Object.fromEntries(Object.entries(inner as Line).map(([key, one]) => [key, kept(one)])),
  };
  return { [type]: read[type]?.() ?? inner } as unknown as AttributeValue;
};

/** Everything in a table, as text: a line on the release, then one for each item, by key. */
export async function samplesOf(db: TestTable, release: string): Promise<string> {
  const items: Line[] = [];
  for (
    let from: Record<string, AttributeValue> | undefined, isFirst = true;
    isFirst || from;
    isFirst = false
  ) {
    const page = await db.client.send(
      new ScanCommand({ TableName: db.name, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) }),
    );
    // An item is a record of attribute values.
    items.push(...(page.Items ?? []).map((item) => written(item) as Line));
    from = page.LastEvaluatedKey;
  }
  const key = ({ pk, sk }: Line) => JSON.stringify([pk, sk]);
  const lines = items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map((item) => JSON.stringify(item));
  return [JSON.stringify({ release, at: db.clock.now().toISOString() }), ...lines, ''].join('\n');
}

/** What `samplesOf` wrote. */
export function samplesFrom(text: string): Samples {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  // Written by samplesOf.
  const { release, at } = JSON.parse(head) as Omit<Samples, 'items'>;
  return { release, at, items: lines.map((line) => JSON.parse(line) as Line) };
}

/** Puts samples into an empty table, byte for byte, and sets its clock to when they were left. */
export async function laidOut(db: TestTable, { items, at }: Samples): Promise<void> {
  for (const item of items) {
    const Item = Object.fromEntries(Object.entries(item).map(([name, value]) => [name, asKept(value)]));
    await db.client.send(new PutItemCommand({ TableName: db.name, Item }));
  }
  db.clock.set(at);
}
