import type { Language } from '#events/index.ts';
import { directionOf } from '#shared/language/index.ts';

/**
 * A text that may be in another language than its page. It is then marked with its language, so that screen
 * readers pronounce it right.
 */
export function InLanguage({
  said,
  language,
}: {
  readonly said: { readonly text: string; readonly language: Language };
  /** The language of the page. */
  readonly language: Language;
}) {
  if (said.language === language) return <>{said.text}</>;
  return (
    <bdi lang={said.language} dir={directionOf[said.language]}>
      {said.text}
    </bdi>
  );
}
