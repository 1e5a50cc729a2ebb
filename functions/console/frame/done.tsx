import type { ComponentChildren } from 'preact';

/** A message above a page on what was just done, or how it stands; screen readers read it out unasked. */
export const Done = ({ children }: { readonly children: ComponentChildren }) => (
  <div class="note" role="status">
    <p>{children}</p>
  </div>
);
