import type { ComponentChildren } from 'preact';
import { render } from '#shared/language/messages/console/index.ts';
import { languageOfPage, type Request } from '#shared/web/index.ts';
import { ConsolePage } from './console-page.tsx';
import { PageHeading } from './page-heading.tsx';

export type TitledPageProps = {
  readonly request: Request;
  /** Its title and heading. */
  readonly title: string;
  /** What it is for, below the heading. */
  readonly lead: string;
  /** The parent page: its address and its name. Default the first page of the console. */
  readonly back?: readonly [address: string, name: string];
  /** What else belongs to the heading. */
  readonly underTitle?: ComponentChildren;
  readonly children: ComponentChildren;
};

/** A page of the console under its title and a sentence about it. */
export const TitledPage = ({ request, title, lead, back, underTitle, children }: TitledPageProps) => (
  <ConsolePage request={request} title={title}>
    <PageHeading back={back ?? ['/console', render('console.title', languageOfPage(request))]}>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      {underTitle}
    </PageHeading>
    {children}
  </ConsolePage>
);
