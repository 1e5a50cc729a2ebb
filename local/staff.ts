/** Demo logins of the local cloud: one of each kind a centre has. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod/mini';
import { clientOptions } from './cloud/aws.ts';

/** A login as shown to the person who started the local cloud. */
export type StaffLogin = {
  readonly username: string;
  readonly password: string;
  readonly groups: readonly string[];
};

const allCentres = ['centre-baghdad', 'centre-diyala', 'centre-kirkuk', 'centre-ninewa'];

/** The demo logins: a role and the centres it holds for. */
const demoStaff: readonly Omit<StaffLogin, 'password'>[] = [
  { username: 'admin', groups: ['admin', ...allCentres] },
  { username: 'kirkuk.manager', groups: ['manager', 'centre-kirkuk'] },
  { username: 'kirkuk.facilitator', groups: ['facilitator', 'centre-kirkuk'] },
  // A second person where two must: at a payment, and above the sum that one may approve.
  { username: 'kirkuk.manager2', groups: ['manager', 'centre-kirkuk'] },
  { username: 'kirkuk.approver', groups: ['approver', 'centre-kirkuk'] },
  { username: 'kirkuk.approver2', groups: ['approver', 'centre-kirkuk'] },
  { username: 'baghdad.approver', groups: ['approver', 'centre-baghdad'] },
  { username: 'analyst', groups: ['analyst', ...allCentres] },
  { username: 'partner', groups: ['partner', ...allCentres] },
];

export type StaffOptions = {
  readonly endpoint: string;
  readonly userPoolId: string;
  /** Keeps the passwords, so that they are the same at every start. */
  readonly passwordFile: string;
};

/** Makes sure that every demo login exists with its password and groups; may be repeated. */
export async function seedStaff({ endpoint, userPoolId, passwordFile }: StaffOptions): Promise<StaffLogin[]> {
  const cognito = new CognitoIdentityProviderClient(clientOptions(endpoint));
  const passwords = passwordsIn(passwordFile);
  try {
    const logins: StaffLogin[] = [];
    for (const { username, groups } of demoStaff) {
      const password = passwords[username] ?? '';
      await unlessThere(
        cognito.send(
          new AdminCreateUserCommand({
            UserPoolId: userPoolId,
            Username: username,
            MessageAction: 'SUPPRESS',
          }),
        ),
      );
      await cognito.send(
        new AdminSetUserPasswordCommand({
          UserPoolId: userPoolId,
          Username: username,
          Password: password,
          Permanent: true,
        }),
      );
      for (const group of groups) {
        await unlessThere(cognito.send(new CreateGroupCommand({ UserPoolId: userPoolId, GroupName: group })));
        await cognito.send(
          new AdminAddUserToGroupCommand({ UserPoolId: userPoolId, Username: username, GroupName: group }),
        );
      }
      logins.push({ username, password, groups });
    }
    return logins;
  } finally {
    cognito.destroy();
  }
}

/** A password each, made up once: long enough for the pool's policy, short enough to type. */
function passwordsIn(file: string): Readonly<Record<string, string>> {
  const known = existsSync(file)
    ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))
    : {};
  const missing = demoStaff.filter(({ username }) => known[username] === undefined);
  const made = missing.map(({ username }) => [username, `Diwan-${randomBytes(6).toString('hex')}`]);
  const passwords = { ...known, ...Object.fromEntries(made) };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600 });
  return passwords;
}

async function unlessThere(creation: Promise<unknown>): Promise<void> {
  try {
    await creation;
  } catch (error) {
    if (!(error instanceof Error && /^(UsernameExists|GroupExists)Exception$/.test(error.name))) throw error;
  }
}
