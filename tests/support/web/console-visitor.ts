/** A visitor of the console and of the staff API, without network and without Cognito. */
import { consoleHandler } from '#functions/console/console.ts';
import type { ConsoleSettings } from '#functions/console/settings.ts';
import { staffIn } from '#shared/staff/index.ts';
import type { Context } from '#shared/table/index.ts';
import { looseLimits } from '../messaging/limits.ts';
import type { TestTable } from '../table/table.ts';
import { faultless, siteUrl, type Visitor, visitorOf } from './visitor.ts';

/** Stands for Cognito, which is met in the end-to-end tests: a token names its login and its groups. */
export const verify: ConsoleSettings['verify'] = async (token) => {
  const [id = '', ...groups] = token.split('~');
  return id === 'forged' ? undefined : staffIn(id, groups);
};

export const settingsForTests: ConsoleSettings = {
  siteUrl,
  signIn: async () => ({ refused: 'sign-in-failed' }),
  verify,
  allowedPrefixes: ['+9647'],
  limits: looseLimits,
};

/** A fault fails the test. `wanted`: settings of one's own; `context`: another process than the first. */
export function consoleVisitor(
  db: Pick<TestTable, 'context' | 'clock'>,
  wanted: Partial<ConsoleSettings> = {},
  context: Context = db.context,
): Visitor {
  return visitorOf(consoleHandler(context, { ...settingsForTests, ...wanted }, faultless), db.clock);
}
