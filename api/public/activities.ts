import type * as z from 'zod/mini';
import { type Calls, gives, type PageOf } from '#api/call.ts';
import { pageOf, schemaOf, type Words } from '#api/document/describe.ts';
import { centre, choice, code, language } from '#api/parameters.ts';
import * as samples from '#api/samples/registrations.ts';
import { activityKinds } from '#events/index.ts';
import { readCursor } from './activity-cursor.ts';
import { type ActivityAnswer, activityAnswer, centreAnswer } from './answers.ts';

const activityCursor = { read: readCursor, schema: { type: 'string' } };

/** The activities on offer, for anyone. */
export const activities = {
  listCentres: {
    method: 'GET',
    path: '/centres',
    who: 'anyone',
    takes: { query: { language } },
    gives: gives<PageOf<z.infer<typeof centreAnswer>>>(200),
  },
  listActivities: {
    method: 'GET',
    path: '/activities',
    who: 'anyone',
    takes: { query: { centre, kind: choice(activityKinds), cursor: activityCursor, language } },
    gives: gives<PageOf<ActivityAnswer>>(200),
  },
  getActivity: {
    method: 'GET',
    path: '/activities/{code}',
    who: 'anyone',
    takes: { path: { code }, query: { language } },
    gives: gives<ActivityAnswer>(200),
    refuses: { 404: ['unknown-code'] },
  },
  getActivityCalendar: {
    method: 'GET',
    path: '/activities/{code}/calendar.ics',
    who: 'anyone',
    takes: { path: { code }, query: { language } },
    gives: { status: 200, mediaType: 'text/calendar' },
    refuses: { 404: ['unknown-code'] },
  },
} as const satisfies Calls;

/** The same calls in words, with samples. */
export const activitiesInWords = (): Words<typeof activities> => ({
  tag: 'Activities',
  refuses: { 404: 'No activity has this code.' },
  schemas: {
    Centre: schemaOf(centreAnswer),
    CentrePage: pageOf('Centre'),
    Activity: schemaOf(activityAnswer, {
      code: 'What people text to register.',
      title: 'In the asked language.',
      placesLeft: 'Places that are neither taken nor offered; never below 0.',
      waiting: 'How many stand in line; in a list it may be a moment old.',
      childcareLeft: 'Places for children that are left and that no children in line wait for.',
      audience: 'Whom it is for; what is absent is not asked.',
    }),
    ActivityPage: pageOf('Activity'),
  },
  calls: {
    listCentres: { summary: 'The centres', gives: ['All of them.', 'CentrePage', samples.centres] },
    listActivities: {
      summary: 'Activities one can register for, now or soon',
      parameters: {
        cursor: {
          description: 'As the answer before gave it. A page may hold few and still not be the last.',
        },
      },
      gives: [
        'A page of them; never who takes part.',
        'ActivityPage',
        { items: [samples.activity], cursor: null },
      ],
    },
    getActivity: {
      summary: 'One activity, by the code that people text',
      gives: ['The activity that has this code now.', 'Activity', samples.activity],
    },
    getActivityCalendar: {
      summary: 'The sessions of an activity as iCalendar (RFC 5545), to subscribe to',
      description:
        'Moved and cancelled sessions are told as such. Of a sensitive activity no topic is named.',
      gives: ['The calendar.'],
    },
  },
});
