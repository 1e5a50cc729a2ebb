import type { RoomOf } from '../room.ts';
import { ar } from './ar.ts';
import { ckb } from './ckb.ts';
import { en } from './en.ts';

const texts = { en, ar, ckb };

/** The errors of a request or a form field, in every language. */
export const fields: RoomOf<typeof texts> = texts;
