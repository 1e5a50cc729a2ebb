import type { Language } from '#events/index.ts';
import { render } from '#shared/language/messages/console/index.ts';

/** A link to the next page of a list; nothing at the end. */
export const More = ({
  address,
  language,
}: {
  readonly address: string | undefined;
  readonly language: Language;
}) =>
  address === undefined ? null : (
    <p>
      <a class="button plain" href={address}>
        {render('console.more', language)}
      </a>
    </p>
  );
