import type { Language } from '#events/vocabulary.ts';

/** The part of a word or phrase in a sentence that expresses a wish: see `wishes.ts`. */
export type Part =
  /** "Ok", تمام, باشە: yes by itself. */
  | 'yes'
  /** "No problem", زين: yes where nothing else is said; beside a code it may be about anything, or a name. */
  | 'gladly'
  /** "No", لا, نەخێر: no by itself. */
  | 'no'
  /** "I changed my mind": declines an offer, and beside a code gives up the place. */
  | 'regret'
  /** "Not", ما: reverses the next part. */
  | 'not'
  /** To come, حضور, بێم: by itself neither coming nor not coming. */
  | 'come'
  /** "I will come", جاي, دێم. */
  | 'coming'
  /** "Absent", نایەم: not coming, by itself. */
  | 'not-coming'
  /** "Can", "will", اكدر, راح. */
  | 'able'
  /** "Cannot", اعتذر, ناتوانم: the thing she cannot do stands beside it, or was just asked. */
  | 'unable'
  /** To take part, in a course or on a day. */
  | 'take-part'
  /** To go on with a course. */
  | 'go-on'
  /** "Stop", إيقاف: ends the texts by itself. */
  | 'end'
  /** "Remove": ends the texts too, but beside a code takes the person off that course. */
  | 'off'
  /** "Delete", احذفوا: needs its object beside it. */
  | 'away'
  /** "Enough", كافي, بس: likewise, and says nothing by itself. */
  | 'over'
  /** Texts, رسائل, نامە; "text me" too. */
  | 'texts'
  /** To send, to write, تدزون. */
  | 'send'
  /** "Do not send", مەنێرن: Sorani says it in one word. */
  | 'send-not'
  /** To get, استلام: "I get no texts" may only be a report. */
  | 'receive'
  /** A list of phones. */
  | 'list'
  /** A phone's number, not shown to be her own. */
  | 'number'
  /** "My number". */
  | 'own-number'
  /** "Not my number": the phone belongs to someone else than we think. */
  | 'stranger'
  /** "Wrong", غلط, هەڵەیە. */
  | 'wrong'
  /** To want, to need. */
  | 'want'
  /** "I do not want", نامەوێت, in one word. */
  | 'want-not'
  /** A place on offer. */
  | 'place'
  /** A course, its sessions, their location. */
  | 'course'
  /** Days and times; words for a particular day are in `dayWords`. */
  | 'time'
  /** The reason for not coming, in one word. */
  | 'reason'
  /** "Sick", مريضة: a reason, and with a day it means not coming by itself. */
  | 'ill'
  /** "Because": a reason follows, in any words. */
  | 'because'
  /** "The", "my", "a": before a thing named like a keyword: the end, a stop. */
  | 'article'
  /** Words that change nothing. */
  | 'filler';

type Words = Readonly<Record<Language, string>>;

export const wishWords: Readonly<Record<Part, Words>> = {
  yes: {
    en: `
      ok, okay, okey, okeh, oki, okie, kk, yes, y, yea, yeah, yep, yup, yess, sure thing, cool, yes sir, sure, of course, ofcourse, course yes, ofc, certainly,
      definitely, absolutely, surely, great, perfect, excellent, wonderful, fine, thats fine, good, very good, alright,
      all right, agreed, agree, i agree, accept, i accept, accepted, confirm, i confirm, confirmed, deal, gladly,
      with pleasure, my pleasure, with joy, sounds good, sounds great, looks good, count me in, im in, i am in, happy to, id love to, i would love to, i d love to, love to, take it, i take it, i will take it,
      ill take it, i ll take it, i want it, i do, right, done deal, tamam, aywa, aiwa, mashi, akeed, akid, tabaan, na3am, naam,
      eh, bale, bele, ere, basha, bashe, zor basha`,
    ar: `
      نعم, يس, ايه, اي, ايه نعم, ايوه, ايوا, اها, بلى, اجل, تمام, تمامو, اوك, اوكي, اوكيه, اوكى, اكيد, بالتاكيد, بكل تاكيد, تاكيد,
      طبعا, طبعا اكيد, بالطبع, ماشي, صار, صاير, موافق, موافقة, موافقين, اوافق, نوافق, قبلت, اقبل, نقبل, قابل,
      قابلة, بكل سرور, بكل ممنونية, بكل فرح, بلا شك, من عيوني, من عيني, على عيني, على راسي, تدلل, تدللون, تدللين, ابشر,
      ابشروا, حسنا, ممتاز, رائع, مناسب, يناسبني, مناسبني, اريده, اريدها, اخذه, اخذها, راح اخذه, راح اخذها, عادي, يلا, يله, يسعدني, يشرفني, مية بالمية,
      ثبتوني, ثبتني, ثبتولي, اكدوا, اكد, مؤكد, موكد`,
    ckb: `
      بەڵێ, بەلێ, ئەرێ, ئێ, ئەها, باشە, باش, باشترە, زۆر باش, زۆر باشە, باشە تەواو, ئۆکەی, ئۆکی, ئوکی, ئۆکە, ئوکەی, قبوڵە, قبوڵمە,
      قبووڵە, قبووڵمە, قەبووڵە, قەبوڵە, قبوڵ دەکەم, قبووڵ دەکەم, قبوڵم کرد, ڕازیم, ڕازین, تەواو, تەواوە, بێگومان, دڵنیام, دڵنیا,
      بەدڵنیاییەوە, بە دڵنیاییەوە, بەدڵنیایی, سەرچاو, سەر چاو, بەسەرچاو, بە سەرچاو, بەسەر چاو, بە سەر چاو, لەسەر چاو, پەسەندە,
      پەسەند, گونجاوە, زۆر خۆشە, خۆشە, نایابە, بەخۆشحاڵییەوە, بە خۆشحاڵییەوە, دەیگرم,
      وەریدەگرم, وەری دەگرم, ئاساییە`,
  },
  gladly: {
    en: 'no problem, no problems, no worries, why not, not a problem, no objection, not at all a problem',
    ar: 'لا مانع, ما عندي مانع, ماعندي مانع, ماكو مانع, ماكو مشكلة, لا مشكلة, ما عندي مشكلة, ماعندي مشكلة, ليش لا, لم لا, زين, خوش, حلو',
    ckb: 'کێشە نییە, کێشە نیە, کێشەم نییە, کێشەی نییە, گرفت نییە, بۆ نا, بۆچی نا',
  },
  no: {
    en: `
      no, n, nope, nah, no thanks, no thank you, not interested, no interest, not this time, next time, another time,
      not possible, impossible, never mind, nevermind, decline, i decline, declined, refuse, i refuse, reject, pass,
      give it to someone else, give it to another, give it to others,
      someone else can have it, someone else can take it, unfortunately no, sorry no, not for me, la2, naxer, nexer`,
    ar: `
      لا, لاا, لاء, كلا, لا لا, لا شكرا, مو موافق, مو موافقة, غير موافق, غير موافقة, ارفض, نرفض, رفضت, مرفوض, ما يناسبني,
      مايناسبني, ما يناسبني الوقت, الوقت ما يناسبني, الوقت لا يناسبني, ما يناسبني الموعد, لا يناسبني, ما تناسبني, مو مناسب, غير مناسب, مو هالمرة, غير مرة, مرة اخرى,
      هونت, هونا, انطوه لغيري, انطوها لغيري, اعطوه لغيري, اعطوها لغيري, خلوه لغيري, خلوها لغيري, لغيري, غير مهتم, مو مهتم,
      غير مهتمة, مو مهتمة, متنازل, متنازلة, اتنازل, اتنازل عن, تنازلت, تنازلت عن, ماكو داعي`,
    ckb: `
      نەخێر, نەخیر, نا, نا سوپاس, نەخێر سوپاس, ڕازی نیم, قبوڵ ناکەم, قبووڵ ناکەم, قبوڵم نییە, ڕەتی دەکەمەوە, ڕەتیدەکەمەوە,
      ڕەت دەکەمەوە, جارێکی تر, ئەم جارە نا, ئەمجارە نا, بیدە بە کەسێکی تر, بیدەن بە کەسێکی تر, بیدەنە کەسێکی تر,
      ناگونجێت, ناگونجێ, نەگونجاوە`,
  },
  regret: {
    en: 'i changed my mind, changed my mind, i have changed my mind, i changed my mind about, changed my mind about',
    ar: 'غيرت رايي, بدلت رايي, غيرت رايي عن, غيرت فكري, بدلت فكري, غيرنا راينا',
    ckb: `
      پەشیمانم, پەشیمان بوومەوە, پەشیمانبوومەوە, پەشیمان بووم, پاشگەز بوومەوە, پاشگەزبوومەوە, پاشگەزم, پاشگەز بووم, بیرم گۆڕی, بیرم گۆڕا`,
  },
  not: {
    en: 'not, dont, do not, don t, dnt, never, wont, won t, will not, isnt, arent, aint, without, no longer',
    ar: 'ما, مو, مش, لن, ماراح, ما راح, مراح, ماكو, بدون, بلا, من دون, غير, لاداعي',
    ckb: 'مە, نە, بەبێ',
  },
  come: {
    en: `
      come, attend, make it, be there, be present, show up, reach, be able to come, get there, arrive, attending, go, bem, aji, ahdar, ahdhar`,
    ar: `
      الحضور, حضور, حضوري, المجيء, المجي, مجيئي, الجية, القدوم, الدوام, ادوام, التواجد, ان احضر, ان اتي, بالحضور, للحضور,
      عن الحضور, اكون موجود, اكون موجودة, اكون حاضر, اكون حاضرة, حضور الدورة, يكون موجود`,
    ckb: `
      بێم, بێین, بێت, بێ, ئامادەبم, ئامادە بم, ئامادەبین, ئامادە بین, ئامادەبێت, بگەم, بگەمە, هاتن, ئامادەبوون, ئامادە بوون, بچم`,
  },
  'take-part': {
    en: 'participate, join, join you, join us, take part',
    ar: 'اشارك, نشارك, المشاركة, بالمشاركة, اشترك',
    ckb: 'بەشداربم, بەشدار بم, بەشداری بکەم, بەشداری بکەین, بەشداریکردن',
  },
  'go-on': {
    en: 'continue, go on, continue with, keep going, carry on',
    ar: `
      اكمل, نكمل, اكملها, اكمله, استمر, نستمر, اواصل, نواصل, الاستمرار, استمرار, الاكمال, اكمال, المواصلة, بالاستمرار, كملت, اتابع,
      ان اكمل, ان استمر`,
    ckb: 'بەردەوام بم, بەردەوامبم, بەردەوام بین, بەردەوام دەبم, تەواوی بکەم, تەواو بکەم, درێژە بدەم, درێژەی پێ بدەم',
  },
  coming: {
    en: `
      coming, will come, ill come, i ll come, will attend, ill attend, i ll attend, will be there, ill be there, i ll be there,
      will be coming, can come, can attend, can make it, will make it, ill make it, i ll make it, see you, see you there, see you then, see you tomorrow, will be present, would come, shall come`,
    ar: `
      ساحضر, ساتي, سنحضر, سناتي, سنجي, سوف احضر, سوف اتي, سوف اجي, سوف نحضر, ساكون, ساكون موجود, ساكون موجودة, ساكون هناك,
      ساشارك, سنشارك, سوف اشارك, راح اكون, راح اكون موجود, راح اكون موجودة, راح نجي, راح نحضر, راح اشارك,
      رح اجي, رح احضر, حضر نفسي, جاي, جاية, جايين, جايكم, جايتكم, اجي, احضر, نجي, نحضر, اتي, ناتي, اجيكم, نجيكم, اداوم, نداوم,
      تجي, يجي, تحضر, يحضر, ياتي, تاتي, راح تجي, راح يجي, راح تحضر, راح يحضر, الحك, الحق, اوصل, نوصل`,
    ckb: `
      دێم, دێین, دێمە, دێت, دێ, ئەیەم, هەر دێم, ئامادە دەبم, ئامادەدەبم, ئامادە ئەبم, ئامادە دەبین, بەشداری دەکەم, بەشداری ئەکەم,
      بەشداری دەکەین, بەشدار دەبم, بەشداردەبم, بەشدار ئەبم, دەچم, دەگەم, ئەگەم`,
  },
  'not-coming': {
    en: `
      absent, be absent, will be absent, will miss, ill miss, have to miss, need to miss, going to miss, gonna miss, must miss,
      cant make, excuse me from, excuse my absence, not gonna come, please excuse me, excuse me for, excuse me today, excuse me tomorrow, nayem, nayam, be away, will be away, stay home, staying home`,
    ar: `
      غايب, غايبة, غائب, غائبة, اغيب, ساغيب, نغيب, سنغيب, سوف اغيب, راح اغيب, غياب, غيابي, لغيابي, متغيب, متغيبة, اتغيب, ساتغيب,
      راح اتغيب, سجلوني غياب, سجلني غايب, سجلوني غايبة, سجلوني غايب`,
    ckb: `
      نایەم, نایم, نایێم, نایەمە, نایەمەوە, نایەین, نایێین, نایەت, نایێت, نایەن, ناگەم, ناگەین, ناچم, ئامادە نابم, ئامادەنابم,
      ئامادە نابین, ئامادەنابێت, بەشداری ناکەم, بەشدار نابم, بەشدارنابم, نەهاتن, ئامادە نیم, ئامادەنیم, غائیبم, نەهاتم`,
  },
  able: {
    en: 'can, could, able, be able, able to, be able to, will, would, shall, going, going to, gonna',
    ar: `
      اقدر, اكدر, استطيع, اتمكن, نقدر, نكدر, نستطيع, بامكاني, يمكنني, تقدر, تكدر, يقدر, يكدر, راح, رح, سوف, يصير, يصيرلي, متمكن, متمكنة`,
    ckb: 'دەتوانم, ئەتوانم, بتوانم, دەتوانین, دەتوانێت, دەتوانێ, توانام',
  },
  unable: {
    en: `
      cant, can t, cannot, can not, cnt, couldnt, could not, unable, unable to, not able, not able to, wont be able, wont be able to,
      will not be able, will not be able to, am not able to, dont think i can, i dont think i can, no time, natwanm, natuanm, natwanim,
      ma agdar, ma agder, ma akdar, ma akder, ma aqdar, magdar, makdar`,
    ar: `
      اعتذر, نعتذر, اعتذر عن, نعتذر عن, اعتذاري, معتذر, معتذرة, معتذرين, ماقدر, مااقدر, ماكدر, مااكدر, مقدر, مكدر, صعب, صعبة, صعب علي, صعب عليه,
      صعب عليا, مستحيل, متعذر, يتعذر, تعذر, تعذر علي, لا يمكن, لا يمكنني, لايمكنني, غير قادر, غير قادرة, مو قادر, مو قادرة, ما عندي مجال,
      ماعندي مجال, ما عندي وقت, ماعندي وقت, ماكو مجال, ما يصير, مايصير, ميصير, ما يصيرلي, مايصيرلي, ماكدرت, ماقدرت, ما كدرت,
      ما قدرت, لم اتمكن, لن اتمكن, لا اتمكن, ما الحك, ماالحك, ما الحق, ماالحق`,
    ckb: `
      ناتوانم, ناتوانین, ناتوانێت, ناتوانێ, نەمتوانی, نەمدەتوانی, ناکرێ, ناکرێت, کاتم نییە, کاتم نیە, بۆم ناکرێ, بۆم ناکرێت,
      بۆم ناگونجێت, ناپەرژێم, ناتوانن`,
  },
  end: {
    en: `
      stop, stoop, stpo, unsubscribe, unsub, revoke, arret, td, opt out, optout, opt me out, leave me alone, leave us alone, stopall,
      stop all, cease, desist`,
    ar: 'ايقاف, اوقف, اوقفوا, اوقفو, اوقفي, وقف, وقفوا, وقفو, وقفي, توقفوا, توقفو, ستوب, ستووب, الغاء الاشتراك, الغاء اشتراكي, اتركوني, عوفوني, خلوني بحالي',
    ckb: `
      وەستان, وەستاندن, بوەستە, بووەستە, بوەستن, بووەستن, بوەستێنە, بووەستێنە, بوەستێنن, بووەستێنن, بیوەستێنە, بیوەستێنن,
      ڕاگرتن, ڕابگرە, ڕابگرن, ڕایبگرە, ڕایبگرن, ڕاوەستە, ڕاوەستن, ڕاوەستان, ستۆپ, وازم لێبێنە, وازم لێبێنن, وازم لێ بێنە,
      وازم لێ بێنن, وازم لێ بهێنن`,
  },
  off: {
    en: 'remove, removal, take me off, get me off, take me out, get me out, take us off',
    ar: '',
    ckb: '',
  },
  away: {
    en: `
      end, quit, cancel, delete, erase, halt, block, discontinue, terminate, deactivate, turn off, switch off, delete me, erase me,
      take off, take my, drop`,
    ar: `
      بطل, بطلوا, بطلو, بطلي, الغاء, الغوا, الغو, الغي, الغ, حذف, احذف, احذفوا, احذفو, احذفي, احذفوني, احذفني, امسح, امسحوا, امسحو,
      امسحوني, مسح, شيل, شيلوا, شيلو, شيلي, شيلوني, شيلني, طلعوا, طلعوني, طلعني, ازالة, ازيلوا, ازيلوني, ازل, اقطعوا, قطع, منع,
      امنعوا, حظر, اخرجوني, اخرجني`,
    ckb: `
      لابەرە, لابە, لابەن, لابدە, لابدەن, لابردن, لابردنی, بسڕەوە, بسڕنەوە, بیسڕەوە, بیسڕنەوە, بمسڕەوە, بمسڕنەوە, سڕینەوە, سڕینەوەی,
      دەرم بکە, دەرم بکەن, دەرمبکە, دەرمبکەن, دەرم بهێنە, دەرمبهێنن, کۆتایی, کۆتایی بهێنە, بڕین, بیبڕن`,
  },
  over: {
    en: 'enough, no more, tired of, sick of, fed up with',
    ar: 'كافي, كفاية, كفى, بس, بس عاد, كافي عاد, عاد بس, عاد كافي, يكفي, خلص, خلاص',
    ckb: 'بەس, بەسە, بەسیەتی, ئیتر بەسە',
  },
  texts: {
    en: `
      text, texts, texting, txt, txts, message, messages, messaging, msg, msgs, sms, smss, smses, spam, spamming, notification,
      notifications, reminder, reminders, updates, alerts, ads, advertising, text messages, text message`,
    ar: `
      رسالة, رسائل, رسايل, الرسائل, الرسايل, رسالات, رسائلكم, رسايلكم, برسائل, برسايل, بالرسائل, بالرسايل, رسائل نصية, الرسائل النصية,
      مسج, مسجات, المسجات, مسجاتكم, مسجز, اشعارات, الاشعارات, اشعار, تنبيهات, التنبيهات, تنبيه, اعلانات, اعلاناتكم, رسالاتكم, الرسالة, للرسائل,
      تذكير, sms, اس ام اس, اسمس, ازعاج, الازعاج, ازعاجي`,
    ckb: `
      نامە, نامەم, نامەی, نامەکان, نامەکانم, نامەکانتان, نامەکەتان, نامەتان, نامەیەک, نامەیەکم, نامەیەکی, نامەیترم, مەسج, مەسجم,
      مەسجی, مەسجەکان, مەسجەکانتان, مەسجتان, مەسەج, مەسەجم, ئێس ئێم ئێس, ئاگاداری, ئاگادارکردنەوە, ڕیکلام`,
  },
  send: {
    en: `
      send, sending, sends, write, writing, contact, contacting, call, calling, bother, bothering, disturb, disturbing, harass,
      harassing, annoy, annoying`,
    ar: `
      ارسال, الارسال, ارسل, ارسلوا, ارسلو, ارسالكم, تواصل, التواصل, تتواصلوا, تتواصلون, مراسلة, المراسلة, مراسلتي, ترسيل, الترسيل,
      تزعجوني, تزعجوننا, تزعجني, تزعجونا, تزعجون, دز, دزوا, دزولي, اتصال, الاتصال`,
    ckb: 'ناردن, ناردنی, بنێرە, بنێرن, دەنێرن, دەنێریت, دەنێرێت, بنێردرێت, بنووسن, ناردنەوە',
  },
  'send-not': {
    en: '',
    ar: '',
    ckb: `
      مەنێرە, مەنێرن, مەنێرێت, نەنێرن, نەنێرە, مەنووسن, مەنووسە, بۆم مەنێرن, بۆم مەنێرە, بێزارم مەکەن, بێزارم مەکە, بێزارمان مەکەن,
      پەیوەندیم پێوە مەکەن, پەیوەندیم پێوە مەکە, مەنێرنەوە, مەنێرنە`,
  },
  receive: {
    en: 'receive, received, receiving, get, gets, got, getting, hear',
    ar: `
      استلام, الاستلام, باستلام, باستقبال, بتلقي, استلم, استقبال, استقبل, توصلني, تجيني, يجيني, تصلني, تصل, يوصلني, وصول, تلقي, اتلقى, تجي لي, تجيلي, توصل,
      اسمع, اشوف, اقرا, تاتيني`,
    ckb: 'وەرگرتن, وەربگرم, وەرگرتنی, وەربگرین, بێتەوە, بۆم بێت, بۆم بێ',
  },
  list: {
    en: `
      list, lists, database, data base, contacts, contact list, mailing list, records, system, group, subscription, subscriptions,
      service, files`,
    ar: `
      القائمة, قائمة, قائمتكم, قوائمكم, القوائم, السجل, سجلاتكم, الكروب, كروب, المجموعة, مجموعتكم, النظام, نظامكم, الخدمة, خدمة,
      خدمتكم, الاشتراك, اشتراكي, الارقام, ارقامكم, عندكم`,
    ckb: 'لیست, لیستەکە, لیستەکەتان, لیستتان, لیستی, گرووپ, گروپ, گرووپەکە, گروپەکە, گرووپەکەتان, سیستەم, سیستەمەکە, خزمەتگوزاری',
  },
  number: {
    en: 'number, num, nr, phone number, mobile number, numbers, telephone number',
    ar: 'رقم, الرقم, بالرقم, نمرة, النمرة, بالنمرة, رقم هاتف, رقم الهاتف, هالرقم, رقم موبايل, ارقامك',
    ckb: 'ژمارە, ژمارەکە, ژمارەی, ژمارەیە, ژمارەیەکی, نیمرە, نمرە, نمرەکە, ژمارە تەلەفۆن, ژمارە مۆبایل',
  },
  'own-number': {
    en: 'my number, my phone number, my phone, my mobile, my mobile number, our number, this number, this phone, my contact',
    ar: 'رقمي, رقم هاتفي, رقم موبايلي, لرقمي, رقمنا, هاتفي, موبايلي, تلفوني, نمرتي',
    ckb: 'ژمارەکەم, ژمارەم, ژمارەی من, تەلەفۆنەکەم, ژمارەی مۆبایلەکەم, ژمارەی تەلەفۆنەکەم, ژمارە تەلەفۆنەکەم, نیمرەکەم',
  },
  stranger: {
    en: `
      not my number, not her number, not his number, not that person, not the person, not the number, wrong person, wrong no, worng no, wrong nr, dont know you, i dont know you,
      i do not know you, you have the wrong person`,
    ar: `
      مو رقمي, مو رقمها, مو رقمه, مو رقمهم, ليس رقمي, ليس رقمها, ليس رقمه, مو صاحب الرقم, مو صاحبة الرقم, ليست صاحبة الرقم, ليس صاحب الرقم,
      ما اعرفكم, لا اعرفكم, ماعرفكم`,
    ckb: 'ژمارەی من نییە, ژمارەی من نیە, ژمارەی ئەو نییە, ژمارەی ئەو نیە, ژمارەم نییە, ناتانناسم, نایانناسم',
  },
  wrong: {
    en: 'wrong, worng, wron, rong, incorrect, mistake, mistaken, by mistake, not the right, isnt the right',
    ar: `
      خطا, غلط, غلطان, غلطانين, غلطانة, خاطئ, الخطا, الغلط, بالغلط, بالخطا, مشتبه, مشتبهين, غلطتوا, غلطتو, مو صحيح, غير صحيح,
      اشتباه, متوهم, متوهمين`,
    ckb: 'هەڵە, هەڵەیە, هەڵەیە., غەڵەت, غەڵەتە, بەهەڵە, بە هەڵە, هەڵەت کردووە, هەڵەتان کردووە, هەڵەتان کرد, هەڵەت کرد, هەڵەم',
  },
  want: {
    en: 'want, wanna, want to, like, like to, need, need to, wish, wish to, interested, interested in, care, love',
    ar: `
      اريد, نريد, احب, نحب, ارغب, نرغب, احتاج, نحتاج, محتاج, محتاجة, بحاجة, الرغبة, رغبة, اود, ابي, يريد, تريد, راغب, راغبة`,
    ckb: 'دەمەوێت, دەمەوێ, ئەمەوێ, ئەمەوێت, دەوێت, دەوێ, حەز دەکەم, حەزم لێیە, پێویستم, پێویستمە, بمەوێ, دەمانەوێ, دەمانەوێت',
  },
  'want-not': {
    en: '',
    ar: 'ماريد, مااريد, مريد, منريد, مااحب, ماحب, مااحتاج, ماحتاج, مااريده, ماريده, ماريدها, مااريدها, لا اريدها, لا اريده, ما اريدها, ما اريده',
    ckb: `
      نامەوێت, نامەوێ, ناوێت, ناوێن, نامەوی, نامانەوێت, نامانەوێ, نەمویست, ناخوازم, حەز ناکەم, حەزم لێ نییە, حەزم لێ نیە, پێویستم نییە, پێویستم نیە,
      پێویست ناکات, پێویست ناکا, نەمەوێت, نەمەوێ, نامەوێتەوە, چیترنامەوێت`,
  },
  place: {
    en: 'place, seat, spot, offer, it',
    ar: 'المكان, مكان, مكاني, المقعد, مقعد, مقعدي, العرض, عرض, عن المكان, عن مكاني',
    ckb: 'شوێن, شوێنەکە, شوێنەکەم, شوێنم, تۆمارەکەم, تۆمارکردنەکەم, کورسییەکە, جێگا, جێگاکە, جێگەکە',
  },
  course: {
    en: `
      course, courses, class, classes, session, sessions, lesson, lessons, training, workshop, meeting, lecture, centre, center,
      activity, program`,
    ar: `
      دورة, الدورة, بالدورة, للدورة, عالدورة, عن الدورة, كورس, الكورس, للكورس, بالكورس, درس, الدرس, للدرس, الجلسة, جلسة, للجلسة,
      بالجلسة, المحاضرة, محاضرة, للمحاضرة, الحصة, حصة, التدريب, للتدريب, تدريب, المركز, للمركز, الورشة, النشاط, نشاط, للنشاط, بالنشاط`,
    ckb: `
      خول, خولەکە, خولی, کۆرس, کۆرسەکە, کۆرسی, وانە, وانەکە, وانەی, دانیشتن, دانیشتنەکە, دانیشتنی, ڕاهێنان, ڕاهێنانەکە, چالاکی,
      چالاکییەکە, سەنتەر, سەنتەرەکە, وۆرکشۆپ, کلاس`,
  },
  time: {
    en: `
      day, days, week, weeks, month, morning, evening, afternoon, noon, night, time, times, next, weekend, class time, on time, next week,
      this week, this month, next month`,
    ar: `
      يوم, بيوم, ايام, اسبوع, الاسبوع, هالاسبوع, الاسبوع الجاي, الاسبوع القادم, الشهر, الصبح, العصر, الظهر, صباحا, مساء, المسا,
      المساء, الجاي, الجاية, القادم, القادمة, المقبل, هالمرة, المرة, هاليومين, اليومين, وقت, الوقت, بوقت, الموعد, بالموعد`,
    ckb: `
      ڕۆژ, ڕۆژی, ڕۆژە, هەفتە, هەفتەی, هەفتەیە, ئەم هەفتەیە, هەفتەی داهاتوو, داهاتوو, مانگ, ئێوارە, نیوەڕۆ, شەو, کات, کاتژمێر, ئەمجارە,
      ئەم جارە, جار`,
  },
  reason: {
    en: `
      busy, work, working, job, tired, travelling, traveling, travel, emergency, funeral, wedding, doctor, hospital,
      appointment, exam, exams, school, pain, cold, headache, injured, pregnant, unfortunately,
      circumstances, reasons, personal, urgent, family, home, health, duty, shift, out of town, something came up, away,
      my son, my daughter, my mother, my father, my husband, my wife, my sister, my brother`,
    ar: `
      وعكة, صحية, مشغول, مشغولة, مشغولين, شغل, عمل, العمل, دوام, ظرف, ظروف, ظرفي, ظروفي, طارئ, طارئة,
      طاري, سفر, مسافر, مسافرة, مسافرين, امتحان, امتحانات, عرس, فاتحة, وفاة, مستشفى, المستشفى, بالمستشفى, طبيب, الطبيب, دكتور,
      الدكتور, مراجعة, للاسف, مع الاسف, اسف, اسفة, متاسف, متاسفة, ابني, بنتي, امي, ابوي, زوجي, زوجتي, حامل,
      خاص, خاصة, عائلي, عائلية, بالبيت, البيت`,
    ckb: `
      سەرقاڵ, سەرقاڵم, مژوڵم, ماندووم, ماندوو, کار, کارم, ئیش, ئیشم, ئیشێکم, کارێکم, هەیە, سەفەر, سەفەرم, سەفەر دەکەم,
      نەخۆشخانە, لەنەخۆشخانەم, پزیشک, تاقیکردنەوە, تاقیکردنەوەم, زەماوەند, پرسە, بەداخەوە, بەداخم, منداڵەکەم, دایکم, باوکم, مێردەکەم,
      ماڵ, ماڵەوە, لەماڵەوە, دوورم`,
  },
  ill: {
    en: 'sick, ill, unwell, not well, feeling sick, feel sick, not feeling well, fever, flu',
    ar: 'مريض, مريضة, مرضت, مريضين, تعبان, تعبانة, تعبانه, مصخن, مصخنة, ما بيه حيل, مابيه حيل, مو زينة صحتي, صحتي مو زينة',
    ckb: 'نەخۆش, نەخۆشم, نەخۆشە, نەخۆشین, تایم هەیە, باش نیم, تەندروستیم باش نییە',
  },
  because: {
    en: 'because, because of, cause, cuz, coz, bcz, bcoz, as i, since i, due to, i have, ive, have a, got a, for my, as my, since my, i found, found, i got, i work',
    ar: 'لان, لاني, لانو, لانه, لانها, لاننا, لانني, بسبب, سبب, عندي, عدنا, عندنا, لدي, صار عندي, صارلي, صارت, بسبة, جان عندي',
    ckb: 'چونکە, چونکی, لەبەر, لەبەرئەوەی, لەبەر ئەوەی, بەهۆی, بە هۆی, لەبەرئەوە, لەوانەیە چونکە',
  },
  article: { en: 'the, a, an, my, on, your', ar: '', ckb: '' },
  filler: {
    en: `
      i, im, i m, am, me, us, we, our, its, is, are, be, you, u, yours, this, that, these, those, to, from, of, in, at, for, with, by you,
      any, more, anymore, any more, again, ever, further, please, pls, plz, just, all, really, so, and, hey, now, immediately, from now, right away, too, also, then, much, very, lot, alot,
      there, here, have, has, sorry, excuse me, thats, do, want you, kindly, well, oh, ah, hmm, my friend, name, my name, her, his, she, he, they, d, ll, as, but,
      such, some, must, should, off, out, not me, this is, for now, today i, person, somebody, stupid, keep, both, wanted`,
    ar: `
      انا, اني, احنا, نحن, لي, الي, النا, لنا, من, الى, في, ب, عن, هذا, هذه, هذي, هاي, هذيج, بعد, بعد الان, من بعد, مرة ثانية, ابد, ابدا, نهائيا,
      رجاء, الرجاء, ارجو, ارجوكم, ارجوك, لو سمحت, لو سمحتم, لو سمحتوا, من فضلك, من فضلكم, رجاءا, بلا زحمة, والله, و, اخي, اختي, كل, كلها, هي, هو, ان, الان, هسه, هسة, لهذا, هنا, معكم, وياكم, عفوا, عذرا, بعد لا, منكم, اسمي, الاسم, كلش, اصلا, اخوان,
      جماعة, ممكن, هم, ايضا, هاي المرة, شي, تره, ترى, حبيبي, عيوني, استاذ, ست, منك, بيه, عليه, اليكم, لكم, الكم, بعده`,
    ckb: `
      من, ئێمە, لە, بۆ, بە, و, کە, ئیتر, چیتر, چی تر, هیچ, تر, دیکە, زیاتر, تکایە, تکا دەکەم, بێ زەحمەت, ئەم, ئەمە, ئەو, ئەوە, بۆم, لێم,
      منیش, هەر, زۆر, ئێستا, ئێرە, لێرە, لەوێ, ئێوە, ئێوەوە, لەئێوە, لێتان, ناوم, ناوی, ناوەکەم, کاکە, خوشکم, بەڕێز, مامۆستا,
      ببورە, ببوورە, ببورن, یە, م, هەرگیز, دووبارە, جارێک, ئەی`,
  },
};
