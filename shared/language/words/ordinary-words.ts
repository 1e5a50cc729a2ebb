import { fold } from '../letters/fold.ts';

/**
 * Words and names one letter away from a long keyword (typing-slips.ts) that people really mean: "cancer" is
 * no CANCEL, and تأجيل (putting off) no تسجيل. From word lists by frequency; a keyword with too many of these
 * allows no slips at all.
 */
const words = [
  'states stats statue statues statute stratus status cancer cancers candle candles canceled canceler canceller chancel cannel cancelo accent accents accented instruction withdrawn withdrew curses coursed courser resister registrar errol signum resect except',
  'تأجيل التأجيل للتأجيل تسهيل التسهيل للتسهيل تعجيل التعجيل للتعجيل تبجيل التبجيل تسييل التسييل تشجيل تسجيله تسجيلك تسجيلها تسجيلهم تشكيل تفصيل تفضيل تسليم تفعيلة',
  'مشتركة المشتركة مشاركته مشاركتي مباركة المباركة ماركة الماركة مشركة المشركة مشارقة المشارقة معاركه مداركه اشتباك الاشتباك اشتراط أتراك الأتراك إشراك الإشراك اعتراك استدراك',
  'السحاب انسياب الانسياب انسكاب الانسكاب أنساب الأنساب انتساب الانتساب للإلقاء للإصغاء للإلهاء',
  'مرافقة منافقة متوافقة موافقته موفقة مواقفه قبوله مسعدة ساعدي ساعدتني ساندني سأعتني مساعدته مساعديه مساعدوه مساعيه مساندة المساندة مستعدة المستعدة مواعدة المواعدة مباعدة المباعدة',
  'تعليقات تعميمات تسليمات معلمات ناشطات الناشطات نشطات النشطات كوريات الكوريات كورات سألوني سلوني تسائل التسائل تسجلي احجزي ابدأوا أبدوا أبدعوا استيقاف نطاطات',
  'بەشدارین بەشدارن بەشدارە یارمەتیت یارمەتیی هاوکارە زانیارە زانیارم وەستانە ڕاوەستاوە',
];

let known: ReadonlySet<string> | undefined;

/** Whether a folded word one letter away from a keyword is a word of its own. */
export function isOrdinaryWord(folded: string): boolean {
  known ??= new Set(words.join(' ').split(' ').map(fold));
  return known.has(folded);
}
