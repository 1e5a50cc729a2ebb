import type { ComponentChildren } from 'preact';

/** The top of a page: a link to its parent page, then its title and anything below the title. */
export const PageHeading = ({
  back,
  children,
}: {
  /** The parent page: its address and its name. */
  readonly back: readonly [address: string, name: string];
  readonly children: ComponentChildren;
}) => {
  const [address, name] = back;
  return (
    <div>
      <p class="kind">
        <a href={address}>{name}</a>
      </p>
      {children}
    </div>
  );
};
