/** A word that no text has, what is said instead, and the texts in which it means something else. */
export type RefusedWord = {
  /** As it is written; `…` stands for whatever is added to it. */
  readonly word: string;
  readonly better: string;
  readonly but?: readonly string[];
};

const refused = (word: string, better: string, ...but: readonly string[]): RefusedWord => ({
  word,
  better,
  ...(but.length === 0 ? {} : { but }),
});

/** One word for one thing, and none that reads as another. Why, entry by entry: docs/decisions/language/wording.md. */
export const refusedWords: Readonly<Record<'ar' | 'ckb', readonly RefusedWord[]>> = {
  ar: [
    // Preaching, and the name of a party.
    refused('الدعوة', 'المناصرة'),
    refused('دعوية', 'مناصرة'),
    // Also Monday.
    refused('الاثنين', 'النشاطين'),
    // You cancelled, you sent, record!
    refused('ألغيت', 'أُلغيت'),
    refused('أرسلت', 'أُرسلت'),
    refused('سجل', 'سُجّل'),
    refused('خُطط', 'وُضعت الخطة'),
    refused('باق', 'باقٍ'),
    refused('جدا', 'جداً'),
    refused('شيئا', 'شيئاً'),
    refused('نرجو', 'يرجى'),
    refused('يُرجى', 'يرجى'),
    refused('تغيرت', 'تغيّرت'),
    refused('مسجّل', 'مسجل'),
    refused('مقدمو', 'مقدّمو'),
    refused('الإصدار', 'النسخة'),
    refused('مُحيت', 'مُسحت'),
    refused('الرجوع عن ذلك', 'سحب موافقتي'),
    refused('حذفه', 'إزالته'),
    refused('سُلّمت', 'صُرفت'),
    refused('دُفعت', 'صُرفت'),
    refused('كل المدة', 'كل الفترات'),
    refused('للكثيرين', 'جماعية'),
    // The address of a house.
    refused('بعنوان', 'برابط'),
    refused('عنوان هذه الصفحة', 'رابط هذه الصفحة'),
    refused('لهذا الجنس', 'للنساء فقط, للرجال فقط'),
    refused('أرسلوا', 'إرسال … إلى هاتفي'),
    refused('الانضمام إلى الانتظار', 'الانضمام إلى قائمة الانتظار'),
    refused('الإنجليزية', 'الإنكليزية'),
    refused('الانترنت', 'الإنترنت'),
    refused('الجوال', 'الموبايل'),
    refused('عزيزي', ''),
    refused('عزيزتي', ''),
    refused('حاضر', 'حضور'),
  ],
  ckb: [
    // A child.
    refused('منال', 'مەنال'),
    refused('مناڵ…', 'مەنال, منداڵ'),
    refused('گروپ…', 'گرووپ'),
    refused('پەڕگە…', 'فایل'),
    refused('پسوولە…', 'وەسڵ'),
    refused('تەنیا', 'تەنها', 'sms.eraseNothing'),
    refused('دەگوترێت', 'دەوترێت'),
    refused('گەڕێندرا…', 'گەڕێنرا'),
    refused('ڕێپێدراو', 'ڕێگەپێدراو'),
    refused('پاشگەز', 'پەشیمان'),
    refused('دورمان', 'دروومان'),
    refused('دوورمان', 'دروومان'),
    refused('بەرگدروو…', 'دروومان'),
    refused('بۆ دەستپێک', 'بۆ دەستپێکەران'),
    refused('چاوەڕوانکەران', 'ئەوانەی لە نۆرەدان'),
    refused('داواکردن و داکۆکی', 'داکۆکیکردن'),
    refused('داکۆکی', 'داکۆکیکردن'),
    refused('ئارایشگا', 'ئارایشگەری'),
    refused('کشاندەوە', 'کێشایەوە'),
    refused('خۆبەخۆ', 'خۆکارانە'),
    refused('دواین', 'دوایین'),
    refused('بار', 'دۆخ'),
    // Protect.
    refused('پاراستنی', 'پاشەکەوتکردنی'),
    refused('پارێزراوە', 'پاشەکەوت کراوە'),
    refused('پارێزرێت', 'هەڵبگیرێت'),
    refused('پەسەندنەکردن', 'پەسەند نەکردن'),
    refused('کۆتاییپێهێنان', 'کۆتایی پێهێنان'),
    refused('پێ هێنا', 'پێهێنا'),
    refused('پێ هات', 'پێهات'),
    refused('یەک دەگرێتەوە', 'لە هەمان کاتدا'),
    refused('ئاگادارت دەکەین', 'ئاگادارت دەکەینەوە'),
    refused('ناونیشانی ئەم پەڕەیە', 'بەستەری ئەم پەڕەیە'),
    refused('لینک…', 'بەستەر'),
    refused('ڕێکەوت', 'بەروار'),
    refused('هەرکەسێک', 'هەر کەسێک'),
    refused('مێ', 'ئافرەت'),
    refused('نێر', 'پیاو'),
    refused('کۆدەکە بنێرە', 'کۆدەکەم بۆ بنێرن', 'sms.listHead'),
    refused('چاودێریی', 'چاودێری'),
    refused('تەلەفون…', 'تەلەفۆن'),
    refused('خول…', 'کۆرس', 'sms.busy', 'apply.codeSent', 'problem.busy', 'console.rearrangeField.minutes'),
    refused('ناوەند…', 'سەنتەر'),
  ],
};

/** What orders one man about, alone or with "it" behind: a noun or a plural says the same to everyone. */
export const masculineOrders: readonly string[] = [
  ...['احتفظ', 'ابدأ', 'أرسل', 'اكتب', 'اختر', 'افتح', 'عدّل', 'عدل', 'قدّم', 'اقرأ', 'املأ', 'قل'],
  ...['اضغط', 'انقر', 'أدخل', 'ادخل', 'راجع', 'انتظر', 'أجب', 'احفظ', 'أضف', 'أعد', 'حاول', 'اتصل'],
  ...['اسأل', 'تعال', 'احضر', 'أخبر', 'اطلب', 'استخدم', 'تذكر', 'لاحظ', 'حدد', 'حدّد', 'غيّر', 'اذهب'],
  ...['انظر', 'شاهد', 'تابع', 'اقبل', 'ارفض', 'ألغِ', 'سجّل', 'أكمل', 'صحح', 'صحّح', 'جرّب', 'ارجع'],
];
