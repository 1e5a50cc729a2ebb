import { spellings } from '../letters/spellings.ts';

/**
 * What joins two codes that are listed: "and" and "with", Arabic and Kurdish in Latin letters too (û, u, w, wa); folded.
 * "Or" is none of them: which of the two is meant is not guessed.
 */
export const andWords: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ spellings(`
    and, an, n, nd, plus, also, too, with, u, uu, w, ww, wa, we, wu, wo, wi, o, hem, legel, ligel, lagal, lagall, herwaha, herweha, kaman, wiya,
    و, مع, ومع, ويا, كذلك, وكذلك, ايضا, وايضا, هم, وهم, همين, زائد, وە, هەم, لەگەڵ, هەروەها, دیسان`),
);
