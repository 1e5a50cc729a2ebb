import type { Installation } from '#bin/ops/frame/installation.ts';

/** An installation of which only the names are needed; whatever else is asked of it fails. */
export const namesOnly = (stage = 'dev'): Installation => {
  const prefix = `diwan-${stage}-`;
  const nothing = () => Promise.reject(new Error('Nothing is deployed'));
  return {
    stage,
    isLocal: false,
    settings: {},
    named: (name) => `${prefix}${name}`,
    shortOf: (name) => (name.startsWith(prefix) ? name.slice(prefix.length) : undefined),
    stacks: nothing,
    output: nothing,
    context: nothing,
    clockAhead: nothing,
  };
};
