// How a phone number would be read: one a line in, E.164 or INVALID a line out.
import { parsePhone } from '#shared/language/phone/phone.ts';
import { eachLine } from './each-line.ts';

await eachLine((line) => parsePhone(line) ?? 'INVALID');
