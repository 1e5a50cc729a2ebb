/**
 * The words of questions about courses, and of greetings. Each table is one text of entries separated by
 * commas; an entry may have several words. Matched after folding.
 */
export const questionWords = {
  /** Asks for a place. */
  where: `
    where, wheres, where is, where is it, where are, where are you, location, the location, your location, address, the address, your address, directions, how do i get there, how do i get to,
    how can i get to, how to get to, how to reach, which place, what place, what address, wen, wein, weyn, wain,
    وين, وينه, وينها, وينكم, وينة, اين, اينكم, اين يقع, اين تقع, وين يصير, وين صاير, وين صايرة, وين صايرين, فين, العنوان, عنوان, عنوانكم, موقع, الموقع, موقعكم, لوكيشن, اللوكيشن, لوكيشنكم, باي مكان, اي مكان, يا مكان,
    بيا مكان, شلون اجي, شلون اوصل, شلون نوصل, كيف اصل, كيف اوصل, كيف نصل, دلوني, دليني, مكان المركز, مكان الدورة, مكان الكورس, وين المكان, وين مكان, اين المكان, اين مكان,
    کوێ, کوێیە, لەکوێ, لە کوێ, لەکوێیە, لە کوێیە, لەکوێن, لە کوێن, کوێن, لە کوێدایە, لەکوێدایە, لە کوێ دایە, ناونیشان, ناونیشانی, ناونیشانتان, ناونیشانەکە, ناونیشانەکەتان, لۆکەیشن, لۆکەیشنی, لۆکەیشنتان,
    شوێنەکەتان, شوێنتان, شوێنەکەی کوێیە, شوێنی کوێیە, چۆن بێم بۆ, چۆن بگەمە, لە چ شوێنێک, چ شوێنێک, kwe, la kwe, lakwe, le kwe, la kweya, lakweya`,
  /** Asks for a time. */
  when: `
    when, whens, when is, when does, when do, when will, what time, what day, which day, which days, what days, what date, which date, at what time, start time, start date, starting time, starting date, date of, time of, schedule,
    the schedule, timetable, the timetable, next session, next class, next lesson, how soon, meta, mata, imta, shwakt, shwaqt,
    متى, متي, شوكت, شوقت, شوكته, شوكتها, ايمتى, ايمته, امتى, يمتى, اي ساعة, باي ساعة, يا ساعة, بيا ساعة, اي يوم, باي يوم, يا يوم, بيا يوم, اي وقت, باي وقت, كم الساعة, الساعة كم, ساعة كم, ساعة بيش, الساعة بيش, بيش الساعة, موعد, الموعد, موعدي, موعدنا, مواعيد, المواعيد,
    وقت, الوقت, توقيت, التوقيت, اوقات, الاوقات, جدول, الجدول, تاريخ, الجلسة القادمة, الدرس القادم, المحاضرة القادمة, الجلسة الجاية, الدرس الجاي, المحاضرة الجاية,
    کەی, کەیە, کەیە کە, کەی دەست پێدەکات, کەی دەستپێدەکات, کاتی, کاتەکە, کاتەکەی, چ کاتێک, چ کاتێکە, چ کاتژمێرێک, کاتژمێر چەند, کاتژمێر چەندە, سەعات چەند, سەعات چەندە, چ ڕۆژێک, چ ڕۆژێکە, چ ڕۆژ, خشتە, خشتەی, خشتەکە, بەروار, بەرواری,
    وانەی داهاتوو, دانیشتنی داهاتوو, kay, key dast pedakat, kaya`,
  /** Subjects of a question: a course, its lessons, its beginning. */
  subjects: `
    course, courses, class, classes, lesson, lessons, session, sessions, training, trainings, workshop, workshops, activity, activities, program, programme, centre, center, centres, centers, community centre, community center, the centre, the center,
    my course, my class, my lesson, my session, the course, the class, course start, courses start, class start, office,
    دورة, الدورة, دورتي, دورتنا, دورات, الدورات, كورس, الكورس, كورسي, كورسات, الكورسات, درس, الدرس, درسي, دروس, الدروس, محاضرة, المحاضرة, محاضرات, المحاضرات, جلسة, الجلسة, جلستي, جلسات, الجلسات, تدريب, التدريب, ورشة, الورشة, نشاط, النشاط,
    انشطة, الانشطة, نشاطات, برنامج, البرنامج, مركز, المركز, مركزكم, مقركم, المقر, مكتبكم, دوام, الدوام, دوامنا, ندوام, تعليم, تعلم, صف, الصف,
    خول, خولی, خولەکە, خولەکەم, خولەکان, خولێک, کۆرس, کۆرسی, کۆرسەکە, کۆرسەکەم, کۆرسەکان, کۆرسێک, وانە, وانەی, وانەکە, وانەکەم, وانەکان, دانیشتن, دانیشتنەکە, ڕاهێنان, ڕاهێنانی, ڕاهێنانەکە, چالاکی, چالاکیی, چالاکییەکە, چالاکییەکان, وۆرکشۆپ, سەنتەر, سەنتەری,
    سەنتەرەکە, سەنتەرەکەتان, سەنتەرەکەتان, بنکە, بنکەکەتان, kors, kursaka, dawra, aldawra`,
  /** Words beside it that change nothing. */
  beside: `
    is, are, it, does, do, will, would, be, you, your, we, us, our, this, there, have, has, any, some, know, tell, let, ask, say, about, of, for, at, next, first, one, what, which, s,
    start, starts, starting, started, begin, begins, beginning, begun, open, opens, take place, takes place, held, happening, happen, going, go, come, get, find, located, and, with, please, again, exactly, now, today, tomorrow, week,
    want, would like, like, wanna, need, interested, join, joining, learn, learning, study, studying, attend, attending, participate, participating, take, part, enter, register, sign, add, put, hope, love, wish, wants, looking, available, offer, offered, new, women, girls, men, boys, can, could, able,
    اعرف, نعرف, اعلم, سؤال, اسال, استفسار, استفسر, عن, على, يا, هو, هي, هاي, هذي, هذا, هذه, تبدا, تبدي, يبدا, يبدي, تبلش, يبلش, نبلش, نبدا, نبدي, تبدأ, يبدأ, تبتدي, ستبدأ, ستبدا, راح, راح تبدا, راح تبدي, بداية, بدا, بدء, ابتدا, انعقاد, يصير, تصير, صاير, صايرة,
    يكون, تكون, يقع, تقع, يفتح, القادم, القادمة, الجاي, الجاية, الاول, الاولى, مالتي, مالتنا, مالت, مال, مالكم, عندكم, عدكم, لديكم, يوجد, توجد, هل, اكو, هناك, متوفر, متوفرة, مفتوح, مفتوحة, شنو, شني, ما, اي, يا, احضر, نحضر, احضار, اجي, نجي, نداوم, اداوم, تداوم, لو, اذا,
    بالضبط, بالظبط, ممكن تكلولي, تكلولي, كلولي, كولولي, خبروني, تخبروني, تعلموني,
    تعلم, اتعلم, نتعلم, ادرس, دراسة, التحق, الالتحاق, انضم, الدخول, ادخل, دخول, المشاركة, مهتم, مهتمة, حاب, حابة, حابه, ارغب, نرغب, راغبة, راغب, نريد, تريد, اود, اتمنى, للنساء, للبنات, للشباب, نسائي, نسائية, رجالي, رجالية, للرجال, جديدة, جديد, مجانية, مجاني,
    بزانم, دەزانن, دەزانیت, پێم بڵێن, پێم بڵێ, پرسیار, پرسیارم, هەیە, نییە, دەست, پێدەکات, پێ دەکات, پێئەکات, دەکات, ئەکات, دەبێت, دەبێ, ئەبێت, ئەبێ, دەکرێتەوە, کراوەیە, دەستپێدەکات, دەست پێدەکات, دەست پێ دەکات, دەستپێئەکات, دەستپێک, دەستپێکی, داهاتوو, یەکەم, یەکەمین,
    هی, هی من, م, من, ئێمە, ئێوە, ئێوەیە, ئەو, ئەم, ئەمە, ئایا, کە, تکایە, لای, لای ئێوە, لاتان, هەتانە, بێم, بێین, بچم, بکەم, بکەین, بم, ببم, دەکەم, فێربم, فێر, فێری, فێربوون, بخوێنم, خوێندن, بەشداری, بەشداربم, بەشدار, حەز, حەزم, حەزم لێیە, لێیە, دەمانەوێت, دەمانەوێ, ئەمانەوێ, ئارەزوو, ئارەزووی, داوا, ژنان, ئافرەتان, کچان, پیاوان, کوڕان, تازە, نوێ`,
  /** Greets, together with the greetings of detail-words.ts. */
  greeting: `
    hi there, hello there, hey there, hiya, hallo, helo, hii, hiii, hellooo, helloo, good day, good afternoon, good night, how are you, how are you doing, how are you all, how r u, how do you do, whats up, what s up, how is it going, hope you are well, hope you are fine, hope you are doing well,
    greetings, peace be upon you, salam, salaam, salam alekom, salam alaykom, salam alaikom, salamu alaikum, assalamu alaykum, asalam alaikum, al salam alaikum, alsalam alaykum, marhaban, mrhaba, ahlan, ahlan wa sahlan, sabah alkhair, sabah al khair, sabah el kheir, masa alkhair, masa al khair, hala, halaw, haloo, shlonkum, shlonak,
    shlonich, shlonkom, shaku maku, kaifak, kayf halak, slav, silav, choni, chony, chonit, chonn, chonin, chonn bashn, choni bashi, bayani bash, bayanit bash, ewara bash, ewarat bash, rozh bash, rojbash, roj bash, dambash, dem bash,
    سلام, هلا, هلا بيكم, هلا والله, هلاو, هلووو, هاي, الو, اهلين, اهلا وسهلا, مرحبتين, يا هلا, ياهلا, حياكم الله, الله بالخير, الله يساعدكم, قواكم الله, شلونكم, شلونك, شلونج, شلونكم شخباركم, شخباركم, شخبارك, شخبارج, شكو ماكو, كيف حالكم, كيف حالك, كيف الحال, كيفكم, كيفك, شلون الصحة, شلون صحتكم, عساكم بخير, ان شاء الله بخير,
    صباح النور, صباحو, صباح الورد, صباح الفل, مساء النور, مساء الورد, مسا الخير, صباحكم سعيد, طاب مساؤكم, طاب يومكم, تصبحون على خير, السلام, سلامو عليكم, السلام عليكم ورحمه الله, وعليكم السلام, عليكم السلام, رمضان كريم, عيد مبارك, عيدكم مبارك, جمعة مباركة, كل عام وانتم بخير,
    سلاو, سڵاو بەڕێزان, سڵاو لە ئێوە, سڵاوی خواتان لێبێت, سلاوتان لێ بێت, سڵاوو, چۆنی, چۆنن, چۆنیت, چۆنی باشی, چۆنن باشن, باشن, باشی, باشیت, بەخێربێن, بەیانیتان باش, ئێوارەتان باش, شەوتان باش, شەو باش, شەوت شاد, شەوتان شاد, نیوەڕۆتان باش, نیوەڕۆ باش, ڕۆژتان باش, ڕۆژت باش, ڕۆژباش, دەم باش, دەمتان باش, چ خەبەر, چی هەواڵ, چاکی, چاکن, سلاو علیکم, ئەسەلامو عەلەیکوم, السلام علیکم`,
  /** Thanks, in a text with nothing else but the person thanked and the reason. */
  thanking: `
    thanks, thank you, thank u, thankyou, thanku, thank you all, thanks all, thnx, thanx, thx, tnx, thks, ty, tysm, tnks, thanks so much, thanks a lot, thanks alot, thanks a million, thank you so much, thank you very much, thank you sooo much, thank you a lot, many thanks, many many thanks, thanks again, thank you again, thanks for everything, thank you for everything,
    thanks for your help, thank you for your help, thank you for the help, thank you for helping, thank you for helping me, thanks for the help, thank you for your support, thank you for your time, thanks for your time, thank you for letting me know, thanks for letting me know, thanks for the info, thank you for the information, i thank you, we thank you, much appreciated, appreciate it, i appreciate it, god bless you, cheers,
    shukran, shokran, shukran jazilan, shukran jazelan, tislam, tslm, supas, spas, sopas, zor supas, zor spas, gelek spas, dastxosh, dast xosh,
    شكرا, وشكرا, شكرا لكم, شكرا لك, شكرا لج, شكرا لكي, شكرا الكم, شكرا الك, شكرا الج, شكرا جزيلا, شكرا كثير, شكرا كثيرا, شكرا هواي, شكرا جزيلا لكم, شكرا جزيلا الكم, جزيل الشكر, جزيل الشكر لكم, الشكر لكم, كل الشكر, كل الشكر لكم, لكم الشكر, لكم جزيل الشكر, الف شكر, الف شكر لكم, الف الف شكر, اشكركم, نشكركم, اشكركم جزيلا, شاكرين, شاكرين لكم, مشكورين, مشكور, مشكورة, مشكوره, مشكورين كلش, ممنون, ممنونة, ممنونين, ممنونكم, ممنونك, ممنونتكم, ممنون منكم,
    تسلم, تسلمين, تسلمون, تسلموا, تسلم ايدك, تسلم ايديكم, يسلمو, يسلموا, الله يسلمكم, الله يسلمك, عاشت ايدك, عاشت ايديكم, عاشت الايادي, عاشت ايدكم, يعطيكم العافية, يعطيك العافية, الله يعطيكم العافية, الله يعطيك العافية, بارك الله فيكم, بارك الله فيك, بارك الله بيكم, بارك الله بيك, الله يبارك فيكم, الله يبارك بيكم, جزاكم الله خيرا, جزاكم الله خير, جزاك الله خيرا, جزاك الله خير, وجزاكم الله خيرا, جزاكم الله كل خير, الله يوفقكم, الله يحفظكم, وفقكم الله, الله يخليكم, الله يخليك, رحم الله والديكم, رحمة لوالديكم, رحمه لوالديكم,
    شكرا على المساعدة, شكرا للمساعدة, شكرا لمساعدتكم, شكرا على مساعدتكم, شكرا على تعاونكم, شكرا لتعاونكم, شكرا لاهتمامكم, شكرا على اهتمامكم, شكرا على كل شي, شكرا على كل شيء, شكرا لجهودكم, شكرا على جهودكم, شكرا على الرد, شكرا على المعلومات,
    سوپاس, سوپاست, زۆر سوپاس, زۆر زۆر سوپاس, سوپاستان, سوپاستان دەکەم, سوپاستان ئەکەم, سوپاست دەکەم, سوپاست ئەکەم, زۆر سوپاستان دەکەم, زۆر سوپاست دەکەم, زۆر سوپاستان, سوپاسی ئێوە, سوپاس بۆ ئێوە, سوپاس بۆ تۆ, سوپاس بۆ هاوکاریتان, سوپاس بۆ هاوکاری, سوپاس بۆ یارمەتیتان, سوپاس بۆ یارمەتی, سوپاس بۆ هەموو شتێک, سوپاسگوزارم, سوپاسگوزارین, سوپاسگوزارتانم, زۆر سوپاسگوزارم, مەمنون, مەمنوونم, مەمنونم, مەمنوونین, زۆر مەمنون, زۆر مەمنونم, زۆر مەمنوونم, مەمنوونتانم, مەمنونتانم, دەستخۆش, دەستت خۆش, دەست خۆش, دەستخۆش بن, دەستتان خۆش, دەستتان خۆش بێت, دەستت خۆش بێت, دەستخۆشی, خوا پاداشتتان بداتەوە, خودا پاداشتتان بداتەوە, خوا بتانپارێزێت, هەر بژین, هەر بژیت, سپاس, زۆر سپاس, گەلەک سپاس`,
  /** The people a greeting is for. */
  greeted: `
    everyone, everybody, all, there, team, friends, guys, you, and, dear, sir, madam, brothers, sisters, brother, sister, miss, mr, to, my, the, centre, center, diwan, today,
    جميعا, للجميع, الجميع, اخواني, اخوتي, اخي, اختي, استاذ, استاذة, ست, عزيزي, عزيزتي, يا, و, بيكم, بكم, حبايب, الاعزاء, المركز, شباب, كلكم, هواي, حجي, دكتور, دكتورة, اخ, اخت, والرحمة, ورحمة الله, ورحمة الله وبركاته,
    بەڕێز, بەڕێزان, بەڕێزم, هەمووان, هەموو, هەموولایەک, کاکە, خوشکم, براکەم, مامۆستا, ئێوە, خێر, و, بۆ, تۆ`,
} as const;

/** Greetings of another language in Latin letters. */
export const spokenGreetings = {
  ar: `salam, salaam, marhab, mrhab, ahlan, sabah, masa, hala, halaw, haloo, shlon, shaku, kaif, kayf, asalam, assalam, alsalam, salamu, shukran, shokran, tislam, tslm`,
  ckb: `slaw, slav, silav, choni, chony, chonn, bayani, ewara, rozh, roj, rojbash, dambash, dem, supas, spas, sopas, gelek, dastxosh, dast`,
} as const;
