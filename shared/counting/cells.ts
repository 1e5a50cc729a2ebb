import {
  type AgeBand,
  ageBands,
  type Gender,
  type Group,
  genders,
  groups,
  registrationStatuses,
} from '../../events/index.ts';

/** What is counted: registrations by the status they are in, and people reached. */
export const measures = [...registrationStatuses, 'reached'] as const;
export type Measure = (typeof measures)[number];

/** One number of a counter: a measure of the people of one group, gender and age band. */
export type Cell = {
  readonly measure: Measure;
  readonly group: Group;
  readonly gender: Gender;
  readonly ageBand: AgeBand;
};

/**
 * A counter is one item with an attribute a cell. Attributes are named by four letters, because a counter
 * with every cell in use must stay small: DynamoDB bills a write by the whole item's size.
 */
const measureLetters: Readonly<Record<Measure, string>> = {
  confirmed: 'c',
  waitlisted: 'w',
  offered: 'o',
  cancelled: 'x',
  expired: 'e',
  completed: 'f',
  dropped: 'd',
  reached: 'r',
};
const groupLetters: Readonly<Record<Group, string>> = {
  idp: 'i',
  returnee: 'r',
  host: 'h',
  refugee: 'f',
  undisclosed: 'u',
};
const genderLetters: Readonly<Record<Gender, string>> = { female: 'f', male: 'm', undisclosed: 'u' };

/** The attribute of a cell: `cif2` is confirmed, displaced, women, 18–24. */
export const cellName = ({ measure, group, gender, ageBand }: Cell): string =>
  `${measureLetters[measure]}${groupLetters[group]}${genderLetters[gender]}${ageBands.indexOf(ageBand)}`;

const cellsByName: ReadonlyMap<string, Cell> = new Map(
  measures.flatMap((measure) =>
    groups.flatMap((group) =>
      genders.flatMap((gender) =>
        ageBands.map((ageBand) => {
          const cell = { measure, group, gender, ageBand };
          return [cellName(cell), cell] as const;
        }),
      ),
    ),
  ),
);

/** The cell an attribute stands for; `undefined` for keys and anything else. */
export const cellNamed = (attribute: string): Cell | undefined => cellsByName.get(attribute);
