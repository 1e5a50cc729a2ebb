/** The templates of a stage, synthesised once, as tests look at them. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StageName } from '#infra/settings/stages.ts';
import { synthesise } from '#infra/synth-all.ts';

type Json = Readonly<Record<string, unknown>>;
export interface Resource {
  readonly id: string;
  readonly stack: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is free JSON, and each test looks at another corner.
  readonly properties: any;
  readonly deletion: unknown;
  readonly replacement: unknown;
}

/** The templates of a stage, all its stacks together. */
export interface Synthesised {
  readonly resources: readonly Resource[];
  /** What each stack tells the others, by stack and name. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const known = new Map<string, Synthesised>();

/**
 * A stage as CloudFormation gets it, with code that does nothing in place of the functions'.
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
    return readFrom(synthesise(stage, join(folder, 'out'), () => code, given).outdir);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Template {
  readonly Resources?: Readonly<Record<string, Json>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
}

function readFrom(folder: string): Synthesised {
  const templates = readdirSync(folder)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => {
      const template: Template = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      return [file.replace('.template.json', ''), template] as const;
    });
  return {
    resources: templates.flatMap(([stack, template]) =>
      Object.entries(template.Resources ?? {}).map(([id, resource]) => ({
        id,
        stack,
        type: String(resource.Type),
        properties: resource.Properties ?? {},
        deletion: resource.DeletionPolicy,
        replacement: resource.UpdateReplacePolicy,
      })),
    ),
    outputs: Object.fromEntries(
      templates.map(([stack, { Outputs = {} }]) => [
        stack,
        Object.fromEntries(Object.entries(Outputs).map(([name, { Value }]) => [name, Value])),
      ]),
    ),
  };
}

export const ofType = (resources: readonly Resource[], type: string): readonly Resource[] =>
  resources.filter((resource) => resource.type === type);

/** The logical ID that `Fn::GetAtt` points to. */
export const target = (reference: Json | undefined): unknown => {
  const attribute = reference?.['Fn::GetAtt'];
  return Array.isArray(attribute) ? attribute[0] : undefined;
};

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
      const { Statement } = (policy as { PolicyDocument: { Statement: readonly Json[] } }).PolicyDocument;
      return Statement.map((statement) => ({
        role: role.id,
        actions: list(statement.Action).map(String),
        resources: list(statement.Resource).map((resource) => JSON.stringify(resource)),
        notResources: list(statement.NotResource).map((resource) => JSON.stringify(resource)),
      }));
    }),
  );
