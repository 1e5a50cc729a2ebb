import type { Language } from '#events/vocabulary.ts';

/** The part of a word in a text that asks for fewer or more reminders: see `reminder-wish.ts`. */
export type ReminderPart =
  /** `FEWER`, أقل, کەمتر: a request by itself. */
  | 'fewer-alone'
  /** `MORE`, أكثر, زیاتر: likewise. */
  | 'more-alone'
  /** "Less", قللوا: needs a word for reminders or texts beside it. */
  | 'fewer'
  /** "Twice as often", زيدوا. */
  | 'more'
  /** "Too many", هواي, زۆرە: a complaint, with a word for texts beside it. */
  | 'many'
  /** "One", "once". */
  | 'one'
  /** "Only", "is enough": beside "one" it asks for no more than that. */
  | 'enough'
  /** "Two", "twice". */
  | 'two'
  /** تذكيرين, two reminders in one word. */
  | 'two-reminders'
  /** Reminders, and to remind. */
  | 'reminders'
  /** Texts, and to text. */
  | 'texts'
  /** A request: "send me", "I want". */
  | 'order'
  /** A report: "you send", "I get". */
  | 'told'
  /** "Do not send", ما اريد. Without "so many" it is about neither more nor fewer. */
  | 'not'
  /** Words that change nothing beside reminders or texts. */
  | 'filler'
  /** "For", في: like filler; also between a lone word and a code. */
  | 'for'
  /** "Yes", زين, before `FEWER`; "yes, more" may answer another question. */
  | 'agreed'
  /** Please, hello, thanks: they never change anything. */
  | 'polite';

/** As typed, folded before matching; commas separate entries, which may have several words. */
export const reminderWords: Readonly<Record<ReminderPart, Readonly<Record<Language, string>>>> = {
  'fewer-alone': {
    en: `
      fewer, fewr, fewwer, feewer, fewerr, send less, send me less, text less, dont send so many, dont send me so many, dont send so much, dont send me so much, do not send so many, do not send me so many,
      do not send so much, do not send me so much, don t send so many, don t send me so many, don t send so much, don t send me so much`,
    ar: `
      اقل, أقل, aqal, aqall, aqel, اقل من فضلك, اقل من فضلكم, اقل من فضلج, لا ترسلون هواي, لا ترسلون هوايه, لا ترسلون كثير, لا ترسلوا كثيرا, لا ترسلو هواي,
      لا تدزون هواي, لا تدزولي هواي, لا تدزون هوايه, لا تبعثون هواي, لا تبعثون كثير, لا ترسلولي هواي`,
    ckb: `
      کەمتر, کمتر, که متر, کەم تر, kamtr, kamtir, kemtir, kemtr, kametir, زۆر مەنێرن, زۆرم بۆ مەنێرن, زۆر بۆم مەنێرن, ئەوەندە مەنێرن, هێندە مەنێرن, ئەوەندەم بۆ مەنێرن, هێندەم بۆ مەنێرن, دوو جار بیرم مەخەنەوە, دووجار بیرم مەخەنەوە,
      زۆر بیرم مەخەنەوە, هێندە بیرم مەخەنەوە, ئەوەندە بیرم مەخەنەوە`,
  },
  'more-alone': {
    en: 'more, mre',
    ar: `
      اكثر, أكثر, akthar, aktar, akther, اكثر من فضلك, اكثر من فضلكم, اكثر من فضلج`,
    ckb: 'زیاتر, زیا تر, زیاتەر, ziatr, zyatr, ziyatr, ziatir, ziyatir, zyatir',
  },
  fewer: {
    en: `
      less, lesser, lessen, reduce, reduce the number of, decrease, cut down, cut down on, cut back, cut back on, cut the number of,
      lower, limit, not so many, not as many, not that many, not too many, less often, less frequent, less frequently, not so often,
      not as often, minimize, minimise, a smaller number of, fewer of, less of,
      reduce how often, not every time`,
    ar: `
      قلل, قللوا, قللو, قللي, قلل من, قللوا من, قللو من, قللولي, قللوا عدد, تقليل, التقليل, التقليل من, تقليل عدد, تقلل, تقللوا,
      تقللون, تقللولي, تقلل من, تقللون من, تقليلها, اقلل, خفف, خففوا, خففو, خففوا من, خفف من, تخفيف, التخفيف من, خفضوا, تخفيض,
      قليل, قليلة, عدد اقل, عدد اقل من, بشكل اقل, اقل من, مو هواي, مو هوايه, مو كثير, مو كثيرة, مو كلش هواي, ليست كثيرة,
      قللولنا, قللوا لنا, قللوا لي, قللولنا من, لا تكثرون, لا تكثروا, لا تكثرو, لا تكثرين, لاتكثرون,
      مو كل مرة, مو كل مره, ليس كل مرة`,
    ckb: `
      کەمتری, کەمترم, کەم, کەمی, کەمێک, کەم بکەنەوە, کەم بکەرەوە, کەم بکەن, کەم بکە, کەمی بکەنەوە, کەمی بکەرەوە, کەمتر بکەنەوە,
      کەمتر بکەرەوە, کەمتر بکەن, کەمتر بکە, کەم کەنەوە, کەم کەرەوە, کەمکردنەوە, کەمکردنەوەی, کەم کردنەوە, کەم کردنەوەی, کەمبکەنەوە, کەمبکەرەوە,
      نەک زۆر,
      نەک هەموو جارێک, نەک هەموو جار`,
  },
  more: {
    en: 'more often, more frequent, more frequently, additional, extra, increase, increase the number of, more of, add',
    ar: `
      المزيد, المزيد من, مزيد, مزيد من, مزيدا من, زيادة, الزيادة, زيادة عدد, زيدوا, زيدو, زيدولي, زيد, زيدوا من, زيدوا عدد, كثروا,
      كثرو, كثروا من, اكثروا من, اضافي, اضافية, اكثر من, بشكل اكثر, عدد اكثر, عدد اكبر من`,
    ckb: `
      زیاتری, زیاترم, زیاد, زیاد بکەن, زیاد بکە, زیادی بکەن, زیادی بکە, زیاتر بکەن, زیاتر بکە, زیادکردن, زیادکردنی, زیاد کردن,
      زیاد کردنی`,
  },
  many: {
    en: `
      too many, too much, so many, so much, way too many, far too many, way too much, very many, tons of, too often, too frequent, so often, that often, so frequently,
      all these, that many`,
    ar: `
      كثيرة, كثير, كثير من, كثيرة جدا, كثيرة كلش, كثيرة علي, كثرت, كثرتوا, كثرتو, كثرتم, كثرتوها, كثرتم من, كلش هواي, كلش هوايه, هواي,
      هوايه, هوايا, واجد, زايدة, زائدة, كتير, كتيرة, بكثرة, كثرة, كل هاي, كل هذه`,
    ckb: `
      زۆرە, زۆرن, زۆر, زۆر زۆرە, زۆر زۆرن, زۆر زۆر, یەکجار زۆرە, یەکجار زۆرن, یەکجار زۆر, زۆرت, زۆرتان, زۆرم, لەڕادەبەدەر, لەڕادەبەدەرە,
      هێندە, ئەوەندە, ئەو هەموو, ئەم هەموو,
      ئەوندە`,
  },
  one: {
    en: 'one, once, a single, single, 1, one time',
    ar: 'واحد, واحدة, وحدة, وحده, مرة, مرة واحدة, مرة وحدة, لمرة واحدة, فد, فد واحد, فد وحدة, وحدة وحدة',
    ckb: 'یەک, یەکێک, یەک جار, یەکجار, جارێک, یەک دانە, دانەیەک',
  },
  enough: {
    en: 'only, just, enough, is enough, its enough, will do, suffices, is sufficient, sufficient, only the',
    ar: `
      فقط, بس, يكفي, تكفي, كافي, كافية, يكفيني, تكفيني, لا غير, لا اكثر, مو اكثر, كافيني, اكتفي, اكتفي ب, نكتفي`,
    ckb: 'تەنها, تەنیا, بەسە, بەس, بەسمە, بەسم, بەسە بۆم, بەسە بۆ من, زیاتر نا, نەک زیاتر',
  },
  two: {
    en: `
      two, twice, 2, both, a second, the second, two times, second, another, on the day too, on the day as well, also on the day, again on the day, on the same day too, on the same day as well,
      also on the same day, again on the same day, the same day too, on the day itself too,
      the same day as well, that day too, that day as well, a second time`,
    ar: `
      مرتين, اثنين, ثنين, بنفس اليوم هم, هم بنفس اليوم, بيوم الجلسة هم, هم بيوم الجلسة, في اليوم نفسه ايضا, ايضا في اليوم نفسه, يوم الجلسة ايضا, ايضا يوم الجلسة,
      يومها هم, يومها ايضا, نفس اليوم هم`,
    ckb: `
      دوو, دووەم, دوو جار, دووجار, دوو دانە, لە هەمان ڕۆژیش, هەمان ڕۆژیش, لە ڕۆژی خۆیشی, لە ڕۆژی خۆیشیدا, ڕۆژی دانیشتنیش, لە ڕۆژی دانیشتنیش,
      دووەمم, دووەمیش`,
  },
  'two-reminders': {
    en: '',
    ar: `
      تذكيرين, تذكير ثاني, التذكير الثاني, تذكيران, لتذكيرين, بتذكيرين`,
    ckb: '',
  },
  reminders: {
    en: `
      reminder, reminders, remind, remind me, remind us, reminded, reminding, be reminded, remindr, remindrs, remiders, remider,
      reminder texts, reminder text, reminder messages, reminder message, reminder sms, text reminders, sms reminders`,
    ar: `
      تذكير, التذكير, تذكيرات, التذكيرات, تذكيراتكم, تذكيري, تذكيركم, تذكيرا, بالتذكير, للتذكير, التذكيرية, تذكيرية, رسائل تذكير,
      رسائل التذكير, رسالة تذكير, الرسائل التذكيرية, رسايل تذكير, رسايل التذكير, مسجات التذكير, ذكروني, ذكرني, ذكروا, ذكرونا,
      ذكرنا, تذكروني, تذكرني, تذكرونا, تذكرون, التذكار,
      tathkeer, tadhkir, tathkir, tazkir, tathkeerat,
      بتذكير, لتذكير`,
    ckb: `
      بیرخستنەوە, بیرخستنەوەی, بیرخستنەوەم, بیرخستنەوەکان, بیرخستنەوەکانم, بیرخستنەوەکانتان, بیر خستنەوە, بیر خستنەوەی, بیرهێنانەوە,
      بیرهێنانەوەی, بیرهێنانەوەکان, یادخستنەوە, یادخستنەوەی, یادکردنەوە, نامەی بیرخستنەوە, نامەی بیرخستنەوەم, نامەکانی بیرخستنەوە,
      بیرم بخەنەوە, بیرم بخەرەوە, بیرمان بخەنەوە, بیرم خەنەوە, یادم بخەنەوە, یادم بخەرەوە, بیرم دەخەنەوە, بیرم بهێننەوە`,
  },
  texts: {
    en: `
      text, texts, text messages, text message, txt, txts, message, messages, mesages, massages, msg, msgs, sms, smss, smses,
      notification, notifications, alerts, text me, message me, write me, write to me, contact me`,
    ar: `
      رسالة, رسائل, رسايل, الرسائل, الرسايل, الرسالة, رسالات, رسائلكم, رسايلكم, رسائل نصية, الرسائل النصية, مسج, مسجات, المسجات,
      مسجاتكم, اشعارات, الاشعارات, تنبيهات, التنبيهات, تنبيه, راسلوني, اكتبولي,
      rasail, rasael, rasayil, rasayel, rasayl, rsayl, msjat, msgat, masjat, masajat,
      برسالة, بمسج`,
    ckb: `
      نامە, نامەم, نامەی, نامەکان, نامەکانم, نامەکانتان, نامەتان, نامەیەک, نامەیەکم, نامەیەکی, مەسج, مەسجم, مەسجی, مەسجەکان,
      مەسجەکانتان, مەسجێک, مەسەج, مەسەجم, ئاگاداری, ئاگادارکردنەوە, ئاگادارییەکان,
      پەیام, پەیامم, پەیامی, پەیامەکان, پەیامەکانم, پەیامەکانتان, پەیامتان, پەیامێک, ئاگادارم بکەنەوە, ئاگادارم بکەرەوە, ئاگادارمان بکەنەوە,
      ئاگادارم کەنەوە, nama, namakan, namay`,
  },
  order: {
    en: `
      send, send me, send us, give me, i want, i want to, want, want to, i would like, i would like to, i d like, id like, i d like to,
      id like to, would like, i need, i need to, need, i prefer, prefer, i wish, get, to get, receive, to receive, have, be,
      can i have, can i get, can i receive, could i have, could i get, may i have, can you, could you, would you, will you, can we have,
      can we get, set, change to, switch to, let me have, keep,
      can i, could i, may i, i would prefer, i d prefer, id prefer, would prefer, i only want, i only need, only want, only need,
      can u, could u, u send, we need, we want`,
    ar: `
      ارسل, ارسلوا, ارسلو, ارسلولي, ارسلوا لي, ترسلولي, دز, دزوا, دزو, دزولي, دزولنا, ابعثوا, ابعثو, ابعثولي, ابعث, اريد, اريد ان,
      نريد, احب, ارغب, ارغب ب, اود, افضل, ممكن, هل يمكن, تكدرون, تقدرون, يا ريت, ياريت, اطلب, طلب, استلم, استلام, خلوها, خلوا, خلولي, ارسال,
      ان ترسلوا, ان تقللوا,
      ارجو, ارجوا, نرجو, نرجوا, ارجوكم, ارجو منكم`,
    ckb: `
      بنێرن, بنێرە, بۆم بنێرن, بۆم بنێرە, بنێردرێت, بۆم بنێردرێت, دەمەوێت, دەمەوێ, ئەمەوێ, ئەمەوێت, دەمانەوێت, دەمانەوێ, پێم باشە,
      پێم خۆشە, حەز دەکەم, دەتوانن, دەوێت, دەوێ, ئەوێت, ئەوێ, دەکرێت, دەکرێ, ئەکرێ, وەربگرم, بکەن, بکە, بێت, بێ, بن, بکرێت`,
  },
  told: {
    en: `
      you send, you send me, you are sending, you are sending me, youre sending, youre sending me, you re sending, i get, i am getting,
      im getting, i m getting, i receive, i am receiving, im receiving, i got, we get, there are, these are, are, is, its, it is,
      that is, thats, you text me, you message me`,
    ar: `
      ترسلون, ترسلونلي, تدزون, تدزولي, دتدزون, دا تدزون, تبعثون, توصلني, يوصلني, تجيني, يجيني, دتجيني, تصلني, وصلتني, هذه, هاي, صارت`,
    ckb: 'دەنێرن, بۆم دەنێرن, ئەنێرن, بۆم ئەنێرن, دەنێریت, بۆم دێت, بۆم دێن, دێت, دێن, وەردەگرم, ناردووە, هەیە, هەن, بووە',
  },
  not: {
    en: `
      dont send, dont send me, do not send, do not send me, don t send, don t send me, stop sending, stop sending me, i dont want,
      i do not want, i don t want, i dont need, i do not need, i don t need, no need for, dont need, dont want, please dont send,
      dont, do not, don t,
      we dont need, we do not need, we don t need, we dont want, we do not want, we don t want`,
    ar: `
      لا ترسلون, لا ترسلوا, لا ترسلو, لا ترسلولي, لا ترسل, لاترسلون, لاترسلوا, لا تدزون, لا تدزولي, لاتدزون, لا تبعثون, لا تبعثوا,
      ما اريد, ماريد, مااريد, لا اريد, لا احتاج, ما احتاج, لا داعي ل, ماكو داعي, ماكو داعي ل,
      لا`,
    ckb: `
      مەنێرن, مەنێرە, بۆم مەنێرن, بۆم مەنێرە, نەنێرن, نامەوێت, نامەوێ, پێویستم نییە, پێویست ناکات, پێویستم نیە, ناوێت, ناوێ, ناوێن, ناکات, ناکا`,
  },
  filler: {
    en: `
      the, a, me, my, us, to, your, of, from, you, from you, per, each, every, session, sessions, class, classes, course,
      courses, lesson, lessons, day, a day, week, a week, now, now on, from now on, in the future, then, number, number of,
      amount of, and, very, now please, will,
      this, phone, this phone, time, each time, every time, in, it`,
    ar: `
      لي, الي, عليه, علي, علينا, من, عدد, منكم, كلش, جدا, لكل, كل, جلسة, الجلسة, جلسات, الجلسات, يوم, باليوم, بالاسبوع, هسه,
      هسا, الان, من الان, بعد, قبل, قبل كل, درس, محاضرة, الدروس, المحاضرات, و, ال, ان, هل, اذا ممكن, لو ممكن, بالتقليل,
      ليش, ليش هيج, هيج, بنفس اليوم, نفس اليوم, في نفس اليوم, لهذا الرقم, هذا الرقم`,
    ckb: `
      بۆم, بۆ من, بۆ ئێمە, لێم, ژمارەی, ژمارە, پێم, من, ئێمە, ئەم, ئەو, هەر, هەموو, دانیشتن, دانیشتنێک, دانیشتنەکان, وانە,
      وانەیەک, وانەکان, ڕۆژ, ڕۆژێک, ئێستا, لەمەودوا, دەربارەی, و, تر, پێش, پێش هەر, ئێوە, بە,
      پێویست بە, ئەم ژمارەیە, هەموو جارێک`,
  },
  for: { en: 'for, on, about', ar: 'في, عن, ل, لل', ckb: 'بۆ, لە' },
  agreed: {
    en: 'ok, okay, yes, yeah, alright, sure',
    ar: 'نعم, اي, ايه, زين, تمام, اوك, اوكي, ماشي',
    ckb: 'بەڵێ, باشە, باش, ئۆکەی, ئەرێ',
  },
  polite: {
    en: 'if possible, if you can, kindly, many thanks',
    ar: `
      رجاءا, الله يخليكم, الله يخليك, الله يخليج, فدوة, ممنونين, ممنون, ممنونة, يرحم والديكم, يرحم والديك, بعد اذنكم, بدون زحمة,
      عيني, عيوني, اغاتي, والله, لو تكرمتم`,
    ckb: 'زەحمەت نەبێت, ئەگەر دەکرێت, ئەگەر بکرێت, دەستتان خۆش, دەستتان خۆش بێت, تکا دەکەم, tkaya, tkaye, takaya, tikaya',
  },
};
