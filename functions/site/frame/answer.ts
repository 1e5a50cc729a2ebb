import { type Answers as AnswersOf, type Asked as AskedOf, answering } from '#api/answer.ts';
import type { Call, Calls } from '#api/call.ts';
import type { SiteSettings } from '../settings.ts';

/** Answers a call of the public API. None of them is for staff. */
export const { answer } = answering<SiteSettings>();

/** The handler of each of these calls on the site. */
export type Answers<Of extends Calls> = AnswersOf<Of, SiteSettings>;

/** What a handler is given of a call. */
export type Asked<C extends Call> = AskedOf<C, SiteSettings>;
