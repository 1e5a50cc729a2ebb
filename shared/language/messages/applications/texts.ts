import type { RoomOf } from '../room.ts';
import { ar } from './ar.ts';
import { ckb } from './ckb.ts';
import { en } from './en.ts';

const texts = { en, ar, ckb };

/** The pages of applications for small grants, and grants in numbers, in every language. */
export const applications: RoomOf<typeof texts> = texts;
