import * as z from 'zod';
import { catalogue, typeOf } from './catalogue.ts';
import { samples } from './samples.ts';

/** The catalogue as a page to read, made from the schemas and samples; `npm run generate` writes it. */
export function cataloguePage(): string {
  const sections = catalogue.map((schema) => {
    const type = typeOf(schema);
    const { says, sample } = samples[type];
    const { properties = {} } = z.toJSONSchema(schema.shape.data, { io: 'output' });
    const rows = Object.entries(properties).map(
      ([name, property]) => `| \`${name}\` | ${shapeOf(property)} |`,
    );
    return [
      `## ${type}`,
      '',
      says,
      '',
      '| `data` | |',
      '| --- | --- |',
      ...rows,
      '',
      '```json',
      JSON.stringify(sample, null, 2),
      '```',
    ].join('\n');
  });
  return `${[opening, ...sections].join('\n\n')}\n`;
}

const opening = `# Events

What happens is written down as an event, in the same transaction as the change itself, kept for ever, and put
on the bus \`diwan\` (source \`diwan\`, detail type = the event's type, detail = the envelope below). Events are
delivered at least once and, across activities, in no order; \`id\` is the same each time and sorts by time. No event
holds a name, a phone number or a birth year. This page is made from the schemas: \`npm run generate\`.

| envelope | |
| --- | --- |
| \`id\` | UUIDv7 |
| \`type\`, \`version\` | one of the types below; 1 |
| \`occurredAt\` | UTC, with milliseconds |
| \`actor\` | \`{ kind: "participant", channel }\`, \`{ kind: "staff", id }\` or \`{ kind: "system", function }\` |
| \`centre\` | where |
| \`subject\` | the thing it happened to: \`registration/<id>\`, \`activity/<id>\` |
| \`data\` | by type |`;

/** A property in a few words: its choices, or its type and bounds. */
function shapeOf(property: z.core.JSONSchema._JSONSchema): string {
  if (typeof property === 'boolean') return 'anything';
  const { type, format, pattern, minimum, maximum, anyOf } = property;
  if (property.const !== undefined) return `\`${String(property.const)}\``;
  if (property.enum !== undefined) return property.enum.map((choice) => `\`${String(choice)}\``).join(' ');
  if (anyOf !== undefined) return anyOf.map((choice) => shapeOf(choice)).join(' or ');
  if (format === 'uuid') return 'UUIDv7';
  if (format === 'date-time') return 'instant, UTC';
  if (format === 'date') return 'day, `2026-11-30`';
  if (type === 'integer') return `whole number${between(minimum, maximum)}`;
  return pattern === undefined ? String(type) : `text, \`${pattern}\``;
}

function between(minimum: number | undefined, maximum: number | undefined): string {
  const bounded = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  if (minimum === undefined) return '';
  return bounded ? `, ${minimum}–${maximum}` : `, ${minimum} or more`;
}
