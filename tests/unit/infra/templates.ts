/** The templates of a stage, synthesised once, as tests look at them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ofType, type Resource, type Stage, stageIn, target } from '#infra/limits/templates.ts';
import type { StageName } from '#infra/settings/stages.ts';
import { synthesise } from '#infra/synth-all.ts';

export { ofType, type Resource, target };

/** A stage, and which of its stacks refuse to be deleted. */
interface Synthesised extends Stage {
  readonly isProtected: ReadonlySet<string>;
}

const known = new Map<string, Synthesised>();

/**
 * A stage as CloudFormation gets it, with code that does nothing in place of the functions'.
 * @param given as `-c` gives it; on AWS the `siteUrl` that the file of the installation has
 * @throws when cdk-nag finds something
 */
export function synthesised(stage: StageName, given: Readonly<Record<string, string>> = {}): Synthesised {
  const key = JSON.stringify([stage, given]);
  const found = known.get(key) ?? synthesisedAnew(stage, given);
  known.set(key, found);
  return found;
}

/** Every resource of a stage. Otherwise as `synthesised`. */
export const resourcesOf = (
  stage: StageName,
  given: Readonly<Record<string, string>> = {},
): readonly Resource[] => synthesised(stage, given).resources;

function synthesisedAnew(stage: StageName, given: Readonly<Record<string, string>>): Synthesised {
  const folder = mkdtempSync(join(tmpdir(), 'diwan-infra-'));
  try {
    const code = join(folder, 'code');
    mkdirSync(code);
    writeFileSync(join(code, 'index.mjs'), 'export const handler = async () => undefined;\n');
    const app = synthesise(stage, join(folder, 'out'), () => code, inContext(stage, given, folder));
    const guarded = app.synth().stacks.filter(({ terminationProtection }) => terminationProtection);
    return {
      ...stageIn(app.outdir),
      isProtected: new Set(guarded.map(({ stackName }) => stackName)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is given, an address on AWS by the file of an installation. */
function inContext(
  stage: StageName,
  { siteUrl, ...others }: Readonly<Record<string, string>>,
  folder: string,
): Readonly<Record<string, string>> {
  if (siteUrl === undefined) return others;
  if (stage === 'local') return { ...others, siteUrl };
  const installation = join(folder, 'installation.json');
  const told = { [stage]: { siteUrl, alarmEmail: 'operations@example.org' } };
  writeFileSync(installation, JSON.stringify(told));
  return { ...others, installation };
}

/** A statement of a role, its lists always lists. */
export interface Statement {
  readonly role: string;
  readonly actions: readonly string[];
  /** As JSON text, so that a wildcard is found wherever it hides. */
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
}

const list = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** What every role of these resources allows. */
export const statementsOf = (resources: readonly Resource[]): readonly Statement[] =>
  ofType(resources, 'AWS::IAM::Role').flatMap((role) =>
    list(role.properties.Policies).flatMap((policy) => {
      // A policy is free JSON; CloudFormation's own schema is checked by cfn-lint.
      const { Statement } = (
        policy as { PolicyDocument: { Statement: readonly Readonly<Record<string, unknown>>[] } }
      ).PolicyDocument;
      return Statement.map((statement) => ({
        role: role.id,
        actions: list(statement.Action).map(String),
        resources: list(statement.Resource).map((resource) => JSON.stringify(resource)),
        notResources: list(statement.NotResource).map((resource) => JSON.stringify(resource)),
      }));
    }),
  );
