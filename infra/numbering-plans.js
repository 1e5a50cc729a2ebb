/**
 * Stands for `shared/language/phone/numbering-plans.ts` in the bundles of functions that read numbers at their start. Most
 * are Iraqi and need no numbering plan of the world: the plans, 84 KB, are built apart and loaded with the first number that
 * does. Reading a number waits for nothing, hence by `require`, and as CommonJS.
 */
let plans;

export function mobileByPlan(written) {
  plans ??= process.getBuiltinModule('node:module').createRequire(import.meta.url)('./numbering-plans.cjs');
  return plans.mobileByPlan(written);
}
