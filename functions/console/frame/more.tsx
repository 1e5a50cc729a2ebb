import type { Language } from '#events/index.ts';
import { render } from '#shared/language/messages/console/index.ts';

/** Leads to where a list goes on; nothing at its end. */
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
