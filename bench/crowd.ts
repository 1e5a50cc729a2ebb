/** The crowd of a rush, the same for every benchmark. */
export const people = 1_000;
export const places = 25;
/** AWS is modelled as: of two transactions on one item within so many milliseconds, one loses. */
export const conflictMilliseconds = 10;
/** Functions at work at once, as many as the production stage lets run for text messages. */
export const atWork = 100;

/** Someone of her own: letters only, as names are. */
export const nameOf = (person: number): string =>
  String(person).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');
