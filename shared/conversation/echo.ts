import { fold, listHead, sorry } from '#shared/language/index.ts';

let folded: readonly string[] | undefined;

/** Whether a text contains our answer to a text we did not understand: a machine sends it back. */
export function isEcho(body: string): boolean {
  folded ??= Object.values(sorry).map(fold);
  const said = fold(body);
  return folded.some((text) => said.includes(text));
}

let heads: readonly string[] | undefined;

/**
 * Whether a text is a list of ours sent back or forwarded: it asks for none of the activities in it. The
 * list's heading with no more than a code behind it comes from someone who follows it.
 */
export function isListBack(body: string): boolean {
  heads ??= Object.values(listHead).map(fold);
  const said = fold(body);
  const head = heads.find((each) => said.includes(each));
  return head !== undefined && /\p{L}/u.test(said.slice(said.indexOf(head) + head.length));
}
