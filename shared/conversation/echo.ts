import { fold, languages, render } from '../language/index.ts';

let sorry: readonly string[] | undefined;

/** Whether a text holds what we say to one that was not understood: a machine sends back what it is told. */
export function isEcho(body: string): boolean {
  sorry ??= languages.map((language) => fold(render('sms.sorry', language)));
  const said = fold(body);
  return sorry.some((text) => said.includes(text));
}
