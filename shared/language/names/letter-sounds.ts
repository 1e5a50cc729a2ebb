/**
 * The sounds of the letters of names, by which زينب, زەینەب, Zainab and Zeynep are alike. Sources: for
 * English the simplified ALA-LC romanisation of Iraqi passports and the spellings found beside it; for
 * Kurmanji and Turkish their alphabets; for Sorani the standard alphabet, which writes every vowel but the
 * short i.
 *
 * A consonant lists the sounds it may have, each as a letter of our own: `$` is sh, `x` kh, `c` ch, `Z` zh.
 * Two consonants are alike where they share one. A vowel lists its possible sounds: `A`, `I`, `U` for one
 * that is certain, `a`, `i`, `u` for one that other scripts may leave out, `?` for any such.
 */
export type Sound =
  | { readonly is: 'consonant'; readonly sounds: string }
  | { readonly is: 'vowel'; readonly sounds: string };

export type LetterScript = 'arabic' | 'latin';

const consonants: Readonly<Record<LetterScript, string>> = {
  arabic:
    'ب=b پ=pb ت=t ط=t ث=s ج=j چ=cj ح=h ه=h خ=x د=d ذ=z ر=r ڕ=r ز=z ژ=Zj س=s ص=s ش=$ ض=zd ظ=zd غ=g ف=f ڤ=vf ق=q ك=k گ=gk ل=l ڵ=l م=m ن=n',
  latin:
    'sh=$ ch=c$ kh=x gh=g dh=zd th=szt zh=Zj ph=f dj=j ck=k b=b c=jk d=d f=f g=gjq h=h j=jZ k=kq l=l m=m n=n p=pb q=q r=r s=s t=t v=v x=x z=z ç=cj ş=$',
};

const vowels: Readonly<Record<LetterScript, string>> = {
  arabic: 'ا=A آ=A و=U ي=I ى=ai ؤ=U ئ=i ع=a? ة=a ە=a ۆ=U ێ=I',
  latin:
    'aa=A ee=I ii=I oo=U ou=U uu=U ai=aI ay=aI ei=aI ey=aI au=aU aw=aU ow=aU ia=Ia a=a e=ai i=i o=u u=u y=i w=U ı=i',
};

const entries = (table: string, is: Sound['is']): readonly [string, Sound][] =>
  table.split(' ').map((entry) => {
    const [letters = '', sounds = ''] = entry.split('=');
    return [letters, { is, sounds }];
  });

const tables = new Map<LetterScript, ReadonlyMap<string, Sound>>();

/** The sound of a letter, or of two letters in Latin script; `undefined` for letters without one. */
export function soundOf(letters: string, script: LetterScript): Sound | undefined {
  const known =
    tables.get(script) ??
    new Map([...entries(consonants[script], 'consonant'), ...entries(vowels[script], 'vowel')]);
  tables.set(script, known);
  return known.get(letters);
}

/** Two Latin letters for one sound that are as often two sounds: Fathi, Adham, Ishaq. */
export const eachItsOwn: ReadonlySet<string> = new Set(['th', 'dh', 'sh', 'kh']);
