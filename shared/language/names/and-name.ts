import { fold, lazySet } from '../letters/fold.ts';
import { mayBeName } from './words-no-one-is-called.ts';

/**
 * Names that begin with the letter for "and": وليد is Walid, and وزينب is "and Zainab". Arabic and Kurdish,
 * with family names.
 */
const namesWithAnd = /* @__PURE__ */ lazySet(() =>
  `
    وليد والوليد وميض وضحى وضيئة وردية وحدة وسمان وطبان وثاب وهاج ودي ونان وافية وافق وزنة وشام وطنية وفد وكيع وليف وهاد وسوف وادع وجن وله وصيت واعد وهن وعي وليدة وسام وسامة وسيم وسيمة وسن وسناء وسنان وفاء وفائي وفيق وفيقة وفي وفية وائل وائلة ورد وردة ورود وردان وردي وريد
    وداد ودود وديع وديعة وديان وجدان وجدي وجيه وجيهة وجنات وجود وجد وحيد وحيدة وحيدي ولاء ولي ولية ولد ولهان ولادة وصال وصفي وصفية
    وصيف وضاح وضحة وضاء وطن وطفة وعد وعدالله وعود وقاص وقار وهاب وهبة وهب وهيب وهيبة وهج وهران ونسة ونيس ونيسة وناس وئام وديد
    ويس وثيق وثيقة واثق واثقة واجد واجدة واحد واحدة وارد وازع واصف واصل واضح وافر وافي واقد والي واهب ورقاء وزان وزير وزيرة وسمي
    وسمية وصي وحش وحشي وادي واسط واسطي وناسة وند ونداد ونوس وشاح وشيار وشيرين وريا وريشة ورزان وزيرى وەلید وەفا وەفاء وەنەوشە
    وەستا وەیس وریا وشیار وەژین وەرزان وەنەوش ولات وەڵات ویژدان ویستان وەسیم وەسام ویان`
    .trim()
    .split(/\s+/u)
    .map(fold),
);

const and = 'و';
/** The shortest name that "and" is written together with. */
const shortest = 3;

/**
 * Whether a folded word after a name is "and" with another name: ليلى وزينب are two people, منال وليد is one.
 */
export const isAndName = (folded: string): boolean =>
  folded.startsWith(and) &&
  folded.length > shortest &&
  !namesWithAnd.has(folded) &&
  mayBeName(folded.slice(and.length));
