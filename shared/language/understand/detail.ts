import type { Group } from '#events/vocabulary.ts';

/** What a word beside the code tells of a person, if anything. */
export type Detail =
  | { readonly is: 'gender'; readonly gender: 'female' | 'male' }
  | { readonly is: 'children'; readonly count: number | null }
  | { readonly is: 'count'; readonly count: number }
  /**
   * How someone came to live where she lives, in her own words; an Arabic word for it tells her gender too.
   */
  | { readonly is: 'group'; readonly group: Group; readonly gender: 'female' | 'male' | null }
  /** `isSaid`: the word itself shows that it is about someone else: "my sister", لاختي, but not "sister". */
  | { readonly is: 'relation'; readonly gender: 'female' | 'male' | null; readonly isSaid: boolean }
  /** Some greetings are also names: Salam, Hala. */
  | { readonly is: 'greeting'; readonly isName: boolean }
  | { readonly is: 'filler'; readonly says: 'for' | 'with' | 'please' | null }
  | { readonly is: 'age-follows' | 'birth-follows' | 'year-follows' | 'gender-follows' }
  /** `isWeak`: the next word may be something other than a name: "I am Layla", "I am busy". */
  | { readonly is: 'name-follows'; readonly isWeak: boolean }
  | { readonly is: 'phone-follows' | 'thanks' };
