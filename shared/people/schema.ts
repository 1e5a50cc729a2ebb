import type { CentreId, Gender, Group, Language } from '#events/index.ts';

/** The details that may be known of a person, each as she gave it or not at all. */
export type Details = {
  readonly name: string | null;
  readonly gender: Gender | null;
  readonly birthYear: number | null;
  readonly group: Group | null;
};

/**
 * The language someone is written to in. A guess, marked as one, was shown neither by her own words nor by a
 * choice of hers, and gives way to the first that was (`languageNow`). A language kept before the mark
 * existed counts as shown.
 */
export type WrittenIn = { readonly language: Language; readonly languageIsGuess?: true | undefined };

/** A person. Only this and her phone's partition hold a name, a phone or a birth year. */
export type Person = Details &
  WrittenIn & {
    readonly personId: string;
    readonly phone: string;
    readonly foldedName: string;
    readonly centre: CentreId;
    /**
     * Someone else registered her from this phone ("for my sister"): texts to it about her carry her name.
     */
    readonly forAnother?: true | undefined;
    readonly version: number;
  };

/** A wish for other reminders than the usual (shared/reminders/wanted.ts). */
export type ReminderSetting = 'fewer' | 'more';

/**
 * The state of a phone. `people` is raised with each person added, and so guards against adding one twice.
 */
export type PhoneState = {
  readonly people: number;
  readonly language?: Language;
  /** No text from it has shown its language for sure yet, and no form was filled in with it. */
  readonly languageIsGuess?: true | undefined;
  /** Asked for by a word (`عربي`): unprompted texts are in it too. */
  readonly chosenLanguage?: Language;
  readonly stoppedAt?: string;
  /** Asked for by a word, for everyone on the phone. */
  readonly reminders?: ReminderSetting;
  /** When a text first came from it. Before that, the phone may be a stranger's, typed into the form. */
  readonly heardAt?: string;
  /**
   * When staff first registered someone on it or put it on a panel, or someone gave a code sent to it: no
   * stranger's, though it never texted us.
   */
  readonly knownAt?: string;
  /**
   * Everyone on it was registered by a form, on which they agreed to what is kept: texts do not tell that
   * again.
   */
  readonly agreedOnForm?: true;
  /** Its people have missed news that was put to the team leader. */
  readonly missed?: true;
  /** The door its last text came through: `aws`, or a gateway. */
  readonly door?: string;
  /**
   * When it was first helped in the hour, how often since, and a digest of the words it was helped for last.
   */
  readonly helpedAt?: string;
  readonly helpedTimes?: number;
  readonly helpedWords?: string;
  /** A community focal point's phone, marked by staff. */
  readonly focalPointId?: string;
  /** When the network said that the number takes no texts; removed with its next text. */
  readonly unreachableAt?: string;
  /** How many texts in a row did not arrive; removed when one does, or with its next text. */
  readonly failures?: number;
};

/** A phone that only asked for help or for no more messages has a state, but not yet a number of people. */
export const unheardOf: PhoneState = { people: 0 };

/** Everyone on a phone, and its state. */
export type Phone = {
  readonly phone: string;
  readonly people: readonly Person[];
  readonly state: PhoneState;
  /** The conversation with it so far, as shared/conversation keeps it. */
  readonly conversation?: Readonly<Record<string, unknown>> | undefined;
};
