/** The entries of a record that have a value. */
export function defined<Given extends object>(
  record: Given,
): { readonly [Key in keyof Given]?: Exclude<Given[Key], undefined> } {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  // The keys come from the record itself, which Object.fromEntries cannot know.
  return Object.fromEntries(entries) as { [Key in keyof Given]?: Exclude<Given[Key], undefined> };
}
