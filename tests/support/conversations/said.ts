import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '#events/index.ts';
import { othersThan } from '#shared/language/index.ts';
import { catalogue, isMessageKey } from '#shared/language/messages/index.ts';

/** What a text of these lines looks like, whatever stands in its gaps, with or without what a first text adds. */
export function said(lines: readonly string[], language: Language): RegExp {
  const texts = lines.map((line) => `(?:${variantsOf(`sms.${line}`, language).join('|')})`);
  const consents = ['sms.consent', 'sms.consentBrief', 'sms.howToErase']
    .map((key) => patternOf(key, language))
    .join('|');
  const consent = `(?:\n(?:${consents}))?`;
  const others = `(?:\n${othersThan[language]})?`;
  const stop = `(?:\n${patternOf('sms.first.stop', language)})?`;
  const [first = '', ...next] = texts;
  return new RegExp(`^${[`${first}${consent}`, ...next].join('\n')}${stop}${others}$`, 'u');
}

/** A line may speak of someone by her name, and say in a first text how to stop. */
const variantsOf = (key: string, language: Language): readonly string[] =>
  [key, `${key}For`, key.replace('sms.', 'sms.first.'), `${key.replace('sms.', 'sms.first.')}For`]
    .filter(isMessageKey)
    .map((variant) => patternOf(variant, language));

const literal = 0;

function patternOf(key: string, language: Language): string {
  if (!isMessageKey(key)) throw new Error(`There is no text ${key}`);
  const parts = new IntlMessageFormat(catalogue[language][key], 'en', undefined, {
    ignoreTag: true,
  }).getAst();
  return parts
    .map((part) =>
      part.type === literal && 'value' in part ? part.value.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&') : '.+',
    )
    .join('');
}
