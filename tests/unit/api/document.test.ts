import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { siteCalls } from '#api/calls.ts';
import { type Json, schemaBehind } from '#api/document/describe.ts';
import { described } from '#api/document/described.ts';
import { openApiDocument, openApiText } from '#api/document/document.ts';
import { referencePage } from '#api/document/reference-page.ts';
import { routesText } from '#api/document/route-table.ts';
import { focalPoint } from '#api/samples/focal-points.ts';
import { siteHandler } from '#functions/site/site.ts';
import { contextFor } from '#shared/table/index.ts';
import { siteSettings, visitorOf } from '#tests/support/web/visitor.ts';

const written = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');

describe('what is made of the calls (else: npm run generate)', () => {
  it('is the OpenAPI document', () => {
    expect(JSON.parse(written('api/document/openapi.json'))).toEqual(JSON.parse(openApiText()));
  });

  it('is the page of the API', () => {
    // The formatter may lay out lines anew; the words are those.
    const words = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll('\\', '').trim();
    expect(words(written('docs/api.md'))).toBe(words(referencePage()));
  });

  it('is the table of routes', () => {
    const tight = (text: string) => text.replaceAll(/\s+/g, '').replaceAll(/,(?=[}\]])/g, '');
    expect(tight(written('api/routes.ts'))).toBe(tight(routesText()));
  });
});

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(openApiText()));
    expect(result.errors ?? []).toEqual([]);
    expect(validator.version).toBe('3.1');
  });

  it('points only at what it holds', () => {
    const text = openApiText();
    const document = openApiDocument();
    for (const [, kind = '', name = ''] of text.matchAll(/#\/components\/(\w+)\/(\w+)/g)) {
      expect(document).toHaveProperty(['components', kind, name]);
    }
  });

  /** All schemas that calls name, with the zod schema that each was made of; a page is of what its items are. */
  const schemas: Readonly<Record<string, Json>> = Object.assign(
    {},
    ...described().map(({ words }) => words.schemas),
  );
  const fits = (name: string, sample: unknown): unknown => {
    const json = schemas[name] ?? {};
    const schema = schemaBehind(json);
    if (schema !== undefined) return schema.safeParse(sample).error;
    const { items, cursor } = sample as { items: readonly unknown[]; cursor: unknown };
    const [, of = ''] = /#\/components\/schemas\/(\w+)/.exec(JSON.stringify(json.properties)) ?? [];
    expect([name, cursor]).toEqual([name, null]);
    return items.map((item) => fits(of, item)).find((error) => error !== undefined);
  };

  it('shows samples that fit, and names the schema that checks each body', () => {
    let shown = 0;
    for (const { calls, words } of described())
      for (const [name, { body, gives, or = {} }] of Object.entries(words.calls)) {
        if (body !== undefined) {
          expect([name, schemaBehind(schemas[body[0]] ?? {}) === calls[name]?.takes?.body]).toEqual([
            name,
            true,
          ]);
          expect([name, fits(body[0], body[1])]).toEqual([name, undefined]);
          shown += 1;
        }
        for (const [, schema, sample] of [gives, ...Object.values(or)]) {
          if (schema === undefined || sample === undefined) continue;
          expect([name, fits(schema, sample)]).toEqual([name, undefined]);
          shown += 1;
        }
      }
    expect(shown).toBeGreaterThan(100);
  });

  it('names every call there is: none answers that it is unknown', async () => {
    // No call of the document reaches the table with what is sent here, or the table fails: never a 404 for the path.
    const table = new Proxy({}, { get: () => () => Promise.reject(new Error('no table')) });
    const context = contextFor(table as Parameters<typeof contextFor>[0]);
    const caller = visitorOf(siteHandler(context, siteSettings, { error: () => undefined }), {
      now: () => new Date('2026-11-23T07:00:00Z'),
    });
    const { paths } = JSON.parse(openApiText()) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const ours = new Set(Object.values(siteCalls).flatMap((calls) => Object.keys(calls)));
    for (const [path, operations] of Object.entries(paths)) {
      const address = `/api${path
        .replace('{code}', '214')
        .replace('{token}', 'A'.repeat(path.startsWith('/applications/') ? 43 : 64))
        .replaceAll(/\{\w+Id\}/g, focalPoint.focalPointId)}`;
      for (const [method, operation] of Object.entries(operations)) {
        const { status } = await caller.send(address, { method: method.toUpperCase() });
        // What wants a login, and signing in itself, is the console's.
        const expected = ours.has(operation.operationId) ? / (200|400|415|428|503)$/ : / 404$/;
        expect(`${method} ${path} ${status}`).toMatch(expected);
      }
      // Told here for the calls that another function answers, too.
      const { headers } = await caller.send(address, { method: 'TRACE' });
      expect(headers.allow?.toLowerCase().split(', ')).toEqual(
        expect.arrayContaining(Object.keys(operations)),
      );
    }
  });
});
