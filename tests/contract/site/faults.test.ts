import fc from 'fast-check';
import { expect, it } from 'vitest';
import { siteHandler } from '#functions/site/site.ts';
import { anActivity } from '#tests/support/builders.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForEachTest } from '#tests/support/table/table-for-tests.ts';
import { siteSettings, visitorOf } from '#tests/support/web/visitor.ts';

const db = tableForEachTest();

const manal = { activityCode: '214', name: 'منال', phone: '+9647501234567', language: 'en', consent: true };

onTheTable('when the table does not answer', () => {
  const failing = (said: unknown[]) => {
    const fail = () => Promise.reject(new Error('connect ECONNREFUSED'));
    const table = { ...db.context.table, get: fail, query: fail, getEach: fail, write: fail };
    const logger = { error: (...line: unknown[]) => void said.push(line) };
    return visitorOf(siteHandler({ ...db.context, table }, siteSettings, logger), db.clock);
  };

  it('asks to try again, and logs nothing of the person', async () => {
    const said: unknown[] = [];
    const got = await failing(said).post('/api/registrations', manal, { 'idempotency-key': 'key-00001' });
    expect(got).toMatchObject({
      status: 503,
      headers: { 'retry-after': '2', 'content-type': 'application/problem+json' },
      json: { type: '/problems/busy' },
    });
    expect(said).toHaveLength(1);
    expect(JSON.stringify(said)).not.toMatch(/منال|7501234567/);
  });

  it('shows a page that says so', async () => {
    const got = await failing([]).get('/?lang=en');
    expect(got).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    expect(got.text).toContain('Too many requests just now');
  });
});

onTheTable('whatever is sent', () => {
  it('is answered with no 5xx, and is stored only when it is a registration', async () => {
    await anActivity(db.context, { capacity: 1_000 });
    const faults: unknown[] = [];
    const logger = { error: (...line: unknown[]) => void faults.push(line) };
    const caller = visitorOf(siteHandler(db.context, siteSettings, logger), db.clock);
    const field = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...Object.values(manal)),
    );
    const body = fc.oneof(
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc
        .record(
          Object.fromEntries(
            [...Object.keys(manal), 'gender', 'birthYear', 'childcare', '__proto__'].map((name) => [
              name,
              field,
            ]),
          ),
          { requiredKeys: [] },
        )
        .map((fields) => JSON.stringify({ ...manal, ...fields })),
      fc.string({ unit: 'binary' }),
    );
    const header = fc.string({ unit: 'binary-ascii', maxLength: 140 });
    await fc.assert(
      fc.asyncProperty(body, header, header, async (text, key, type) => {
        const before = (await db.items()).length;
        const got = await caller.send('/api/registrations', {
          method: 'POST',
          headers: {
            'content-type': type.length % 2 === 0 ? type : 'application/json',
            'idempotency-key': key.length % 3 === 0 ? key : `key-${before}-000`,
          },
          body: text,
        });
        expect(got.status).toBeLessThan(500);
        if (got.status !== 201) expect((await db.items()).length).toBe(before);
      }),
      { numRuns: 150 },
    );
    const segment = fc.oneof(
      fc.string(),
      fc.constantFrom('api', 'activities', 'registrations', 'register', '214', 'A'.repeat(64), '..', '%00'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', '__proto__'),
        fc.array(segment, { maxLength: 5 }),
        fc.string(),
        async (method, segments, query) => {
          const got = await caller.send(`/${segments.join('/').replaceAll('?', '')}?${query}`, { method });
          expect(got.status).toBeLessThan(500);
        },
      ),
      { numRuns: 300 },
    );
    expect(faults).toEqual([]);
  });
});
