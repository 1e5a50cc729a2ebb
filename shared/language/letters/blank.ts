/** Whether there is nothing to see in a text: keyboards leave marks of direction and joiners behind. */
export const isBlank = (text: string): boolean =>
  /^[\p{Cf}\p{Cc}\p{Z}\p{Default_Ignorable_Code_Point}]*$/u.test(text);
