export { type Carried, carriedBy, type Poison, poisonOf } from './carried.ts';
export { handleWithout, isOwnFault } from './each-alone.ts';
export { type SetAside, setAsideOn } from './set-aside.ts';
