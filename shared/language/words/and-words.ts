import { lazySet, spellings } from '../letters/fold.ts';

/**
 * Words that join the codes of a list: "and" and "with", also Arabic and Kurdish in Latin letters (û, u, w,
 * wa); folded. Without "or": which code is meant is not guessed.
 */
export const andWords = /* @__PURE__ */ lazySet(() =>
  spellings(`
    and, an, n, nd, plus, also, too, with, u, uu, w, ww, wa, we, wu, wo, wi, o, hem, legel, ligel, lagal, lagall, herwaha, herweha, kaman, wiya,
    و, مع, ومع, ويا, كذلك, وكذلك, ايضا, وايضا, هم, وهم, همين, زائد, وە, هەم, لەگەڵ, هەروەها, دیسان`),
);
