import type { ComponentChildren } from 'preact';

/** Above a page: the page that it belongs to, then its own title and what stands below that. */
export const PageHeading = ({
  back,
  children,
}: {
  /** Where one comes from, by its address and its name. */
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
