export {
  type Carried,
  carriedBy,
  type PassedOver,
  type Poison,
  passedOver,
  poisonOf,
  whatIsWrongWith,
} from './carried.ts';
export { handleWithout, isOwnFault, kindOf } from './each-alone.ts';
export { type SetAside, setAsideOn } from './set-aside.ts';
