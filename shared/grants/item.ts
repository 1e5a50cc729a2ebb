import type { keys } from '#shared/table/index.ts';

export type Keys = keys.Key & Partial<keys.Gsi1 & keys.Gsi2>;
/** An item without its keys. */
export const withoutKeys = <T extends Keys>({
  pk: _pk,
  sk: _sk,
  gsi1pk: _g1p,
  gsi1sk: _g1s,
  gsi2pk: _g2p,
  gsi2sk: _g2s,
  ...rest
}: T): Omit<T, keyof Keys> => rest;
