import { type Calls, gives } from '#api/call.ts';
import { schemaOf, type Words } from '#api/document/describe.ts';
import { centre, day } from '#api/parameters.ts';
import { centreStaff, managers } from '#api/roles.ts';
import * as samples from '#api/samples/closed-days.ts';
import { type ClosedDaysAnswer, closedDaysAnswer, closedDaysBody } from '#shared/staff/index.ts';

/** The days on which a centre is closed. */
export const closedDays = {
  getClosedDays: {
    method: 'GET',
    path: '/centres/{centre}/closed-days',
    who: centreStaff,
    takes: { path: { centre }, query: { from: day, until: day } },
    gives: gives<ClosedDaysAnswer>(200, 'version'),
  },
  keepClosedDays: {
    method: 'PUT',
    path: '/centres/{centre}/closed-days',
    who: managers,
    takes: { path: { centre }, body: closedDaysBody, key: true, version: true },
    gives: gives<ClosedDaysAnswer>(200, 'version'),
  },
} as const satisfies Calls;

const kept = {
  weekly: 'The days of the week on which the centre is closed, from Sunday = 0.',
  days: 'Closed days that the centre keeps, first and last included. One with a `holiday` is when that holiday is.',
  open: 'Days on which it is open, whatever else says that it is closed.',
};

/** The same calls in words, with samples. */
export const closedDaysInWords = (): Words<typeof closedDays> => ({
  tag: 'Staff',
  refuses: { 404: 'There is no such centre.' },
  schemas: {
    ClosedDaysRequest: schemaOf(closedDaysBody, kept),
    ClosedDays: schemaOf(closedDaysAnswer, {
      ...kept,
      items:
        'What comes of it between the days that were asked for: kept by the centre, a public holiday by law, or suggested until a manager says when it is. The days closed each week are not among them. A holiday that nobody has kept says where it is known from, and what is not sure of it.',
      offered:
        'Holidays of a community or of the Kurdistan Region. The centre is open on them, and no session on them is pointed out, until it keeps them.',
      changedBy: 'The login that changed it last; null where nobody has.',
    }),
  },
  calls: {
    getClosedDays: {
      summary: 'The days on which a centre is closed',
      description:
        'For facilitators and managers of the centre and administrators. Sessions on them are told with `closed`, never refused.',
      parameters: {
        from: { description: 'The first day, in Baghdad. Default: today.' },
        until: { description: 'The last day, itself included; at most 1100 days. Default: a year in all.' },
      },
      gives: ['The closed days.', 'ClosedDays', samples.closedDays],
    },
    keepClosedDays: {
      summary: 'Keep what the closed days of a centre are',
      description:
        'All that the centre keeps, in place of what was read. Changes no session. For managers of the centre and administrators.',
      body: ['ClosedDaysRequest', samples.request],
      gives: ['As they are now.', 'ClosedDays', samples.closedDays],
      refuses: { 412: 'Someone else has changed it since it was read.' },
    },
  },
});
