import type { RoomOf } from '../room.ts';
import { ar } from './ar.ts';
import { ckb } from './ckb.ts';
import { en } from './en.ts';

const texts = { en, ar, ckb };

/** The words that every surface shares: centres, kinds of activity, statuses, sums, in every language. */
export const words: RoomOf<typeof texts> = texts;
