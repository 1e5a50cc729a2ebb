/** Longest first name that fits, with everything else a text message tells, into one segment in every language. */
const most = 9;

/** The name a text message speaks to someone by: the first word; a long one is cut, with a dot as in `Abdulrah.` */
export function firstName(name: string): string {
  const [first = ''] = name.trim().split(/\s+/u);
  const letters = [...first];
  return letters.length <= most ? first : `${letters.slice(0, most - 1).join('')}.`;
}
