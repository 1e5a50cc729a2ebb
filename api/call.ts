import type * as z from 'zod/mini';
import type { Role } from '#shared/staff/index.ts';
import type { ProblemName } from '#shared/web/index.ts';
import type { Param } from './parameters.ts';

/**
 * A call of the API: what it is sent, who may send it, and what it is answered. The handler's type, the routes, the OpenAPI
 * document, the reference page and the table of access tests are made of it. What it says in words stands beside it, as
 * `Words`, which no function imports: prose and samples are in no bundle.
 */
export type Call = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`: `/focal-points/{focalPointId}`. */
  readonly path: string;
  /**
   * `anyone`; `staff`, any login, which is told as much as it may see; or the roles one of which is needed, at a centre that
   * the login is bound to (administrators: at any).
   */
  readonly who: 'anyone' | 'staff' | readonly Role[];
  readonly takes?: Takes;
  readonly gives: Gives<unknown>;
  /**
   * Why it is refused, by status, beside what every call like it is refused for: `refusalsOf` says all of it. A status that
   * is named here has these types and no others.
   */
  readonly refuses?: Readonly<Record<number, readonly ProblemName[]>>;
};

/** What a call is sent. */
export type Takes = {
  /** Parts of its path; what is none of them is nowhere (404). */
  readonly path?: Readonly<Record<string, Param>>;
  /** Parameters of its address; any other is refused (400). */
  readonly query?: Readonly<Record<string, Param>>;
  readonly body?: z.ZodMiniType;
  /** No body at all stands for an empty object. */
  readonly mayBeEmpty?: true;
  /** The largest body that is read, in bytes. Default 16 KB. */
  readonly most?: number;
  /** `Idempotency-Key`, without which it is refused. */
  readonly key?: true;
  /** `If-Match` with the version that is meant; `ifGiven` where the call may be sent without. */
  readonly version?: true | 'ifGiven';
  /** `X-Unlock-Key`: the application is behind a code. */
  readonly unlockKey?: true;
};

/** What a call is answered when all is well; `T` is the JSON value. */
export type Gives<T> = {
  readonly status: 200 | 201 | 202 | 204 | 303;
  /** The member of the answer that becomes its `ETag`. */
  readonly etag?: 'version' | 'activityVersion';
  /** Of another media type than JSON. */
  readonly mediaType?: string;
  /** Never there: carries the type. */
  readonly value?: T;
};

/** What a call gives, as a type; which schema it has in the document is said with its words. */
export const gives = <T>(status: Gives<T>['status'], etag?: NonNullable<Gives<T>['etag']>): Gives<T> =>
  etag === undefined ? { status } : { status, etag };

/** The calls of one capability, by the `operationId` that each has in the document. */
export type Calls = Readonly<Record<string, Call>>;

/** A page of a list, and where it goes on. */
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
