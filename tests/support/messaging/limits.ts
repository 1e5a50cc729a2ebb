/** What texts may be sent in tests: all, unless a test is about it. */
import { sendingLimits } from '#infra/settings/sending.ts';
import type { Limits } from '#shared/messaging/index.ts';

/** As a deployment has them. */
export const strictLimits: Limits = { ...sendingLimits, allowedPrefixes: ['+9647'] };

const noLimit = 1_000_000;

/** Nothing but the prefix stands in the way: for stories about something else, in which days pass in a second. */
export const looseLimits: Limits = {
  allowedPrefixes: ['+9647'],
  unpromptedADay: { phone: noLimit, focalPoint: noLimit },
  answers: [{ minutes: 1440, most: { phone: noLimit, focalPoint: noLimit } }],
  sameAnswer: [{ minutes: 1440, most: { phone: noLimit, focalPoint: noLimit } }],
  toStrangersADay: noLimit,
  segmentPrice: {},
  monthlyCap: {},
};
