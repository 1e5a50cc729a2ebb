import type { ComponentChildren } from 'preact';
import type { Language } from '#events/index.ts';
import { type Activity, titleIn } from '#shared/activities/index.ts';
import { render } from '#shared/language/messages/console/index.ts';
import { InLanguage } from '#shared/web/index.ts';

/** An activity on a list: what it is, how many sessions it has, and when. */
export const ActivityCard = ({
  activity,
  address,
  language,
  children,
}: {
  readonly activity: Pick<Activity, 'code' | 'centre' | 'kind' | 'titles' | 'sessions'>;
  /** The address that the card links to. */
  readonly address: string;
  readonly language: Language;
  /** When it is. */
  readonly children: ComponentChildren;
}) => (
  <li class="card">
    <p class="kind">{render(`kind.${activity.kind}`, language)}</p>
    <h2>
      <a href={address}>
        <InLanguage said={titleIn(activity, language)} language={language} />
      </a>
    </h2>
    <p class="soft">
      <span>{render('page.sessions', language, { count: activity.sessions.length })}</span>
      {children}
    </p>
    <span class="code">{activity.code}</span>
  </li>
);
