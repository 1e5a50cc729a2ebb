/** The sending limits that shared/messaging/policy/policy.ts checks every message against. */
import { capsOf, usualPlan } from './plan.ts';

export interface SendingLimits {
  /**
   * Nothing unprompted is sent from one time of day in Baghdad until the other, `HH:MM`; it is held back
   * until then. Default 21:00 to 08:00 (domain.md rule 6). Absent where a demonstration at night must work.
   * At most twelve hours, which is how long SQS can hold a message back.
   */
  readonly quietHours?: { readonly from: string; readonly until: string };
  /**
   * Unprompted texts to one phone in a day. Default 6, for a phone that several people share. A community
   * focal point hears of everyone he registered: default 60.
   */
  readonly unpromptedADay: Most;
  /**
   * Answers to one phone. Default 30 in an hour and 60 in a day, so that a machine on the other side costs
   * little;
   * 200 and 400 for a focal point who registers neighbours one after the other.
   */
  readonly answers: readonly Window[];
  /**
   * How often the very same answer goes to one phone, so that two machines that answer each other die out
   * within three messages, while a person who asks for her status three times in an hour is answered. Default
   * 2 in a quarter of an hour, 3 in an hour, 8 in a day. A focal point is asked "for whom?" for each
   * neighbour.
   */
  readonly sameAnswer: readonly Window[];
  /**
   * Texts in a day to a phone that never texted us. Default 3: it may be a stranger's, typed into the form,
   * and the form must be no way to text strangers.
   */
  readonly toStrangersADay: number;
  /**
   * What one segment costs in US dollars, by the beginning of the number. Set it to what AWS's price list for
   * text messages, or the gateway's contract, says. Caps and the plan are reckoned with it: no bill is made of it.
   */
  readonly segmentPrice: Readonly<Record<string, number>>;
  /**
   * What a centre's texts may cost in a month, in US dollars; `default` for centres not named. Broadcasts
   * stop at 80 % of it, reminders at 90 %, notices at all of it, answers at 110 % (domain.md rule 12). The
   * confirmation of a stop is always sent. Default what the stage's plan takes (`capsOf` in plan.ts).
   */
  readonly monthlyCap: Readonly<Record<string, number>>;
}

/** At most so many in any stretch of so many minutes; a day (1440) is the longest that is remembered. */
interface Window {
  readonly minutes: number;
  readonly most: Most;
}

/** For a phone, and for one that staff have marked as a community focal point's. */
interface Most {
  readonly phone: number;
  readonly focalPoint: number;
}

const segmentPrice = { '+9647': 0.1 };

/** As the rules of the domain have it. */
export const sendingLimits: SendingLimits = {
  quietHours: { from: '21:00', until: '08:00' },
  unpromptedADay: { phone: 6, focalPoint: 60 },
  answers: [
    { minutes: 60, most: { phone: 30, focalPoint: 200 } },
    { minutes: 1440, most: { phone: 60, focalPoint: 400 } },
  ],
  sameAnswer: [
    { minutes: 15, most: { phone: 2, focalPoint: 15 } },
    { minutes: 60, most: { phone: 3, focalPoint: 40 } },
    { minutes: 1440, most: { phone: 8, focalPoint: 80 } },
  ],
  toStrangersADay: 3,
  segmentPrice,
  monthlyCap: capsOf(usualPlan, segmentPrice),
};

/** The limits of a deployment: its stage's, with the quiet hours it was given. */
export const limitsOf = ({
  stage,
  quietHours,
}: {
  readonly stage: { readonly sending: SendingLimits };
  readonly quietHours?: string;
}): SendingLimits => (quietHours === undefined ? stage.sending : withQuietHours(stage.sending, quietHours));

/** The same with other quiet hours: `21:00-08:00`, or `none`. Throws on anything else. */
export function withQuietHours(limits: SendingLimits, text: string): SendingLimits {
  const { quietHours: _, ...rest } = limits;
  if (text === 'none') return rest;
  const [, from, until] =
    /^([01]\d:[0-5]\d|2[0-3]:[0-5]\d)-([01]\d:[0-5]\d|2[0-3]:[0-5]\d)$/.exec(text) ?? [];
  if (from === undefined || until === undefined) {
    throw new Error(`Quiet hours are given as 21:00-08:00, or none; not as "${text}".`);
  }
  return { ...rest, quietHours: { from, until } };
}
