import { describe, expect, it } from 'vitest';
import { onTheTableFor } from '#tests/running/changed.ts';

const imports = (...paths: readonly string[]) =>
  paths.map((path) => `import { it } from '${path}';\n`).join('');
const sources = new Map([
  ['tests/contract/grants/life.test.ts', imports('#shared/language/index.ts')],
  ['tests/contract/grants/totals.test.ts', ''],
  ['tests/contract/grants/public-api.test.ts', imports('#tests/support/web/visitor.ts')],
  [
    'tests/contract/messaging/cost.test.ts',
    imports('#shared/grants/index.ts', '#tests/support/table/table.ts'),
  ],
  [
    'tests/contract/site/pages.test.ts',
    `import {\n  activity,\n  visitor,\n} from '#tests/support/web/visitor.ts';\n`,
  ],
  ['tests/faults/grants/grants.test.ts', imports('#shared/grants/index.ts')],
  ['tests/unit/grants/moves-page.test.tsx', imports('#shared/grants/index.ts')],
  ['tests/support/table/table.ts', imports('#shared/table/index.ts')],
  ['tests/support/web/visitor.ts', imports('#functions/site/site.ts', '../table/table.ts')],
]);

describe('the tests on the table for what has changed', () => {
  it('are those of the capability, then those that import it', () => {
    expect(onTheTableFor(['shared/grants/decide.ts'], sources)).toEqual([
      'tests/contract/grants/life.test.ts',
      'tests/contract/grants/public-api.test.ts',
      'tests/contract/grants/totals.test.ts',
      'tests/contract/messaging/cost.test.ts',
    ]);
  });

  it('are those that use a function, also by way of a visitor, after those in the room of its name', () => {
    expect(onTheTableFor(['functions/site/pages/list.tsx'], sources)).toEqual([
      'tests/contract/site/pages.test.ts',
      'tests/contract/grants/public-api.test.ts',
    ]);
    expect(onTheTableFor(['functions/count/handler.ts'], sources)).toEqual([]);
  });

  it('are those that use what answers calls, for a call that is declared otherwise', () => {
    expect(onTheTableFor(['api/public/registrations.ts'], sources)).toEqual([
      'tests/contract/site/pages.test.ts',
      'tests/contract/grants/public-api.test.ts',
    ]);
  });

  it('are not all there are because everything uses the table and the texts', () => {
    expect(onTheTableFor(['shared/table/keys.ts'], sources)).toEqual([]);
    expect(onTheTableFor(['shared/language/messages/sms/en.ts'], sources)).toEqual([
      'tests/contract/grants/life.test.ts',
    ]);
  });

  it('are those that changed themselves, before all others, and those whose support changed', () => {
    expect(onTheTableFor(['shared/grants/store.ts', 'tests/faults/grants/grants.test.ts'], sources)[0]).toBe(
      'tests/faults/grants/grants.test.ts',
    );
    expect(onTheTableFor(['tests/support/table/table.ts'], sources)).toEqual([
      'tests/contract/grants/public-api.test.ts',
      'tests/contract/messaging/cost.test.ts',
      'tests/contract/site/pages.test.ts',
    ]);
  });

  it('are none for what is not of a capability', () => {
    expect(onTheTableFor(['README.md', 'infra/stacks/web.ts', 'package.json'], sources)).toEqual([]);
  });
});
