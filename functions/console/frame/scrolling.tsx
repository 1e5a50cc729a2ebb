import type { ComponentChildren } from 'preact';

/** A table that may be wider than a phone: it scrolls for itself, by keyboard as well (WCAG 2.1.1). */
export const Scrolling = ({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse
  <section class="scroll" aria-label={label} tabIndex={0}>
    {children}
  </section>
);
