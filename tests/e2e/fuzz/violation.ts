import type { Operation } from './document.ts';
import type { RawRequest } from './send.ts';

/** A request that the document does not allow, and what its refusal has to say. */
export type Violation = {
  readonly operation: Operation;
  readonly what: string;
  readonly request: RawRequest;
  /** The one status that is right; any 4xx that the document names when not given. */
  readonly status?: number;
  /** The field, parameter or header that is wrong; more may be told than this one. */
  readonly at?: { readonly pointer: string } | { readonly parameter: string } | { readonly header: string };
};

export const json = { 'content-type': 'application/json' };

/** Long names are told cut off. */
export const longestName = 64;
export const pointerTo = (name: string): string =>
  `/${name.slice(0, longestName).replaceAll('~', '~0').replaceAll('/', '~1')}`;
