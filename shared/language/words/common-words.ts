/**
 * The most frequent words after those in words-no-one-is-called.ts, from word lists by frequency: texts are
 * full of them, and no one has one as a name. Without words that are also names, in any script: امل, جميل,
 * May, Grace.
 */
export const commonWords: readonly string[] = [
  // English
  'into back well even really made through while such long look use used every part state around between find high little own under game each against found big feel team ever might away city lot play company called different set',
  'thought however government group public top care system case live point hard mean support music power seen states water based believe head national small took white far job side though actually less order party says service',
  'country season general united area law makes together war whole face kind president story games health important least means within able early local post ago others social court fact given guys hand level mind become body control',
  'death food south almost history known large research several started university along pretty air bit hit needs understand close comes international looks past possible wanted cause due human members move series community data',
  'north saw special watch future light low short taken buy rather red report third turn whether among check development form further heart services act although fire fun major media players behind easy gonna market near non plan',
  'political quite six works available final former front college current example experience heard meet program type chance process song word across clear gave gets outside self words board cut field held main moment seems town wants',
  'department energy fight force issue played points rest results shows space term beautiful date goes land shot site strong account especially eyes include parents period record similar total above club common died happened knew',
  'lead likely military personal security share won county couple dead happen industry inside issues online player problems return rights sense view break companies event higher member middle needed result takes design finally gone',
  'guess interest learn policy society alone average brought certain church east hands hot longer medical movie original park performance press role themselves tried worked worth areas became director ground provide relationship',
  'sound source value evidence follow lives official rate round save tax whatever amount countries fall fast felt league management match model size step trust central changes forward groups key range review science trade upon',
  'various character chief cup football led looked lower natural property quality style vote blood complete dog economic involved itself language oil related serious stage terms title add article attack decided decision enjoy entire',
  'met poor release technology turned written choice considered continue council cover currently door events financial foreign hair increase legal lose pick race seem seven sign simple simply staff union bed began built career',
  'changed daily die difficult figure knows loss modern ones paper parts popular published safe systems version voice army earth goal huge internet practice rules sea success towards ways access base below created deep followed',
  'professional released risk schools table ten truth ball box build card cases dark district minister note piece products recent straight visit wall wanna wrote allowed culture fans gives growth included pain respect response river',
  'rock shall specific standard album century charge cold create effect eight except eye funny limited network peace provided recently required sales spent store track via weight ahead allow anti beat capital committee conference',
  'difference double expect gas island moved normal plans potential pressure radio treatment western california campaign completely content described despite focus individual kept loved nearly particular previous during birthday',
  'birthdays party holiday anniversary congratulations congrats weather battery worries worry sisters brothers mothers fathers daughters sons wives husbands friends cousins permanently forever completely totally immediately account',
  'plan plans usage except another',
  // Arabic
  'التي الذي بين كما حيث أنه خلال عليه وفي فيه فيها أحد عندما بشكل أخرى كنت تحت حول آخر أجل فإن أنها بما يتم بسبب دون مدينة منها يجب عليها مما والتي يقول عليك الأولى أكبر أول موقع عنه وعلى أفضل حين أما وما يعني عشر',
  'جديد مجلس عاما علينا كبيرة منهم وجود شركة قام إنه بينما جديدة ذات فيما يكن داخل والذي عملية تقول كانوا كثيرا هؤلاء وزارة أمام أثناء ضمن استخدام عليهم كذلك وأنا بأنه بواسطة خارج يبدو بدأ برنامج تقوم منك أصبح لمدة يقوم دولة',
  'فترة مارس أنهم تعمل عنها شيئا معه وضع يوما نوع إحدى تماما حدث مجال مختلفة نفسك يحدث يعمل إدارة جنوب كلمة طريقة وسط أكتوبر جامعة رغم سيكون صغيرة فبراير يعرف أصبحت انظر انك حركة حزب كنا مباشرة تعلم زيادة فلا معظم يمكنك يونيو',
  'جاءت قوات مشروع يناير أعضاء فكرة قصة مجرد مختلف نتيجة وكذلك تعرف سبب مايو مباراة إعادة فرصة قانون لديها وفقا ترى حصل طويلة مهما نشر نوفمبر أنك تكن جانب سبتمبر قوة يوليو قامت يعتبر تطبيق جميعا طلب قلت مقابل أعمال توجد قرار مكتب',
  'بشأن دخل مدى بعدها تعد حساب شمال كلها نصف يأتي إنك إنها عادة قدم كأس مواقع أغسطس اللي بدلا تعتبر تنظيم حكومة صوت علاقة فعلا لجنة منظمة أبريل أصحاب التالي بطريقة تقدم حقيقة خدمة سواء شكل وعن بأنها تحدث تقديم سلسلة فما كرة مشكلة',
  'مشاكل نقل وبين يعلم ينبغي سيتم صحيفة مناطق مهمة يتعلق باستخدام ديسمبر لدينا معهم أننا أيها حقا شركات عضو عمليات لديهم معنا إطلاق تظهر سكان شبكة قضية لذا معرفة وسائل أولا تستطيع لعبة محاولة مرات منزل نقطة يعود أعلن أنني بينهم تبقى',
  'تعيش جعل جهاز حياتي لاعب لديه مؤسسة يستطيع يظهر حاجة داعي القديمة القديم نهائيا فورا قديمة',
];
