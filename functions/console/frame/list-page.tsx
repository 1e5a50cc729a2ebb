import type { ComponentChildren } from 'preact';
import type { CentreId } from '#events/index.ts';
import { languageOfPage } from '#shared/web/index.ts';
import { CentreChoice } from './centre-choice.tsx';
import { More } from './more.tsx';
import { TitledPage, type TitledPageProps } from './titled-page.tsx';

/** The choice of centre of a list. */
export type ListOfCentre = {
  /** The centres to choose from. */
  readonly centres: readonly CentreId[];
  readonly centre: CentreId;
};

export type ListPageProps<Item> = Omit<TitledPageProps, 'children'> & {
  readonly choice: Omit<Parameters<typeof CentreChoice>[0], 'language'>;
  /** What stands above the choice of centre. */
  readonly aboveChoice?: ComponentChildren;
  /** What stands between the choice of centre and the list. */
  readonly children?: ComponentChildren;
  readonly items: readonly Item[];
  /** What is said of an empty list. */
  readonly none: string;
  readonly list: (items: readonly Item[]) => ComponentChildren;
  /** The address of the next page of the list; absent at its end. */
  readonly more?: string | undefined;
  /** What stands below the list. */
  readonly below?: ComponentChildren;
};

/** A list of a centre, a page at a time: its title, the choice of centre, its items or that it has none, and where it goes on. */
export function ListPage<Item>(props: ListPageProps<Item>) {
  const { choice, aboveChoice, children, items, none, list, more, below, ...titled } = props;
  const language = languageOfPage(props.request);
  return (
    <TitledPage {...titled}>
      {aboveChoice}
      <CentreChoice {...choice} language={language} />
      {children}
      {items.length === 0 ? <p class="panel">{none}</p> : list(items)}
      <More address={more} language={language} />
      {below}
    </TitledPage>
  );
}

/** A list as cards. */
export const Cards = ({ children }: { readonly children: ComponentChildren }) => (
  <ul class="cards">{children}</ul>
);
