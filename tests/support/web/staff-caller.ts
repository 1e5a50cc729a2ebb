/** Staff in front of the console's function, each call with the token of a login. */
import type { Language } from '#events/index.ts';
import type { Limits } from '#shared/messaging/index.ts';
import type { Files } from '#shared/uploads/index.ts';
import { grantRulesForTests } from '../grants/grants.ts';
import type { TestTable } from '../table/table.ts';
import { consoleVisitor } from './console-visitor.ts';
import { heldToItsCall } from './declared.ts';
import type { Sent } from './visitor.ts';

const everyCentre = '~centre-baghdad~centre-diyala~centre-kirkuk~centre-ninewa';

/** Tokens of one login of each kind, as to what is Kirkuk's. */
export const logins = {
  manager: 'shirin~manager~centre-kirkuk',
  admin: 'nawal~admin',
  facilitator: 'heman~facilitator~centre-kirkuk',
  'manager of another centre': 'dilnaz~manager~centre-baghdad',
  'manager of none': 'heman~manager',
  'facilitator of another centre': 'heman~facilitator~centre-ninewa',
  approver: 'rebwar~approver~centre-kirkuk',
  'second approver': 'dilnaz~approver~centre-kirkuk',
  'approver of another centre': 'narin~approver~centre-diyala',
  'second manager': 'hemin~manager~centre-kirkuk',
  analyst: `heman~analyst${everyCentre}`,
  partner: `heman~partner${everyCentre}`,
  'centre without a role': 'heman~centre-kirkuk',
  'no groups': 'heman',
  'admin who approves': 'nawal~admin~approver~centre-kirkuk',
  'admin who approves elsewhere': 'nawal~admin~approver~centre-diyala',
  nobody: 'forged',
  'without a token': undefined,
} as const;
export type Login = keyof typeof logins;

/**
 * Calls the staff API; a fault in it fails the test, and so does a refusal that the call does not declare. `files` where some are fetched, `limits` where it matters what texts may
 * be sent.
 */
export function staffCaller(db: TestTable, files?: Pick<Files, 'link'>, limits?: Limits) {
  const caller = consoleVisitor(db, {
    grants: JSON.stringify(grantRulesForTests),
    files,
    ...(limits && { limits }),
  });
  return async (
    login: Login,
    method: string,
    path: string,
    {
      body,
      key,
      version,
      language = 'en',
    }: {
      readonly body?: unknown;
      readonly key?: string;
      readonly version?: number;
      readonly language?: Language;
    } = {},
  ) => {
    const headers: Record<string, string> = {
      ...(logins[login] === undefined ? {} : { authorization: `Bearer ${logins[login]}` }),
      'accept-language': language,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const sent: Sent = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    return heldToItsCall(method, path, await caller.send(`/api${path}`, sent));
  };
}
