import { foldWord } from '../letters/fold.ts';
import { peopleIn } from '../names/people-named.ts';
import { relationIn } from '../names/relation-in-text.ts';
import { type Born, bornBy } from '../time/ages.ts';
import { childrenIn, gendersIn, groupsIn, numberOf } from './details-in-text.ts';
import type { Meant } from './intent.ts';
import type { Piece } from './pieces.ts';

/** The sure details of the person; contradicting ones are left out. */
export function detailsOf(pieces: readonly Piece[], text: string, at: number): Partial<Meant> {
  const { name, others } = peopleIn(pieces, text, at);
  const relation = relationIn(pieces, text, name !== null) ?? wishedFor(pieces, text, others);
  const [gender = null, otherGender] = gendersIn(pieces, relation?.gender);
  const [group, otherGroup] = groupsIn(pieces);
  const phones = pieces.flatMap((piece) => (piece.is === 'phone' ? [piece.phone] : []));
  const children = childrenIn(pieces);
  const place = pieces.find((piece) => piece.is === 'place');
  return {
    // It is unclear whether the text is for her sister or addresses a sister; so the owner of the name is
    // unclear too.
    name: relation === undefined && others.length === 0 ? null : name,
    gender: otherGender === undefined ? gender : null,
    ...(group === undefined || otherGroup !== undefined ? {} : { group }),
    ...bornIn(pieces, children?.position ?? -1),
    childcare: children?.count ?? null,
    phone: phones.length === 1 ? (phones[0] ?? null) : null,
    forAnother: relation !== undefined && relation !== null && others.length === 0,
    ...(others.length === 0 ? {} : { others }),
    ...(place === undefined ? {} : { centre: place.centre }),
  };
}

/** "My daughter wants to join": a relation that is the subject of the wish. */
function wishedFor(pieces: readonly Piece[], text: string, others: readonly string[]) {
  const relation = pieces.find((piece) => piece.is === 'detail' && piece.detail.is === 'relation');
  if (relation?.is !== 'detail' || relation.detail.is !== 'relation') return null;
  const isWished = pieces.some((piece) => piece.is === 'unread' && wishesHerself.test(wordOf(piece, text)));
  return others.length === 0 && isWished ? { gender: relation.detail.gender } : undefined;
}

const wishesHerself = /^(?:wants|wishes|تريد|يريد|ترغب|يرغب|تحب|يحب|دهيهوي|دهيهويت|ئهيهوي|ئهيهويت)$/;

function bornIn(pieces: readonly Piece[], ofChildren: number): Born {
  const numbers = pieces.filter((piece, position) => numberOf(piece) !== null && position !== ofChildren);
  const born = bornBy(pieces, numbers);
  if (born !== undefined) return born;
  const years = [...new Set(pieces.flatMap((piece) => (piece.is === 'year' ? [piece.year] : [])))];
  return { birthYear: years.length === 1 ? (years[0] ?? null) : null, age: null };
}

/** A piece in folded form; a single word without the parts an apostrophe makes. */
export function wordOf({ is, start, end }: Piece, text: string): string {
  const word = foldWord(text.slice(start, end));
  return is === 'unread' || is === 'name' ? word.replaceAll(' ', '') : word;
}
