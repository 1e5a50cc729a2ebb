/** What texts may be sent in tests: all, unless a test is about it. */
import type { Limits } from '../../shared/messaging/index.ts';

/** As the rules of the domain have it, quiet hours too. */
export const strictLimits: Limits = {
  allowedPrefixes: ['+9647'],
  quietHours: { from: '21:00', until: '08:00' },
  unpromptedADay: { phone: 6, focalPoint: 60 },
  answersAnHour: { phone: 30, focalPoint: 200 },
  sameAnswerAnHour: 3,
  toStrangersADay: 3,
  segmentPrice: { '+9647': 0.1 },
  monthlyCap: { default: 100 },
};

const any = 1_000_000;

/** Nothing but the prefix stands in the way: for stories about something else, in which days pass in a second. */
export const looseLimits: Limits = {
  allowedPrefixes: ['+9647'],
  unpromptedADay: { phone: any, focalPoint: any },
  answersAnHour: { phone: any, focalPoint: any },
  sameAnswerAnHour: any,
  toStrangersADay: any,
  segmentPrice: {},
  monthlyCap: {},
};
