import { fold } from '../letters/fold.ts';

/**
 * Words in names that are not the name itself: titles before it, and words that join several into one name.
 * From the names of Iraqi students, officials and footballers as newspapers print them, and from how phones
 * write them.
 */
const data = {
  /** Before a name; alone, or with no name after it, a title may be a name itself: Sheikh, Haji. */
  titles:
    'dr doctor mr mrs ms miss mister sir madam eng engr engineer prof professor ustad ustadh ustath ostad hajji haji hajj haj hadji hajja hajjia sheikh shaikh shaykh sheik sayyid sayyed sayed syed sayid mulla mullah mela mele mamosta mamoste seyda kak kaka kake kaak ' +
    'د دكتور الدكتور دكتورة الدكتورة م مهندس المهندس مهندسة المهندسة أ أستاذ الأستاذ أستاذة الأستاذة ست الست سيد السيد سيدة السيدة آنسة الآنسة مستر مدام مس حاج الحاج حجي الحجي حاجي حجية الحجية حاجة الحاجة شيخ الشيخ ملا الملا بروفيسور المحامي المحامية الأخ الأخت كاكه كاكا ' +
    'کاک کاکە مامۆستا خاتوو خاتو بەڕێز دکتۆر دوکتۆر ئەندازیار حاجی شێخ مەلا سەید مام پڕۆفیسۆر',
  /** Father or mother of the next: a name by itself, or beside one. */
  kunyas: 'abu abo aboo abou um umm om oum أبو أبي أبا أم ئەبو ئەبوو ئوم دایکی باوکی',
  /** Servant of the next. */
  servants:
    'abd abdul abdel abdal abdoul abdur abdus abdu abdun abduz ebdul ebd evdil evd عبد عبدال عەبد عەبدول عەبدوڵ',
  /** "The", written apart from its word. */
  articles: 'al el ul ال',
  /** "The" before some letters; only after "servant of" or before "faith". */
  assimilated: 'ar er ur as us ash ad ed ud an az at',
  /** Son or daughter of the next, inside a name. */
  descents: 'bin ibn bint بن ابن بنت کوڕی کچی',
  /** After the word that they make one name with. */
  endings:
    'allah ullah din deen aldin aldeen eldin eldeen uddin addin eddin eddine alhuda elhuda alabideen alabidin الله الدين الإسلام الهدى الضحى العابدين البنين النساء الحق الزمان ئەدین ئەلدین ئەددین',
} as const;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(fold));

type Sets = Readonly<Record<keyof typeof data, ReadonlySet<string>>>;
let sets: Sets | undefined;

/** The words of names by their role, folded; built when first needed. */
export function nameParts(): Sets {
  sets ??= {
    titles: setOf(data.titles),
    kunyas: setOf(data.kunyas),
    servants: setOf(data.servants),
    articles: setOf(data.articles),
    assimilated: setOf(data.assimilated),
    descents: setOf(data.descents),
    endings: setOf(data.endings),
  };
  return sets;
}
