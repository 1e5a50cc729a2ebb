import type { CentreId } from '#events/vocabulary.ts';
import { fold, foldWord, lazySet, spellings } from '../letters/fold.ts';
import { isForAnotherFirst, isNameFirst } from '../names/name-first.ts';
import { readName } from '../names/read-name.ts';
import { asksForGrant } from '../words/grant-words.ts';
import type { KeywordIntent } from '../words/keywords.ts';
import type { Detail } from './detail.ts';
import { type Details, detailsIn } from './details-in-text.ts';
import type { Piece } from './pieces.ts';

/** The request in pieces: its intent, and every field that is not empty. */
export type Meant = { readonly intent: KeywordIntent } & Partial<
  Details & {
    readonly code: string;
    readonly centre: CentreId;
    readonly others: readonly string[];
    readonly furtherCodes: readonly string[];
  }
>;

/** The request in the pieces of a text; `undefined` unless every piece has a part in it. */
export function meaningOf(pieces: readonly Piece[], text: string): Meant | undefined {
  const code = pieces.find((piece) => piece.is === 'code')?.code;
  const isOfSeveral = pieces.some((piece) => piece.is === 'code' && piece.code !== code);
  const intent = isOfSeveral ? undefined : intentOf(pieces, code !== undefined, text);
  if (intent === undefined || (code === undefined && namesAThing(pieces, text))) return undefined;
  switch (intent) {
    case 'register':
      return registration(pieces, code, text);
    case 'cancel':
    case 'yes':
    case 'no':
      return answer(intent, pieces, code, text);
    case 'status':
    case 'help':
      return saysNoMore(pieces, ['code']) ? { intent, ...(code === undefined ? {} : { code }) } : undefined;
    case 'list':
      return saysNoMore(pieces, ['place']) ? { intent, ...centreOf(pieces) } : undefined;
    case 'stop':
      // With a code, STOP may be about the texts or only that course: we ask.
      return saysNoMore(pieces, ['code']) &&
        pieces.every((piece) => piece.is === 'code' || isWish(piece, text))
        ? { intent, ...(code === undefined ? {} : { code }) }
        : undefined;
    case 'start':
      return saysNoMore(pieces, []) && pieces.every((piece) => isWish(piece, text)) ? { intent } : undefined;
    case 'erase':
      return erasure(pieces, text);
    case 'grant':
      return asksForGrant(pieces, text) ? { intent, ...centreOf(pieces) } : undefined;
  }
}

/** "The end", "a book", "my resume" are no requests. */
const beforeThing = /^(?:the|a|my|on)$/;

const namesAThing = (pieces: readonly Piece[], text: string): boolean =>
  pieces.some(({ is, start, end }, position) => {
    const next = pieces[position + 1];
    if (is !== 'detail' || next?.is !== 'keyword') return false;
    return (
      thingsToo.has(foldWord(text.slice(next.start, next.end))) &&
      beforeThing.test(foldWord(text.slice(start, end)))
    );
  });
const thingsToo = /* @__PURE__ */ lazySet(() =>
  spellings('book, end, start, stop, leave, resume, registration, cancellation'),
);

/**
 * Words beside STOP and START: "please", "I want"; with any other word, such as a course, something else is
 * meant.
 */
const isWish = (piece: Piece, text: string): boolean =>
  piece.is !== 'detail' || piece.detail.is !== 'filler' || isPlease(piece.detail) || wishes(piece, text);
const wishes = ({ start, end }: Piece, text: string): boolean =>
  wishing.has(foldWord(text.slice(start, end)));
const wishing = /* @__PURE__ */ lazySet(() =>
  spellings(`
    i, me, to, my, want, want to, i want, i want to, id like to, i would like to, i d like to, would like to, can i, could you,
    can you, اريد, ارغب, احب, اود, ممكن, من, دەمەوێت, دەمەوێ, ئەمەوێ, ئەمەوێت`),
);

/** The one intent of the keywords; a code without a keyword asks to register. */
function intentOf(pieces: readonly Piece[], hasCode: boolean, text: string): KeywordIntent | undefined {
  const words = pieces.filter((piece) => piece.is === 'keyword');
  if (words.length === 0) return hasCode ? 'register' : undefined;
  if (!hasCode && words.some(({ keyword }) => keyword.needsCode)) return undefined;
  if (hasCode && saysNotTo(pieces, text)) return undefined;
  const found = words.map((piece) => (hasCode && leaves(piece, text) ? 'cancel' : piece.keyword.intent));
  const [first, second, ...more] = [...new Set(found)];
  if (second === undefined) return first;
  if (more.length > 0 || !hasCode || first === undefined) return undefined;
  return intentOfTwo.find(([one, other]) => one === first && other === second)?.[2];
}

/** Beside a code, "I do not want it" and "delete me" give up that place. */
const leaves = ({ start, end }: Piece, text: string): boolean =>
  leaving.has(foldWord(text.slice(start, end)));
const leaving = /* @__PURE__ */ lazySet(() =>
  spellings(`
    not interested, لا اريد, ما اريد, ماريد, مااريد, نامەوێت, نامەوێ, ناخوازم, delete me, delete my name, erase me, erase my name, forget me`),
);

/** "Do not delete me": لا before a verb in the imperative. */
const saysNotTo = (pieces: readonly Piece[], text: string): boolean =>
  pieces.some(({ is, start, end }, position) => {
    const next = pieces[position + 1];
    if (is !== 'keyword' || next?.is !== 'keyword' || next.keyword.intent !== 'cancel') return false;
    return (
      /^(?:لا|ما)$/.test(foldWord(text.slice(start, end))) &&
      foldWord(text.slice(next.start, next.end)).startsWith('ت')
    );
  });

/** Two keywords with one meaning: "yes, cancel 214", "cancel my registration in the course 214". */
const intentOfTwo: readonly (readonly [KeywordIntent, KeywordIntent, KeywordIntent])[] = [
  ['yes', 'register', 'register'],
  ['yes', 'cancel', 'cancel'],
  ['no', 'cancel', 'cancel'],
  ['cancel', 'register', 'cancel'],
  ['cancel', 'status', 'cancel'],
  ['cancel', 'list', 'cancel'],
  ['register', 'list', 'register'],
];

function registration(pieces: readonly Piece[], code: string | undefined, text: string): Meant | undefined {
  if (code === undefined) return saysNoMore(pieces, []) ? { intent: 'register' } : undefined;
  const at = pieces.findIndex(({ is }) => is === 'code');
  const from = pieces.findIndex(({ is }) => is === 'keyword');
  const opening = pieces.slice(0, from >= 0 && from < at ? from : at);
  if (thanksFor(opening)) return undefined;
  const tellsWho = from < 0 && opensWithWho(opening, text);
  if (!tellsWho && !saysNoMore(opening, [])) return undefined;
  const told = detailsBeside(tellsWho ? pieces : pieces.slice(opening.length), text);
  if (told === undefined) return undefined;
  const { name, gender, birthYear, age, childcare, phone, forAnother, group } = told;
  const { centre } = centreOf(pieces);
  const meant: Meant = {
    intent: 'register',
    code,
    name,
    gender,
    birthYear,
    age,
    childcare,
    phone,
    forAnother,
  };
  return group === undefined && centre === undefined
    ? meant
    : {
        ...meant,
        ...(group === undefined ? {} : { group }),
        ...(centre === undefined ? {} : { centre }),
      };
}

const nothingTold: Details = {
  name: null,
  gender: null,
  birthYear: null,
  age: null,
  childcare: null,
  phone: null,
  forAnother: false,
};

/**
 * The details told beside codes and keywords. Most texts are a code alone, or with a name: nothing else is
 * looked for in them.
 */
function detailsBeside(pieces: readonly Piece[], text: string): Details | undefined {
  if (pieces.every(({ is }) => is === 'code' || is === 'keyword')) return nothingTold;
  if (!saysNoMore(pieces, ['code', 'name', 'place'])) return detailsIn(pieces, text);
  const name = readName(pieces, text);
  return name === undefined ? undefined : { ...nothingTold, name };
}

/** "Thank you for 214" is no request. */
export const thanksFor = (pieces: readonly Piece[]): boolean =>
  pieces.some((piece, position) => {
    const next = pieces[position + 1];
    if (piece.is !== 'detail' || piece.detail.is !== 'thanks' || next?.is !== 'detail') return false;
    return next.detail.is === 'filler' && next.detail.says === 'for';
  });

/** The person it is for, before the code: a name, a relation, a phone number. */
function opensWithWho(opening: readonly Piece[], text: string): boolean {
  const said = opening.filter(({ is }) => is !== 'phone');
  if (said.length === 0) return opening.length > 0;
  return isNameFirst(said, text) || isForAnotherFirst(said, text);
}

/**
 * Cancelling or answering an offer: perhaps with the code, and after the code the name of the person meant.
 */
function answer(
  intent: 'cancel' | 'yes' | 'no',
  pieces: readonly Piece[],
  code: string | undefined,
  text: string,
): Meant | undefined {
  if (code === undefined) return saysNoMore(pieces, []) ? { intent } : undefined;
  const at = pieces.findIndex(({ is }) => is === 'code');
  const from = pieces.findIndex(({ is }) => is === 'keyword');
  // "Remove Manal from 214": the person may stand between a word for cancelling and the code.
  const isBetween = intent === 'cancel' && from < at;
  const opening = pieces.slice(0, isBetween ? from : at);
  const rest = isBetween ? pieces.slice(from) : pieces.slice(at + 1);
  const told = detailsBeside(rest, text);
  if (
    told === undefined ||
    !saysNoMore(
      opening.filter((piece) => !isSelf(piece)),
      [],
    )
  )
    return undefined;
  // The person meant must be named: "my sister" tells us no one.
  if (told.forAnother && told.name === null) return undefined;
  const isPlain = rest.every(
    (piece) =>
      piece.is === 'name' ||
      saysNoMore([piece], ['code']) ||
      (piece.is === 'detail' && namesOne.has(piece.detail.is)),
  );
  return isPlain ? { intent, code, name: told.name, forAnother: told.forAnother } : undefined;
}

/** "I", "my name", before a request about the sender. */
const isSelf = (piece: Piece): boolean => piece.is === 'detail' && piece.detail.is === 'name-follows';

const namesOne: ReadonlySet<Detail['is']> = /* @__PURE__ */ new Set(['name-follows', 'relation'] as const);

/** An erasure cannot be undone: accepted only from a text with nothing else but, perhaps, a name after it. */
function erasure(pieces: readonly Piece[], text: string): Meant | undefined {
  const at = pieces.findIndex(({ is }) => is === 'keyword');
  const others = pieces.filter((_, position) => position !== at);
  const isPlain = others.every(
    (piece) =>
      piece.is === 'name' ||
      (piece.is === 'detail' &&
        (piece.detail.is === 'greeting' || piece.detail.is === 'thanks' || isPlease(piece.detail))),
  );
  const said = readName(pieces.slice(at), text);
  // Raja is a name, and "please" after such a request.
  const name = said !== null && said !== undefined && fold(said) === please ? null : said;
  return isPlain && name !== undefined && readName(pieces.slice(0, at), text) === null
    ? { intent: 'erase', name }
    : undefined;
}

/** رجاء, folded. */
const please = 'رجا';

const isPlease = (detail: Detail): boolean => detail.is === 'filler' && detail.says === 'please';

const weightless: ReadonlySet<Detail['is']> = /* @__PURE__ */ new Set([
  'filler',
  'greeting',
  'thanks',
] as const);

/**
 * Whether the pieces are keywords, greetings and words that change nothing, besides only the kinds allowed.
 */
const saysNoMore = (pieces: readonly Piece[], allowed: readonly Piece['is'][]): boolean =>
  pieces.every(
    (piece) =>
      piece.is === 'keyword' ||
      allowed.includes(piece.is) ||
      (piece.is === 'detail' && weightless.has(piece.detail.is)),
  );

const nowhere = {} as const;

function centreOf(pieces: readonly Piece[]): { readonly centre?: CentreId } {
  const place = pieces.find((piece) => piece.is === 'place');
  return place === undefined ? nowhere : { centre: place.centre };
}
