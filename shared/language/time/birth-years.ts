/** Of two digits for a year of birth, those up to the first are of this century, from the second on of the last. */
export const lastOfThisCentury = 20;
export const firstOfLastCentury = 30;
