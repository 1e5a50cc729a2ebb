import { spellings } from '../letters/fold.ts';

/**
 * The words that tell whether a text with one code is a wish for it, or a question, a report, a price. Each
 * table is one text of entries separated by commas; one word an entry, matched after folding.
 */

/** Expresses a wish. The words for registering itself are keywords. */
const wishing = `
  want, wants, wanna, wish, wishes, like, love, interested, hope, hoping, join, joining, participate, participating, participation,
  attend, attending, enter, take, add, put, sign, include, reserve, keep, study, learn, willing, booking, registering, enrolling,
  please, pls, plz, kindly, can, could,
  اريد, نريد, تريد, يريد, ارغب, نرغب, راغب, راغبة, ترغب, رغبتي, احب, نحب, حاب, حابة, حابه, اود, نود, ارجو, نرجو, رجاء, اتمنى, نتمنى, ممكن, مهتم,
  مهتمة, بدي, ابغى, اضيفوني, ضيفوني, ضيفني, ضيفوا, ضيفو, اضافتي, اشراكي, قبولي, ادخل, دخلوني, دخلني, الالتحاق, التحق, انضمامي,
  اشتراكي, مشاركتي, اكتبوني, اكتبني, اكتبوا, حطوني, حطني, خلوني, خليني, اتعلم, ادرس, سجلولي, سجليني, سجلونا, بالانضمام,
  ياريت, تسجلوني, تسجلني, تسجلونا, تسجليني, تسجلولي, تضيفوني, تضيفني, بالتسجيل, بالاشتراك, بالمشاركة, بالالتحاق,
  دەمەوێت, دەمەوێ, ئەمەوێ, ئەمەوێت, دەمانەوێت, دەیەوێت, حەز, حەزم, حەزدەکەم, ئارەزوو, ئارەزووی, ئارەزوم, ئارەزووم, داوا, داواکارم, داوای,
  خۆزگە, زیادم, زیادمان, بنووسن, بنوسن, بنووسە, بنوسە, بەشداربم, تۆمارم, تۆمارمان, دەتوانم, فێربم, تکایە, تکا`;

/** Makes a question, whatever else the text says. */
const asking = `
  when, where, what, why, who, how, which, whose, whom, whats, wheres, whens, hows, know, ask, asking, question, questions, wondering, wonder,
  about, details, info, information, tell,
  متى, امتى, ايمتى, شوكت, اين, وين, وينه, وينها, ماذا, شنو, شنهي, شنهو, لماذا, ليش, كيف, شلون, كم, شكد, بيش, هل, منو, مين, اعرف, اسال, استفسر, استفسار,
  سؤال, سوال, معلومات, تفاصيل, اكو, ماكو, خبروني,
  کەی, کوێ, لەکوێ, لەکوێیە, چی, چییە, چیە, چۆن, چۆنە, بۆچی, کێ, کام, کامە, چەند, چەندە, ئایا, بزانم, بپرسم, پرسیار, پرسیارم, دەربارەی, لەبارەی,
  زانیاری`;

/**
 * Rules out a wish for the code: the wish is denied, over, about something else, or an order to the reader.
 */
const denying = `
  not, dont, doesnt, didnt, cant, cannot, couldnt, wont, wouldnt, isnt, arent, wasnt, never, no, unable, stop, cancel, remove, delete, drop, quit,
  withdraw, withdrew, leave, left, instead, wrong, mistake, error, change, changed, move, switch, transfer, refund, complain, complaint,
  was, were, did, had, registered, joined, attended, finished, completed, enrolled, participated, already, yesterday, ago,
  pay, paid, buy, bought, sell, sold, owe, donate, borrow, lend, charge, recharge, cost, costs, price, worth, win, won, prize, example, or,
  either, unless, maybe, perhaps, but, call, calls, called, balance, password, otp, pin,
  ليس, ليست, لست, لن, لم, ما, مو, مب, مش, موش, غير, بطلت, ابطل, بطلوا, احذف, احذفوا, احذفوني, شيلوني, شيلوا, اعتذر, اعتذاري, معتذر, انسحبت, تركت,
  اترك, غيرت, تغيير, تبديل, نقل, بدل, خطا, غلط, لكن, او, ام, يمكن, ربما, سجلت, تسجلت, اشتركت, شاركت, حضرت, اكملت, خلصت, انتهت, كنت, كان, كانت,
  امس, البارحة, دفعت, اشتريت, بعت, سعر, السعر, سعره, سعرها, كلفة, رصيد, ارسال, ارسلوا, مثلا, مثال, وصلتني, وصلني, شكوى, نسيت, ماقدر, مااقدر, ماكدر, مااكدر,
  ماريد, مااريد, لااريد, ماراح, مراح, اتصل, اتصلوا, اتصال, رمزك, كودك,
  نە, نا, ناتوانم, ناکرێت, نامەوێ, نامەوێت, نایەم, نەمتوانی, ناکەم, نەکەن, نەبوو, نییە, نیە, مەکە, مەکەن, مەینووسن, ناچم, وازم, واز, لابەرن, لابە, بسڕەوە,
  بەڵام, یان, ڕەنگە, لەوانەیە, هەڵە, هەڵەیە, گۆڕین, بگۆڕن, دوێنێ, کردم, کرد, کردووە, کردبوو, بەشداریمکرد, تۆمارکرام, تەواوم, تەواومکرد, پارەم, نرخ, نرخی, کڕیم, فرۆشت, بنێرە,
  وەک, نموونە, بەداخەوە, هەڵمەوەشێنەوە, هەڵیمەوەشێنەوە`;

/** Without a wish, a word of state, time or manner beside a code makes a report. */
const reporting = `
  is, are, am, you, your, yours, he, she, they, it, this, that, these, those, late, busy, full, open, closed, over, free, today, tomorrow, tonight, now,
  soon, later, sunday, monday, tuesday, wednesday, thursday, friday, saturday, morning, evening, night, noon, coming, come, came, arrived, going, go, went,
  waiting, wait, sick, ill, ready, ok, okay, started, starts, start, begins, ends, ended, cancelled, canceled, good, great, nice, fine, bad, places, place, seats,
  congratulations, congrats, has, have, does, do, will, would, should, must, always, again, here, there, good, best, better, reached, got, get,
  عن, هذا, هذه, هاي, هذي, هو, هي, هم, لك, لكم, لكي, عندكم, ممتلئ, ممتلئة, مفتوح, مفتوحة, مغلق, مغلقة, مكتمل, متاخر, متاخرة, مشغول, مشغولة, مريض, مريضة,
  اليوم, غدا, باجر, بكرة, الان, هسة, هسه, الصبح, العصر, الليل, صباحا, مساء, ساعة, الساعة, يوم, الاحد, الاثنين, الثلاثاء, الاربعاء, الخميس, السبت, اجي, نجي, راح, جاي,
  جاية, جايين, رايح, وصلت, وصلنا, تاخر, تاخرت, تبدا, يبدا, تبدأ, بدات, انتظر, مبروك, زين, حلو, حلوة, تمام, اوك, اوكي, هنا, هناك, مكانا, مكانان, مكان, اماكن, مقاعد, حضور, حاضر,
  ئەم, ئەمە, ئەو, ئەوە, ئەوان, ئێوە, تۆ, هەیە, پڕ, پڕە, کراوە, کراوەیە, داخراوە, سەرقاڵم, سەرقاڵ, نەخۆشم, نەخۆش, ئێستا, ئەمڕۆ, سبەی, سبەینێ, بەیانی, ئێوارە, شەو, کاتژمێر, ڕۆژی,
  یەکشەممە, دووشەممە, سێشەممە, چوارشەممە, پێنجشەممە, هەینی, شەممە, دێم, دێت, هاتم, هات, چووم, دەچم, گەیشتم, دواکەوتم, دواکەوت, دەستپێدەکات, دەبێت, دەبێ, باشە, باش, خۆشە, شوێن, شوێنت,
  شوێنی, پیرۆزە, پیرۆز, پیرۆزبێت, لێرە, لێرەم, یە, درەنگ, درەنگە`;

/** Counted or measured things: a number before one is no code. */
const counted = `
  dinar, dinars, iqd, id, dollar, dollars, usd, euro, euros, thousand, million, percent, km, kilometers, kilometres, m, meter, meters, metre, metres, kg, kilo, kilos, g, gram,
  grams, litre, litres, mb, gb, mbps, second, seconds, minute, minutes, min, mins, hour, hours, hrs, day, days, week, weeks, month, months, people, persons, men, women, families, households,
  students, participants, volunteers, trees, times, pieces, items, pages, am, pm, oclock, points, books, chairs, calories,
  دينار, دنانير, الف, ملايين, مليون, دولار, دولارات, يورو, ورقة, متر, امتار, كيلو, كيلومتر, كم, غرام, لتر, بالمئة, ثانية, دقيقة, دقائق, ساعة, ساعات, يوم, ايام, اسبوع, اسابيع, شهر, اشهر,
  شخص, اشخاص, نفر, رجل, امراة, نساء, عائلة, عوائل, طالب, طلاب, مشارك, مشاركين, متطوع, شجرة, اشجار, مرة, مرات, صفحة, كتاب, كرسي, كيبي, كيكا,
  دینار, هەزار, ملیۆن, دۆلار, یۆرۆ, مەتر, کیلۆ, کیلۆمەتر, گرام, لیتر, چرکە, خولەک, کاتژمێر, ڕۆژ, هەفتە, مانگ, کەس, کەسم, خێزان, پیاو, ژن, خوێندکار, بەشداربوو, جار, لاپەڕە, کتێب, دار`;

/** Numbered things: a number after one is no code; also those of name-first.ts. */
const numbered = `
  room, bus, street, road, car, house, page, line, floor, building, office, school, message, text, sms, mobile, year, week, day, hour, bed, bag, number plate, plate, verification, otp, pin, password, account, order, bill, receipt, size,
  channel, radio, highway, exit, platform, taxi, apartment, home, chapter, verse, episode, season, paid, costs, price, salary, dollar, usd, iqd, than, temperature, only,
  غرفة, شارع, باص, سيارة, بيت, صفحة, طابق, بناية, مدرسة, مكتب, رسالة, سرير, كرسي, مقعد, حلقة, جزء, تكسي, رقم البيت, بسعر, سعر, مبلغ, ب سعر, براتب, راتب, خصم, كيا, دار, التحقق, تحقق, التفعيل, تفعيل,
  ژوور, ژووری, شەقام, شەقامی, پاس, پاسی, لاپەڕە, لاپەڕەی, ماڵ, ماڵی, خانوو, خانووی, باڵەخانەی, نهۆمی, قوتابخانەی, ئۆتۆمبێلی, نرخی, بڕی, نامەی, تەلەفۆنی, ژمارەی ماڵ`;

type Table = 'wishing' | 'asking' | 'denying' | 'reporting' | 'counted' | 'numbered';

let known: Readonly<Record<Table, ReadonlySet<string>>> | undefined;

/** The folded words of each table; built when first needed. */
export function sentenceWords(): Readonly<Record<Table, ReadonlySet<string>>> {
  known ??= {
    wishing: new Set(spellings(wishing)),
    asking: new Set(spellings(asking)),
    denying: new Set(spellings(denying)),
    reporting: new Set(spellings(reporting)),
    counted: new Set(spellings(counted)),
    numbered: new Set(spellings(numbered)),
  };
  return known;
}
