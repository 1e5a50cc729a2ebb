import type { Language } from '#events/vocabulary.ts';
import { spellings } from '../letters/fold.ts';
import type { Keyword } from './keywords.ts';
import { leavingVerbs, notGoingOn, registeringVerbs } from './verb-forms.ts';

type Words = Readonly<Record<Language, string>>;

/**
 * Words beside a code for leaving that activity. Alone most have other meanings ("drop", احذفوا), so they
 * count only beside a code; there none of them is a name.
 */
const leaving: Words = {
  en: `
    remove, remove me, removed, removing, removal, remove my name, remove me from, delete, deleted, deleting, erase, erased, canceled, take out, give my place, give away my place,
    give my place to someone else, give my place to another, changed my mind, i changed my mind,
    delete my registration, drop, drop me, dropped, droped, droping, dropping, drop off, drop from, take me off, take me out,
    take off, take my name off, get me out, get me off, pull out, pulling out, pulled out, back out, backing out, give up, giving up,
    i give up, gave up, withdrew, withdrawn, withdrawing, withdrawal, i quit, i leave, i left, i cancel, i cancelled, i canceled,
    leave from, left from, exit, deregister, de register, unenroll, unenrol, unenrolled, unjoin, unbook, unreg, unsign, resign, resigned,
    i resign, scratch, strike, strike me, strike off, sign me off, sign off, sign out, opt me out, discontinue, abandon, forfeit, cancelation,
    canselled, cancell, cancal, cncl, cansle, cancil, cancele, concel, kansel, kancel, camcel, canel, cancl, caancel, cxl, ilghi, elghi, ilgi, alghi, kansil, kansal,
    chancel`,
  ar: '',
  ckb: `
    نایەم, ناوم بسڕنەوە, ناوم لابەن, ناوم لابدە, ناوم لابەرە, وازم هێنا, وازم هێناوە, وازم لێهێنا, وازم لێ هێنا, وازم لێهێناوە, وازم, واز, واز دەهێنم, وازدەهێنم, واز ئەهێنم, واز لێ دەهێنم, وازی لێ دەهێنم,
    وازی لێدەهێنم, واز دێنم, وازدێنم, واز بێنم, وازبێنم, واز بهێنم, وازبهێنم, واز لێبهێنم, وازهێنان, واز هێنان, وازهێنانم, وازمان هێنا, هێنا, هێناوە, هێنام, بسڕەوە, بسڕنەوە,
    بمسڕەوە, بمسڕنەوە, بیسڕەوە, بیسڕنەوە, بسڕێتەوە, بسڕدرێتەوە, سڕینەوە, سڕینەوەی, سڕینەوەم, دەرمبکە, دەرمبکەن, دەرم بکە, دەرم بکەن, دەرمکە,
    دەرمکەن, دەرم کە, دەرم کەن, دەرم بهێنە, دەرم بهێنن, دەرمبهێنە, دەرمبهێنن, دەربکە, دەربکەن, دەرکردن, دەربچم, دەردەچم, دەرچووم, لابەرە, لابەرن,
    لابە, لابەن, لابدە, لابدەن, لایبە, لایبەن, لایبەرە, لامبە, لامبەن, لامبەرە, لامبدە, لامدە, لادان, لابردنی, لابردنم, لابرن, هەڵیوەشێننەوە,
    هەڵوەشێننەوە, هەڵبوەشێننەوە, هەڵیبوەشێنەوە, هەڵیبوەشێننەوە, هەڵموەشاندەوە, هەڵمبوەشێنەوە, هەڵوەشاندەوە, هەڵدەوەشێنمەوە, کەنسڵ, کەنسل, کەنسەڵ,
    کانسڵ, کانسەڵ, کانسل, کەنسڵی, کانسڵی, کەنسڵم, کەنسڵم کرد, کەنسڵ بکە, کەنسڵ بکەن, کەنسڵی بکە, کەنسڵی بکەن, کانسڵی بکە, کانسڵی بکەن, کەنسەڵی بکە,
    کەنسەڵی بکەن, پاشگەزم, پاشگەز, پاشگەزبووم, پاشگەز بووم, پاشگەز بوومەوە, پەشیمانم, پەشیمان, پەشیمان بوومەوە, پەشیمانبوومەوە, پەشیمانبووم,
    دەکشێمەوە, ئەکشێمەوە, کشامەوە, کشانەوە, کشانەوەم, پاشەکشە, جێیدەهێڵم, جێی دەهێڵم, جێم هێشت, جێمهێشت, بەجێی دەهێڵم, بەجێم هێشت, دەستبەردار,
    دەستبەرداردەبم, دەستبەردار دەبم, دەستبەرداربووم, دەستم هەڵگرت, دەستم لێهەڵگرت, دەڕۆم, wazm hena, wazim hena, lambare, labara, bisrawa, derm bka, dermbka`,
};

/** The same for registering. */
const registering: Words = {
  en: `
    jion, jojn, joim, joinn, jooin, jon me, jin me, joing, joined, joining, join me, joined me, oin, jpin, joiin, hoin, rejister, rigester,
    registor, regestir, rejester, ragister, rigister, registar, registir, regster, regist, rgister, rgstr, registerd, registered, registred, regestered, regitered, registering,
    registring, regestar, ragester, regiter, registre, registrate, resgister, reigster, rigstr, regstr, rigestr, enrole, inrol, inroll, enrollme,
    anroll, enrolled, enrolling, singup, sing up, sining up, siginup, signin, sign in, sign me, sign me up, sign me in, signed up, signing up,
    sign on, add, add me, added, adding, add my name, add us, put me, put me in, put me down, put my name, put my name down, write me, write me down,
    write my name, include me, include, enter me, enter my name, save me, save me a place, save me a seat, reserve, reserved, reserve me,
    reserve me a place, reserve a place, reserve a seat, booked, booking, book me, book me a place, book me in, count me in, sajlni, sejilni, sijlni, sajalni,
    participate, participating, participant, subscribe me, i subscribe, attend, attending, enlist, enlist me`,
  ar: `
    سحل, سخل, شجل, سجلل, سججل, سجسل, سجال, صجل, سيجل, سجلت, سحلني, سحلوني, سخلني, شجلني, سجاني, سجلتي, تسجل, تسجيلل, تسجبيل, تسيجل, تجسيل, تسجييل,
    تصجيل, تسخيل, تشجيل, اسحل, اشجل, ريجستر, رجستر, جوين, جوينت, اضافة, اضافتي, حجزلي, احجزلي مكان, سويلي تسجيل, سوولي تسجيل, سولي تسجيل, سويلي حجز`,
  ckb: `
    تۆمارم بکەن, تۆمارمان بکە, تۆمارمان بکەن, تۆماری بکە, تۆماری بکەن, تۆمارم کرد, تۆمارم دەکەم, تۆماردەکەم, تۆمار دەکەم, تۆمار ئەکەم, تۆمارە, تۆرمار, تۆمر, تۆامر,
    تەمار, تۆماز, تۆمارم, تۆمارکە, تۆمارکەن, بەشداربم, بەشدار بم, بەشداربووم, بەشداربوونم, بەشداری بکەم, بەشداری دەکەین, بەشداریم, بەشداریم پێ بکە,
    بەشداریم پێ بکەن, بەشدای, بەشادری, زیادم بکە, زیادم بکەن, زیادم کە, زیادمکە, زیادم کەن, زیاد بکە, ناوم زیاد بکە, ناوم زیاد بکەن, ناوم دابنێ, ناوم دابنێن,
    ناوم بنووسن, بمنووسە, بمنووسن, بنووسە, بنووسن, ناونووسیم, ناونووسیم بکە, ناونووسی, ناونووس, ناونووسم, ناونووسم بکە, شوێنم بۆ بگرە, شوێنم بۆ بگرن,
    جێگام بۆ بگرە, حجزم بۆ بکە, حیجزم بۆ بکە, دامبنێ, دامبنێن, tomarm bka, tomarbka, bashdarbm`,
};

const tables = { cancel: leaving, register: registering } as const;

/** The folded words for cancelling and registering that count only beside a code. */
export function codeWords(): readonly (readonly [words: string, keyword: Keyword])[] {
  const arabic = leavingVerbs();
  return [
    ...Object.entries(tables).flatMap(([intent, byLanguage]) =>
      Object.entries(byLanguage).flatMap(([language, words]) =>
        spellings(words).map((each): [string, Keyword] => [
          each,
          // The tables' keys are intents and languages: Object.entries loses their type.
          { intent: intent as keyof typeof tables, languages: [language as Language], needsCode: true },
        ]),
      ),
    ),
    ...arabic.besideCode.map(
      (each) => [each, { intent: 'cancel', languages: ['ar'], needsCode: true }] as const,
    ),
    ...notGoingOn().map((each) => [each, { intent: 'cancel', languages: ['ar'], needsCode: true }] as const),
    ...arabic.byThemselves.map((each) => [each, { intent: 'cancel', languages: ['ar'] }] as const),
    ...registeringVerbs().map(
      (each) => [each, { intent: 'register', languages: ['ar'], needsCode: true }] as const,
    ),
  ];
}
