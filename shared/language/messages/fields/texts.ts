import type { RoomOf } from '../room.ts';
import { ar } from './ar.ts';
import { ckb } from './ckb.ts';
import { en } from './en.ts';

const texts = { en, ar, ckb };

/** What is wrong with a request or with a field of a form, in every language. */
export const fields: RoomOf<typeof texts> = texts;
