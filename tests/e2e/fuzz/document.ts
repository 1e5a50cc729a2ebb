import { api } from '../cloud/driver.ts';

/** As much of JSON Schema as the document uses for what comes in. */
export type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  /** One of several that differ in a word of theirs: what fits one fits no other. */
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
};

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
};

/** One call that the document describes. */
export type Operation = {
  readonly operationId: string;
  readonly method: string;
  /** `/activities/{code}` */
  readonly path: string;
  /** Every method that the path has. */
  readonly methods: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly statuses: readonly number[];
  /** Whether it wants an access token. */
  readonly isForStaff: boolean;
  readonly body?: {
    readonly schema: Schema;
    readonly example: Readonly<Record<string, unknown>>;
    /** The largest that is read, in bytes. */
    readonly most: number;
  };
};

type Ref = { readonly $ref: string };
type Described = {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | Ref)[];
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { readonly schema: Ref; readonly example: Readonly<Record<string, unknown>> }>
    >;
  };
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
  };
};

/** As the document says it: `The body is larger than 16 KB.` */
const mostIn = (answer: { readonly description: string } | undefined): number =>
  Number(/larger than (\d+) KB/.exec(answer?.description ?? '')?.[1]) * 1024;

/** Every call of the API, as its own document describes it. */
export async function operations(): Promise<readonly Operation[]> {
  const { body: document } = await api<Document>('GET', '/openapi.json');
  const { schemas, parameters } = document.components;
  const named = <T>(list: Readonly<Record<string, T>>, { $ref }: Ref): T => {
    const found = list[$ref.split('/').at(-1) ?? ''];
    if (found === undefined) throw new Error(`The document points at ${$ref}, which is not there`);
    return found;
  };
  return Object.entries(document.paths).flatMap(([path, described]) =>
    Object.entries(described).map(([method, call]): Operation => {
      const content = call.requestBody?.content['application/json'];
      return {
        operationId: call.operationId,
        method: method.toUpperCase(),
        path,
        methods: Object.keys(described).map((name) => name.toUpperCase()),
        parameters: (call.parameters ?? []).map((one) => ('$ref' in one ? named(parameters, one) : one)),
        statuses: Object.keys(call.responses).map(Number),
        isForStaff: call.security !== undefined,
        ...(content && {
          body: {
            schema: named(schemas, content.schema),
            example: content.example,
            most: mostIn(call.responses['413']),
          },
        }),
      };
    }),
  );
}

/** Whether a value is one that the schema lets in. */
export function fits(schema: Schema, value: unknown): boolean {
  if (schema.enum !== undefined) return schema.enum.includes(value);
  if ('const' in schema) return schema.const === value;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.some((one) => fits(one, value));
  if (schema.type === 'null') return value === null;
  if (schema.type === 'boolean') return typeof value === 'boolean';
  if (schema.type === 'integer') {
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
    return Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
  }
  if (schema.type === 'array') {
    const { items = {}, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
    const isSome = Array.isArray(value) && value.length >= minItems && value.length <= maxItems;
    return isSome && value.every((item) => fits(items, item));
  }
  if (schema.type === 'object') {
    const { properties = {}, required = [] } = schema;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const given = Object.entries(value);
    return (
      required.every((name) => Object.hasOwn(value, name)) &&
      given.every(([name, each]) => properties[name] !== undefined && fits(properties[name], each))
    );
  }
  if (schema.type !== 'string') throw new Error(`A field of type ${schema.type} is new here`);
  if (typeof value !== 'string') return false;
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern = '', allOf = [] } = schema;
  const patterns = [pattern, ...allOf.map((one) => one.pattern ?? '')];
  return (
    value.length >= minLength &&
    value.length <= maxLength &&
    patterns.every((one) => new RegExp(one, 'u').test(value))
  );
}
