import type { RoomOf } from '../room.ts';
import { ar } from './ar.ts';
import { ckb } from './ckb.ts';
import { en } from './en.ts';

const texts = { en, ar, ckb };

/** The public pages, and the texts the console’s pages share with them, in every language. */
export const site: RoomOf<typeof texts> = texts;
