import type { RoomOf } from '../room.ts';
import { ar } from './ar.ts';
import { ckb } from './ckb.ts';
import { en } from './en.ts';

const texts = { en, ar, ckb };

/** Text messages, in every language. */
export const sms: RoomOf<typeof texts> = texts;
