import { fold, sorry } from '../language/index.ts';

let folded: readonly string[] | undefined;

/** Whether a text holds what we say to one that was not understood: a machine sends back what it is told. */
export function isEcho(body: string): boolean {
  folded ??= Object.values(sorry).map(fold);
  const said = fold(body);
  return folded.some((text) => said.includes(text));
}
