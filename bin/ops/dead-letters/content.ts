/** What a message is about, without a word of what it says. */

/** An id that tells nothing about a person to those without the table. */
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/.test(value);

/** The id of a message: an id, or a digest (shared/messaging/outbox/outbox.ts). */
const isMessageId = (value: unknown): value is string =>
  isId(value) || (typeof value === 'string' && /^[\w-]{32}$/.test(value));

/** Fields that are shown beside ids: instants and numbers of pages. */
const shownAsIs = new Set(['deadline', 'startsAt', 'over', 'page', 'lead', 'at']);

/**
 * A message of any queue in a line: the type and id of an event, or the kind of a job and its ids. Everything
 * else of it is left out, so that no name, number or text is ever shown.
 */
export function contentOf(body: string): string {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return `${body.length} characters that are no JSON`;
  }
  if (typeof value !== 'object' || value === null) return 'a value';
  if ('detail-type' in value && 'detail' in value) {
    const { detail } = value;
    const id = typeof detail === 'object' && detail !== null && 'id' in detail ? detail.id : undefined;
    return `${word(value['detail-type'])}${isId(id) ? ` ${id}` : ''}`;
  }
  if ('type' in value && 'occurredAt' in value && 'id' in value) {
    return `${word(value.type)}${isId(value.id) ? ` ${value.id}` : ''}`;
  }
  if ('originationNumber' in value || 'door' in value) return 'a text that came in';
  if ('awslogs' in value) return 'delivery reports of SNS';
  if ('messageId' in value) return `message ${isMessageId(value.messageId) ? value.messageId : ''}`.trim();
  if ('morning' in value) return 'the morning';
  const [kind, job] = jobIn(value);
  return [kind, ...details(job)].join(' ') || 'a job';
}

/** Jobs are `{ remind: {…} }`, or the fields themselves. */
function jobIn(value: object): readonly [string, object] {
  const [[name, inner] = ['', undefined], another] = Object.entries(value);
  const isNamed = another === undefined && typeof inner === 'object' && inner !== null;
  if (isNamed) return [word(name), inner];
  return ['deadline' in value ? 'the end of an offer' : 'a job', value];
}

const details = (job: object): readonly string[] =>
  Object.entries(job).flatMap(([name, value]) =>
    isId(value) || (shownAsIs.has(name) && /^[\w:.-]{1,30}$/.test(String(value))) ? [`${name} ${value}`] : [],
  );

/** A word of ours: a type of event, a kind of job. */
const word = (value: unknown): string =>
  typeof value === 'string' && /^[a-z][a-zA-Z.-]{0,60}$/.test(value) ? value : 'something';
