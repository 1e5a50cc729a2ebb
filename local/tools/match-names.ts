// Whether two names are one person's: two a line in, parted by a tab; same, alike or different a line out.
import { matchNames } from '#shared/language/names/compare.ts';
import { eachLine } from './each-line.ts';

await eachLine((line) => {
  const [one = '', other = ''] = line.split('\t');
  return matchNames(one, other);
});
