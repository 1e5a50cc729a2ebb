import { type Call, refusalsOf } from '#api/call.ts';
import type { Param } from '#api/parameters.ts';
import { type CallWords, type Words, whyRefused } from './describe.ts';
import { described } from './described.ts';

/** The reference page of the calls, made from their declarations; `npm run generate` writes it. */
export function referencePage(): string {
  const sections = described().flatMap(({ calls, words }) =>
    Object.entries(calls).map(([name, call]) => section(call, words, wordsOf(words, name))),
  );
  return `${[opening, ...sections].join('\n\n')}\n`;
}

const opening = `# The API

Every call, below \`/api\`. \`GET /api/openapi.json\` describes the same for programs, with the schemas of all bodies and answers.
Errors are problem details (RFC 9457): \`type\` is stable, \`title\` is in the asked language. This page is made from the
calls that \`api/\` declares: \`npm run generate\`.

What every call like it is refused for stands here alone: 400 \`invalid-request\` for a parameter, header or body that is not as
it must be, and \`idempotency-key-missing\`; 401 \`unauthorized\` and 403 \`forbidden\` for calls of staff; with a body, 413
\`too-large\` above 16 KB and 415 \`unsupported-media-type\`; with a key, 422 \`idempotency-key-reused\`; with a version, 412
\`version-changed\` and 428 \`version-missing\`; 503 \`busy\`: the same may be sent again.`;

const ofEveryCall: readonly number[] = [400, 401, 403, 412, 413, 415, 422, 428, 503];

function wordsOf(words: Words, name: string): CallWords {
  const own = words.calls[name];
  if (own === undefined) throw new Error(`Nothing is said of the call ${name}`);
  return own;
}

function section(call: Call, words: Words, own: CallWords): string {
  const { method, path, takes = {} } = call;
  const headers = [
    ...(takes.key ? ['Idempotency-Key'] : []),
    ...(takes.version === undefined ? [] : [takes.version === true ? 'If-Match' : 'If-Match, if given']),
    ...(takes.unlockKey ? ['X-Unlock-Key'] : []),
  ];
  const facts = [
    ['Who', whoIn(call)],
    ...(takes.query === undefined
      ? []
      : [['Parameters', Object.entries(takes.query).map(parameterIn).join(', ')]]),
    ...(headers.length === 0 ? [] : [['Headers', headers.map(code).join(', ')]]),
    ...(own.body === undefined ? [] : [['Body', code(own.body[0])]]),
    [
      'Gives',
      [[call.gives.status, own.gives] as const, ...Object.entries(own.or ?? {})].map(givenIn).join(' '),
    ],
    ...[...refusalsOf(call)].flatMap(([status, types]) =>
      ofEveryCall.includes(status) && call.refuses?.[status] === undefined
        ? []
        : [[status, `${types.map(code).join(', ')}: ${whyRefused(call, status, words, own)}`]],
    ),
  ];
  return [
    `## ${method} ${path}`,
    `${own.summary}.${own.description === undefined ? '' : ` ${own.description}`}`,
    facts.map(([name, said]) => `- ${name}: ${said}`).join('\n'),
    ...sampleOf('Sent', own.body?.[1]),
    ...sampleOf('Given', own.gives[2]),
  ].join('\n\n');
}

const code = (text: string): string => `\`${text}\``;

const whoIn = ({ who }: Call): string =>
  who === 'anyone'
    ? 'anyone'
    : who === 'staff'
      ? 'every login, as much as it may see'
      : who.map(code).join(', ');

const parameterIn = ([name, { required }]: readonly [string, Param]): string =>
  `${code(name)}${required ? ' (required)' : ''}`;

const givenIn = ([status, [says, schema]]: readonly [number | string, CallWords['gives']]): string =>
  `${status}${schema === undefined ? '' : ` ${code(schema)}`}: ${says}`;

const sampleOf = (title: string, sample: unknown): readonly string[] =>
  sample === undefined ? [] : [`${title}: ${code(JSON.stringify(sample))}`];
