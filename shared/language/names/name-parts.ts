import { fold } from '../letters/fold.ts';

/**
 * Words that stand in names without being the name: titles in front, and what makes one name of several words. From
 * the names of Iraqi students, officials and footballers as newspapers print them, and from how phones write them.
 */
const data = {
  /** Before a name; alone, or before no name, it may be one itself: Sheikh, Haji. */
  titles:
    'dr doctor mr mrs ms miss mister sir madam eng engr engineer prof professor ustad ustadh ustath ostad hajji haji hajj haj hadji hajja hajjia sheikh shaikh shaykh sheik sayyid sayyed sayed syed sayid mulla mullah mela mele mamosta mamoste seyda kak kaka kake kaak ' +
    'د دكتور الدكتور دكتورة الدكتورة م مهندس المهندس مهندسة المهندسة أ أستاذ الأستاذ أستاذة الأستاذة ست الست سيد السيد سيدة السيدة آنسة الآنسة مستر مدام مس حاج الحاج حجي الحجي حاجي حجية الحجية حاجة الحاجة شيخ الشيخ ملا الملا بروفيسور المحامي المحامية الأخ الأخت كاكه كاكا ' +
    'کاک کاکە مامۆستا خاتوو خاتو بەڕێز دکتۆر دوکتۆر ئەندازیار حاجی شێخ مەلا سەید مام پڕۆفیسۆر',
  /** Father or mother of the next: a name by itself, or beside one. */
  kunyas: 'abu abo aboo abou um umm om oum أبو أبي أبا أم ئەبو ئەبوو ئوم دایکی باوکی',
  /** Servant of the next. */
  servants:
    'abd abdul abdel abdal abdoul abdur abdus abdu abdun abduz ebdul ebd evdil evd عبد عبدال عەبد عەبدول عەبدوڵ',
  /** "The", apart from its word. */
  articles: 'al el ul ال',
  /** The same before some letters; after "servant of" or before "faith" only. */
  assimilated: 'ar er ur as us ash ad ed ud an az at',
  /** Son or daughter of the next, inside a name. */
  descents: 'bin ibn bint بن ابن بنت کوڕی کچی',
  /** Behind the word that they make one name with. */
  endings:
    'allah ullah din deen aldin aldeen eldin eldeen uddin addin eddin eddine alhuda elhuda alabideen alabidin الله الدين الإسلام الهدى الضحى العابدين البنين النساء الحق الزمان ئەدین ئەلدین ئەددین',
} as const;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(fold));

type Sets = Readonly<Record<keyof typeof data, ReadonlySet<string>>>;
let sets: Sets | undefined;

/** The words of names by what they do in one, folded; built when first needed. */
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
