import type { RoomOf } from '../room.ts';
import { ar } from './ar.ts';
import { ckb } from './ckb.ts';
import { en } from './en.ts';

const texts = { en, ar, ckb };

/** The staff console, in every language. */
export const console: RoomOf<typeof texts> = texts;
