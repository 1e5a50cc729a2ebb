import type { Language } from '#events/index.ts';
import { directionOf } from '#shared/language/index.ts';

/** A text that may be in another language than the page around it, which then says so: screen readers speak it as it is. */
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
