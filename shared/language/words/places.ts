import type { CentreId } from '#events/vocabulary.ts';
import { spellings } from '../letters/fold.ts';

/** The names of each centre, and of the towns that stand for it. */
const places: Readonly<Record<CentreId, string>> = {
  baghdad: 'baghdad, bagdad, بغداد, بەغدا, بەغداد',
  diyala: `
    diyala, diala, dyala, diyalah, ديالى, دياله, دیالە, baqubah, baquba, بعقوبة, بەعقوبە`,
  kirkuk: 'kirkuk, kerkuk, karkuk, كركوك, کەرکوک, کەرکووک, كه ركوك',
  ninewa: `
    ninewa, nineveh, ninawa, ninava, naynawa, نينوى, نينوا, نەینەوا, نینەوا, نەینوا, mosul, الموصل, موصل,
    مووسڵ, موسڵ`,
};

/** Every folded name of a place with its centre. */
export const placeEntries = (): readonly (readonly [words: string, centre: CentreId])[] =>
  Object.entries(places).flatMap(([centre, names]) =>
    // The table's keys are the centres: Object.entries loses their type.
    spellings(names).map((name): [string, CentreId] => [name, centre as CentreId]),
  );
