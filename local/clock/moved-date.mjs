// Loaded by Node before a function's code (`--import`): `Date` goes ahead by the seconds in the file that MOVED_CLOCK
// names. Timers go by another clock and stay as they are.
import { readFileSync } from 'node:fs';

const RealDate = Date;
let looked = Number.NEGATIVE_INFINITY;
let ahead = 0;

function now() {
  const elapsed = performance.now();
  if (elapsed - looked > 100) {
    ahead = Number(readFileSync(process.env.MOVED_CLOCK, 'ascii')) * 1000;
    looked = elapsed;
  }
  return RealDate.now() + ahead;
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? () => Math.floor(now()) : Reflect.get(target, name)),
});
