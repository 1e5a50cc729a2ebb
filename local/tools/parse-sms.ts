// What a text message would be understood as: one message a line in, one JSON object a line out.
// For translators to try spellings: echo 'سجل ٢١٤' | npm run -s parse:sms
import { understand } from '../../shared/language/understand.ts';
import { eachLine } from './each-line.ts';

await eachLine((line) => {
  const { intent, code, name, language } = understand(line);
  return JSON.stringify({ intent, code, name, language });
});
