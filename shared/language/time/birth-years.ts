/** Birth years of two digits: up to the first constant in this century, from the second on in the last. */
export const lastOfThisCentury = 20;
export const firstOfLastCentury = 30;
