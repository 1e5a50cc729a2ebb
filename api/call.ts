import type * as z from 'zod/mini';
import type { Role } from '#shared/staff/index.ts';
import type { ProblemName } from '#shared/web/index.ts';
import type { Param } from './parameters.ts';

/**
 * A call of the API: its input, who may send it, and its answer. The handler's type, the routes, the OpenAPI
 * document, the reference page and the table of access tests are made from it. Its description stands beside
 * it, as `Words`, which no function imports: prose and samples are in no bundle.
 */
export type Call = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`: `/focal-points/{focalPointId}`. */
  readonly path: string;
  /**
   * `anyone`; `staff`, any login, answered as far as it may see; or roles, of which the login needs one at a
   * centre that it is bound to (administrators: at any).
   */
  readonly who: 'anyone' | 'staff' | readonly Role[];
  readonly takes?: Takes;
  readonly gives: Gives<unknown>;
  /**
   * The call's own refusals by status, beside those of every call with such input; `refusalsOf` gives all. A
   * status named here has these types and no others.
   */
  readonly refuses?: Readonly<Record<number, readonly ProblemName[]>>;
};

/** The input of a call. */
export type Takes = {
  /** Parts of its path; a value that does not fit gives 404. */
  readonly path?: Readonly<Record<string, Param>>;
  /** Parameters of its address; any other is refused (400). */
  readonly query?: Readonly<Record<string, Param>>;
  readonly body?: z.ZodMiniType;
  /** A missing body counts as an empty object. */
  readonly mayBeEmpty?: true;
  /** The largest body that is read, in bytes. Default 16 KB. */
  readonly most?: number;
  /** `Idempotency-Key`, without which it is refused. */
  readonly key?: true;
  /** `If-Match` with the version to change; `ifGiven`: the header may be left out. */
  readonly version?: true | 'ifGiven';
  /** `X-Unlock-Key`: the application is behind a code. */
  readonly unlockKey?: true;
};

/** The answer of a call that succeeds; `T` is the JSON value. */
export type Gives<T> = {
  readonly status: 200 | 201 | 202 | 204 | 303;
  /** The member of the answer that becomes its `ETag`. */
  readonly etag?: 'version' | 'activityVersion';
  /** The media type, if it is not JSON. */
  readonly mediaType?: string;
  /** Never set: carries the type. */
  readonly value?: T;
};

/** The answer of a call as a type; its words name its schema in the document. */
export const gives = <T>(status: Gives<T>['status'], etag?: NonNullable<Gives<T>['etag']>): Gives<T> =>
  etag === undefined ? { status } : { status, etag };

/** The calls of one capability, by the `operationId` that each has in the document. */
export type Calls = Readonly<Record<string, Call>>;

/** A page of a list; `cursor` begins the next page, `null` on the last. */
export type PageOf<Item> = { readonly items: readonly Item[]; readonly cursor: string | null };

/** Everything a call can be refused for: by status, the ends of the `type` of the problem. */
export function refusalsOf({
  who,
  takes = {},
  refuses = {},
}: Call): ReadonlyMap<number, readonly ProblemName[]> {
  const { path, query, body, key, version } = takes;
  const isChecked = query !== undefined || body !== undefined || key !== undefined || version !== undefined;
  const always: readonly (readonly [number, readonly ProblemName[], boolean])[] = [
    [400, [...(key ? (['idempotency-key-missing'] as const) : []), 'invalid-request'], isChecked],
    [401, ['unauthorized'], who !== 'anyone'],
    [403, ['forbidden'], who !== 'anyone'],
    [404, ['not-found'], path !== undefined],
    [412, ['version-changed'], version !== undefined],
    [413, ['too-large'], body !== undefined],
    [415, ['unsupported-media-type'], body !== undefined],
    [422, ['idempotency-key-reused'], key === true],
    [428, ['version-missing'], version === true],
    [503, ['busy'], true],
  ];
  const own = Object.entries(refuses).map(([status, types]) => [Number(status), types] as const);
  const all = new Map([
    ...always.flatMap(([status, types, applies]) => (applies ? [[status, types] as const] : [])),
    ...own,
  ]);
  return new Map([...all].toSorted(([one], [other]) => one - other));
}
