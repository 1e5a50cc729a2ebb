// Shows how texts are understood: one message a line in, one JSON object a line out.
// For translators to try spellings: echo 'سجل ٢١٤' | npm run -s parse:sms
import { understand } from '#shared/language/understand/understand.ts';
import { eachLine } from './each-line.ts';

await eachLine((line) => {
  const { intent, code, name, language, ...told } = understand(line);
  const { birthYear, gender, childcare, others, kind, centre, word } = told;
  // Facts that the text did not tell are left out.
  const further = { birthYear, gender, children: childcare, others, kind, centre, word };
  const isTold = ([, value]: readonly [string, unknown]) => value !== null && value !== undefined;
  return JSON.stringify({
    intent,
    code,
    name,
    language,
    ...Object.fromEntries(Object.entries(further).filter(isTold)),
  });
});
