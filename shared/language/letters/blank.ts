/** Whether a text shows nothing: keyboards leave direction marks and joiners behind. */
export const isBlank = (text: string): boolean =>
  /^[\p{Cf}\p{Cc}\p{Z}\p{Default_Ignorable_Code_Point}]*$/u.test(text);
