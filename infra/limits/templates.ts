/** The templates of a stage, as `cdk` wrote them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = Readonly<Record<string, unknown>>;

export interface Resource {
  readonly id: string;
  readonly stack: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is free JSON, and each reader looks at another corner.
  readonly properties: any;
  readonly deletion: unknown;
  readonly replacement: unknown;
}

/** One template, as CloudFormation counts it. */
export interface Stack {
  readonly name: string;
  /** Of the template as it is uploaded. */
  readonly bytes: number;
  readonly parameters: number;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** The templates of a stage, all its stacks together. */
export interface Stage {
  readonly stacks: readonly Stack[];
  readonly resources: readonly Resource[];
}

interface Template {
  readonly Resources?: Readonly<Record<string, Json>>;
  readonly Parameters?: Json;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
}

/** The stage whose templates lie in `folder`, as `infra/synth-all.ts` or `cdk synth` leaves them there. */
export const stageIn = (folder: string): Stage =>
  stageOf(
    readdirSync(folder)
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => [file.replace('.template.json', ''), readFileSync(join(folder, file), 'utf8')] as const),
  );

/** The stage of these templates: the name of each stack with its template as JSON text. */
export function stageOf(templates: readonly (readonly [stack: string, template: string])[]): Stage {
  const parsed = templates.map(([name, text]) => ({
    name,
    bytes: Buffer.byteLength(text),
    // What cdk wrote, or a test in its form.
    template: JSON.parse(text) as Template,
  }));
  return {
    stacks: parsed.map(({ name, bytes, template }) => ({
      name,
      bytes,
      parameters: Object.keys(template.Parameters ?? {}).length,
      outputs: Object.fromEntries(
        Object.entries(template.Outputs ?? {}).map(([output, { Value }]) => [output, Value]),
      ),
    })),
    resources: parsed.flatMap(({ name, template }) =>
      Object.entries(template.Resources ?? {}).map(([id, resource]) => ({
        id,
        stack: name,
        type: String(resource.Type),
        properties: resource.Properties ?? {},
        deletion: resource.DeletionPolicy,
        replacement: resource.UpdateReplacePolicy,
      })),
    ),
  };
}

/** Those of one type. */
export const ofType = (resources: readonly Resource[], type: string): readonly Resource[] =>
  resources.filter((resource) => resource.type === type);

/** The logical ID that a `Ref` or an `Fn::GetAtt` points to; `undefined` for any other value. */
export function target(reference: Json | undefined): unknown {
  const attribute = reference?.['Fn::GetAtt'];
  return Array.isArray(attribute) ? attribute[0] : reference?.Ref;
}
