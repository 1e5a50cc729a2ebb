import type { ComponentChildren } from 'preact';

/** Says, above a page, what has just been done, or how it stands; read out by itself. */
export const Done = ({ children }: { readonly children: ComponentChildren }) => (
  <div class="note" role="status">
    <p>{children}</p>
  </div>
);
