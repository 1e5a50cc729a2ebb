import type { Language } from '../../events/index.ts';
import { present } from './present.ts';
import type { Limits, Line } from './schema.ts';
import { costOf, type Spend } from './spend.ts';

/** What a text to a phone will cost, without a name in it. To a stranger it says how to stop, which may cost more. */
export function quote(
  limits: Limits,
  {
    lines,
    language,
    phone,
    isStranger,
  }: {
    readonly lines: readonly Line[];
    readonly language: Language;
    readonly phone: string;
    readonly isStranger: boolean;
  },
): Spend {
  const named = lines.map((line) => ({ ...line, name: null }));
  return costOf(
    present({ lines: named, language, introduction: isStranger ? 'stop' : 'none' }),
    phone,
    limits,
  );
}
