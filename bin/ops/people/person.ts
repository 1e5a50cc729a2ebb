import { WrongUsage } from '#bin/ops/frame/wrong-usage.ts';
import { Failure } from '#local/failure.ts';
import { parsePhone } from '#shared/language/phone/phone.ts';
import { idsOnPhone, isKnown } from '#shared/personal-data/index.ts';
import type { Context } from '#shared/table/index.ts';

/** How a person is named on a command line. */
export const personArgument = {
  name: 'PERSON',
  about: 'Her id, or her phone where she is alone on it.',
} as const;

/**
 * The id of the person meant by an id or a phone.
 * @throws {WrongUsage} when it is neither
 * @throws {Failure} when nobody is known by it, or several are: then it names their ids, of which one can be said
 */
export async function personMeant(context: Context, text: string): Promise<string> {
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)) {
    if (await isKnown(context, text)) return text;
    throw new Failure('Nobody is known under this id: she was erased, or never known.');
  }
  const phone = parsePhone(text);
  if (phone === null) throw new WrongUsage('Name a person by her id, or by her phone.');
  const [first, ...others] = await idsOnPhone(context, phone);
  if (first === undefined) throw new Failure('Nobody is known on this phone.');
  if (others.length === 0) return first;
  throw new Failure(
    `${others.length + 1} people are known on this phone. Name one by her id: ${[first, ...others].join(', ')}.`,
  );
}
