import { type Answers as AnswersOf, type Asked as AskedOf, answering } from '#api/answer.ts';
import type { Call, Calls } from '#api/call.ts';
import type { ConsoleSettings } from '../settings.ts';

/** Answers a call of the staff API. */
export const { answer } = answering<ConsoleSettings>();

/** The handler of each of these calls in the console. */
export type Answers<Of extends Calls> = AnswersOf<Of, ConsoleSettings>;

/** What a handler is given of a call. */
export type Asked<C extends Call> = AskedOf<C, ConsoleSettings>;
