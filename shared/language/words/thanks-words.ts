/**
 * The words of thanks that name their reason. Each table is one text of entries separated by commas; an entry
 * may have several words. Matched after folding; prefixes joined to an Arabic word, and Arabic and Sorani
 * endings, need no entries (`thanks-for.ts`).
 */
export const thanksWords = {
  /** Between the thanks and the reason. */
  for: 'for, about, regarding, على, ع, عل, عن, ل, بخصوص, على موضوع, بۆ, لەسەر, لەبەر, بەهۆی, دەربارەی, bo, ala, lasar',
  /** Things people thank for. */
  things: `
    grant, grants, small grant, small grants, fund, funds, funding, money, payment, support, help, assistance, courses, certificate, certificates,
    reminder, reminders, message, messages, text, texts, sms, msg, news, info, information, details, answer, answers, reply, replies, response, place, places, seat, spot,
    chance, opportunity, registration, application, approval, acceptance, decision, project, garden, book, books, childcare, child care, teacher, teachers, trainer, teaching,
    team, time, effort, efforts, service, services, invitation, visit, offer, code, link, update, updates, everything, work, hard work, kindness, patience, care, trip, food,
    lunch, gift, gifts, day, notice, attention, interest, cooperation, experience, welcome, hospitality, lecture, lectures, hours,
    giving, approving, accepting, supporting, sending, registering, teaching, helping, reminding, telling, informing, inviting, offering, organising, organizing, making,
    letting, adding, answering, replying, choosing, taking, keeping, paying, writing, considering, understanding, listening, moving, arranging,
    dawra, aldawra, minha, alminha, kurs, alkurs, shahada, alshahada, grantaka, bakhshin, bakhshinaka, korsaka, kursaka, xulaka, khulaka, yarmati, yarmatitan, brwanama,
    دورة, كورس, درس, دروس, جلسة, تدريب, ورشة, نشاط, برنامج, مركز, منحة, منح, تمويل, دعم, مساعدة, مساندة, دورات, شهادة, شهادات, تذكير, رسالة, رسائل, رسايل, مسج, خبر, اخبار, معلومة, معلومات, تفاصيل, جواب, اجابة, رد, مكان, مقعد, فرصة,
    تسجيل, قبول, موافقة, طلب, قرار, مشروع, حديقة, كتب, كتاب, حضانة, رعاية, رعاية الاطفال, اطفال, مدرب, مدربة, معلم, معلمة, استاذ, استاذة, فريق, جهد, جهود, مجهود, خدمة, خدمات, دعوة,
    زيارة, عرض, رمز, كود, رابط, تحديث, كل شي, كل شيء, كلشي, عمل, شغل, لطف, صبر, اهتمام, تعاون, وقت, ضيافة, استقبال, رحلة, اكل, هدية, هدايا, اعلام, ابلاغ, اخبار, تبليغ, تنبيه, اشعار,
    مبلغ, فلوس, دفعة, ارسال, اعطاء, تسجيلي, قبولي, تذكيري, اخباري, تعليم, تفهم, تنظيم, حضور, متابعة, محاضرة, محاضرات, ساعات,
    بەخشین, گرانت, پاڵپشتی, پشتیوانی, یارمەتی, هاوکاری, بڕوانامە, بیرخستنەوە, یادخستنەوە, بیرهێنانەوە, نامە, مەسج, هەواڵ, زانیاری, وەڵام, وەڵامدانەوە, شوێن, شوێنەکە, دەرفەت, هەل,
    تۆمارکردن, وەرگرتن, پەسەندکردن, داواکاری, بڕیار, پڕۆژە, باخچە, چاودێری, چاودێری منداڵ, چاودێریکردن, منداڵ, کتێب, مامۆستا, ڕاهێنەر, تیم, کات, ماندووبوون, خزمەت, خزمەتگوزاری, بانگهێشت, سەردان,
    لینک, کۆد, هەموو شت, هەموو شتێک, ئاگادارکردنەوە, ئاگاداری, پارە, دیاری, سەبر, گرنگیدان, میوانداری, پێشوازی, پێدان, پێدانی, ناردن, ناردنی, فێرکردن, ڕێکخستن`,
  /** Words for its arrival. */
  came: `
    received, arrived, has arrived, got, we got, i got, came, reached me, reached us,
    وصل, وصلت, وصلتني, وصلتنا, وصلني, وصلنا, استلمت, استلمنا, استلمتها, استلمناها, حصلنا, حصلت, اجتني, اجت,
    گەیشت, گەیشتە, پێگەیشت, پێمگەیشت, پێمان گەیشت, پێم گەیشت, بە دەستم گەیشت, وەرمگرت, وەرمانگرت, وەرگیرا, هات, هاتە`,
  /** Words beside it that change nothing. */
  beside: `
    the, a, an, my, our, your, ur, this, that, these, those, all, very, much, so, us, me, you, u, to, in, from, of, at, and, it, i, we, im, am, are, is, was, were, has, have, had, be, again, great, good, nice,
    useful, helpful, beautiful, wonderful, lovely, amazing, small, little, big, free, new, first, last, next, best, really, indeed, sincerely, deeply, happy, grateful, always, today, yesterday, with, on, as, well, too, also, kind,
    everyone, everybody, team, friends, guys, sir, madam, dear, miss, mr, mrs, know, part, giving us, for us, for me,
    جدا, كثيرا, كثير, كلش, هواي, جزيلا, جزيل, لكم, الكم, لك, الك, لج, الج, لكي, جميعا, كل, كلها, و, في, من, ب, مع, الى, هذا, هذه, هذي, هاي, هالدعم, صغيرة, صغير, حلوة, حلو, جميلة, جميل, مفيدة, مفيد, رائعة, رائع, قيمة, مالية, مالي, مجانية,
    مجاني, جديدة, جديد, كريمة, كريم, طيبة, طيب, سريع, سريعة, ممتازة, ممتاز, راقية, اليوم, كانت, كان, لنا, النا, الي, لي, الينا, يا, انا, اني, احنا, نحن, والله, اخواني, اخي, اختي, استاذ, ست, عزيزي, دائما, منكم, بيكم, وياكم, معنا, معي,
    ئەم, ئەو, ئەمە, زۆر, ئێوە, تۆ, لە, بە, و, من, ئێمە, بۆ ئێمە, بۆ من, بۆم, بۆمان, جوان, جوانە, باش, باشە, بچووک, خۆش, خۆشە, بەسوود, بەسوودە, نوێ, هەموو, هەمووتان, دڵخۆشم, دڵخۆشین, دەکەم, دەکەین, ئەکەم, بەڕێز, بەڕێزان, خوشکم, کاکە, ئەمڕۆ, هەمیشە, بوو, زۆرم, خۆشحاڵم`,
} as const;
