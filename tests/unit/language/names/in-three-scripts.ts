/**
 * Common names in Iraq as one person may write hers: in Arabic, in Sorani, and in Latin letters (English first, then
 * Kurmanji or Turkish where those differ). A name that one of the languages does not use is left out there.
 */
const written = `
محمد | محەمەد موحەمەد | Mohammed Muhammad Mohamed Mohammad Mihemed
أحمد احمد | ئەحمەد | Ahmed Ahmad Ehmed
علي | عەلی | Ali Elî
حسين | حوسێن حوسەین | Hussein Hussain Husein Husên
حسن | حەسەن | Hasan Hassan Hesen
عباس | عەباس | Abbas
فاطمة فاطمه | فاتمە فاتیمە | Fatima Fatma Fatimah
زينب | زەینەب | Zainab Zaynab Zeinab Zeyneb Zeynep
مريم | مەریەم | Maryam Mariam Meryem
زهراء زهرا | زەهرا | Zahraa Zahra
يوسف | یوسف | Yousif Yusuf Yousef Yûsif
إبراهيم ابراهيم | ئیبراهیم | Ibrahim Ibraheem
إسماعيل اسماعيل | ئیسماعیل | Ismail Ismaeel
خالد | خالید | Khalid Khaled Xalid
عمر | عومەر | Omar Umar Omer
عثمان | عوسمان | Othman Osman Uthman
عبدالله عبد الله | عەبدوڵا عەبدوڵڵا | Abdullah Abdulla Abdallah Ebdullah
عبدالرحمن عبد الرحمن | عەبدولڕەحمان عەبدوڕەحمان | Abdulrahman Abdul Rahman Abd al-Rahman Abdurrahman
عبدالكريم عبد الكريم | عەبدولکەریم | Abdulkareem Abdul Karim Abdelkarim
عبدالقادر عبد القادر | عەبدولقادر | Abdulqadir Abdul Qadir Abdulkadir
عبدالعزيز عبد العزيز | عەبدولعەزیز | Abdulaziz Abdul Aziz
عبدالسلام عبد السلام | عەبدولسەلام | Abdulsalam Abdul Salam Abdussalam
عبدالستار عبد الستار | عەبدولستار | Abdulsattar Abdul Sattar
نورالدين نور الدين | نورەدین نوورەدین | Nooraldeen Nur al-Din Nuraddin Nûredîn
صلاح الدين صلاحالدين | سەلاحەدین سەڵاحەددین | Salahaldin Salah al-Din Salahaddin Selahedîn
سيف الدين سيفالدين | سەیفەدین | Saif al-Din Saifuddin
عزالدين عز الدين | عیزەدین | Ezzaddin Izz al-Din
كريم | کەریم | Karim Kareem Kerîm
رحيم | ڕەحیم | Rahim Raheem
حيدر | حەیدەر | Haider Hayder Haidar
كاظم كاضم | کازم کازیم | Kadhim Kazim Kadhum
جعفر | جەعفەر | Jaafar Jafar Cafer
قاسم | قاسم قاسیم | Qasim Qassim Kasim
كمال | کەمال | Kamal Kemal
جمال | جەمال | Jamal Cemal
جلال | جەلال | Jalal Celal
سعد | سەعد | Saad
سعيد | سەعید | Saeed
سلام | سەلام | Salam Selam
سليم | سەلیم | Salim Saleem Selîm
سالم | سالم سالیم | Salem Salim
سامي | سامی | Sami Samî
سمير | سەمیر | Samir Sameer
رائد | ڕائید | Raed Raid
مصطفى | مستەفا | Mustafa Mistefa
مرتضى | مورتەزا | Murtadha Murtaza
رضا | ڕەزا | Ridha Reza Rida
رمضان | ڕەمەزان | Ramadan Remezan Ramadhan
رشيد | ڕەشید | Rashid Rasheed Reşîd
طارق | تاریق | Tariq Tarik Tareq
طه | تەها | Taha
ياسين | یاسین | Yaseen Yasin
يحيى | یەحیا | Yahya Yehya
يعقوب | یەعقوب | Yaqoub Yaqub
يونس | یونس | Younis Yunus
موسى | موسا | Musa Mousa
عيسى | عیسا | Isa Eisa Issa
داود داوود | داود | Dawood Dawud
سليمان | سولەیمان سلێمان | Sulaiman Suleiman
عمار | عەمار | Ammar
مهدي | مەهدی | Mahdi Mehdî
هادي | هادی | Hadi
هيثم | هەیسەم | Haitham Haytham
وليد | وەلید | Walid Waleed
فؤاد | فوئاد | Fuad Fouad
فاروق | فاروق | Farouq Faruq Farook
إدريس ادريس | ئیدریس | Idris Idrees
أنور | ئەنوەر | Anwar Enwer
أكرم | ئەکرەم | Akram
نزار | نیزار | Nizar
بكر | بەکر | Bakr
بلال | بیلال | Bilal
ضياء | زیا | Dhiaa Diyaa
علاء | عەلا | Alaa
مهند | موهەنەد | Muhannad Mohanad
كرار | کەرار | Karrar
سجاد | سەجاد | Sajjad Sajad
حمزة حمزه | حەمزە | Hamza Hamzah Hemze
أيوب | ئەیوب | Ayoub Ayub
نوري | نوری | Nuri Noori Nouri
كاوه | کاوە | Kawa Kawe
آزاد ازاد | ئازاد | Azad
دلشاد | دڵشاد | Dilshad Dilşad
هيوا | هیوا | Hiwa Hîwa
آرام ارام | ئارام | Aram
كاروان | کاروان | Karwan
سوران | سۆران | Soran
شيرين | شیرین | Shirin Sherin Şîrîn
ژيان | ژیان | Zhyan Jiyan Jian
نسرين | نەسرین | Nasrin Nisreen Nesrîn
نرمين | نەرمین | Narmin Narmeen Nermîn
بروين | پەروین | Parwin Perwîn
روناك | ڕووناک ڕوناک | Runak Ronak
بهار | بەهار | Bahar Behar
دلير | دلێر | Dler Diler
سردار | سەردار | Sardar Serdar
رزگار | ڕزگار | Rizgar
ليلى ليلا | لەیلا | Layla Laila Leyla Leila
منى منا | مونا | Mona Muna
هدى | هودا | Huda Hoda
سلمى | سەلما | Salma Selma
ندى | نەدا | Nada Neda
رنا رنى | ڕەنا | Rana
سارة ساره | سارا | Sara Sarah
نور | نوور | Noor Nour Nur
آية ايه | ئایە | Aya Ayah
أسماء اسماء | ئەسما | Asma Asmaa
إسراء اسراء | ئیسرا | Israa Esraa Isra
دعاء | دوعا | Duaa Doaa
شيماء | شەیما | Shaimaa Shayma
هناء | هەنا | Hanaa Hana
سناء | سەنا | Sanaa Sana
خديجة خديجه | خەدیجە | Khadija Khadeeja Xedîce
عائشة عائشه | عائیشە | Aisha Aysha Ayşe
أمينة امينة | ئەمینە | Amina Ameena Emîne
آمنة | ئامینە | Amna Amina
سميرة | سەمیرە | Samira Sameera
منال | مەنال | Manal Menal
هبة هبه | هیبە | Hiba
رحمة | ڕەحمە | Rahma
رقية | ڕوقەیە | Ruqaya Ruqayya
بتول | بەتوول | Batool Batul
هاجر | هاجەر | Hajar Hajer
شهد | شەهد | Shahad
إيمان ايمان | ئیمان | Iman Eman
حنان | حەنان | Hanan
حنين | حەنین | Haneen Hanin
غادة | غادە | Ghada
أمل | ئەمەل | Amal Emel
أميرة | ئەمیرە | Amira Ameera
ذكرى | زیکرا | Thikra Dhikra Zikra
أم علي ام علي | دایکی عەلی | Umm Ali Um Ali
أبو محمد ابو محمد | ئەبو محەمەد | Abu Mohammed Abu Muhammad
`;

type InScripts = {
  readonly arabic: readonly string[];
  readonly sorani: readonly string[];
  readonly latin: readonly string[];
};

/** Spellings parted by a space; of compounds, a space that belongs to the name is told by what stands in front. */
const opening = /^(?:عبد|نور|صلاح|سيف|عز|أم|ام|أبو|ابو|دایکی|ئەبو|Abdul|Abd|Nur|Salah|Saif|Izz|Umm|Um|Abu)$/;

function spellingsIn(text: string): readonly string[] {
  const spellings: string[] = [];
  let isOpen = false;
  for (const word of text.trim().split(' ')) {
    const before: string | undefined = isOpen ? spellings.pop() : undefined;
    spellings.push(before === undefined ? word : `${before} ${word}`);
    isOpen = before === undefined && opening.test(word);
  }
  return spellings;
}

export const inThreeScripts: readonly InScripts[] = written
  .trim()
  .split('\n')
  .map((line) => {
    const [arabic = '', sorani = '', latin = ''] = line.split(' | ');
    const isOne = /^(?:نور|صلاح|سيف) \|/.test(line) || arabic === 'نور';
    return {
      arabic: isOne ? [arabic] : spellingsIn(arabic),
      sorani: spellingsIn(sorani),
      latin: isOne ? latin.split(' ') : spellingsIn(latin),
    };
  });
