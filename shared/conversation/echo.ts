import { fold, listHead, sorry } from '#shared/language/index.ts';

let folded: readonly string[] | undefined;

/** Whether a text holds what we say to one that was not understood: a machine sends back what it is told. */
export function isEcho(body: string): boolean {
  folded ??= Object.values(sorry).map(fold);
  const said = fold(body);
  return folded.some((text) => said.includes(text));
}

let heads: readonly string[] | undefined;

/**
 * Whether a text is a list of ours sent back, or on: it asks for none of the activities in it. The words above the list
 * with no more than a code behind them are someone who does as they say.
 */
export function isListBack(body: string): boolean {
  heads ??= Object.values(listHead).map(fold);
  const said = fold(body);
  const head = heads.find((each) => said.includes(each));
  return head !== undefined && /\p{L}/u.test(said.slice(said.indexOf(head) + head.length));
}
