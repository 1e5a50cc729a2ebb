/** What texts may be sent in tests: all, unless a test is about it. */
import type { Limits } from '../../shared/messaging/index.ts';

/** As the rules of the domain have it, quiet hours too. */
export const strictLimits: Limits = {
  allowedPrefixes: ['+9647'],
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
  segmentPrice: { '+9647': 0.1 },
  monthlyCap: { default: 100 },
};

const any = 1_000_000;

/** Nothing but the prefix stands in the way: for stories about something else, in which days pass in a second. */
export const looseLimits: Limits = {
  allowedPrefixes: ['+9647'],
  unpromptedADay: { phone: any, focalPoint: any },
  answers: [{ minutes: 1440, most: { phone: any, focalPoint: any } }],
  sameAnswer: [{ minutes: 1440, most: { phone: any, focalPoint: any } }],
  toStrangersADay: any,
  segmentPrice: {},
  monthlyCap: {},
};
