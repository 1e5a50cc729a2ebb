import type { ComponentChildren } from 'preact';
import type { Language } from '#events/index.ts';
import type { Activity } from '#shared/activities/index.ts';
import { render } from '#shared/language/messages/console/index.ts';

/** An activity on a list: what it is, how many sessions it has, and when. */
export const ActivityCard = ({
  activity: { code, kind, titles, sessions },
  address,
  language,
  children,
}: {
  readonly activity: Pick<Activity, 'code' | 'kind' | 'titles' | 'sessions'>;
  /** Where it leads to. */
  readonly address: string;
  readonly language: Language;
  /** When it is. */
  readonly children: ComponentChildren;
}) => (
  <li class="card">
    <p class="kind">{render(`kind.${kind}`, language)}</p>
    <h2>
      <a href={address}>{titles[language]}</a>
    </h2>
    <p class="soft">
      <span>{render('page.sessions', language, { count: sessions.length })}</span>
      {children}
    </p>
    <span class="code">{code}</span>
  </li>
);
