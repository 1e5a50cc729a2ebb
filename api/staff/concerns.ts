import * as z from 'zod/mini';
import { type Calls, gives, type PageOf } from '#api/call.ts';
import { pageOf, schemaOf, type Words } from '#api/document/describe.ts';
import { centre, choice, cursorOfCentre, id, nothing, required } from '#api/parameters.ts';
import { managers } from '#api/roles.ts';
import * as samples from '#api/samples/concerns.ts';
import { centreIds } from '#events/index.ts';
import {
  type CallsAnswer,
  type ConcernAnswer,
  type ConcludedAnswer,
  calledBody,
  callsAnswer,
  concernAnswer,
  concludedAnswer,
  type OpenConcernAnswer,
  openConcernAnswer,
  settleBody,
  type UntoldAnswer,
  untoldAnswer,
} from '#shared/staff/index.ts';

/** The id of a concern, made from its subject: letters, digits and hyphens. */
export const concernId = z.string().check(z.regex(/^[a-z0-9-]{8,120}$/));
const ofConcern = { read: (given: string) => concernId.safeParse(given).data, schema: { type: 'string' } };

/** Whose concerns: those of a centre, or (`all`) those put to the administrators. */
const whose = [...centreIds, 'all'] as const;

/** The cursor of a list: whose it is, the last concern, and when that was raised. */
const concernPlace = z.tuple([z.enum(whose), z.iso.datetime({ precision: 3 }), concernId]);

/** The concerns a team leader follows up, and concluding an activity. */
export const concerns = {
  listConcerns: {
    method: 'GET',
    path: '/concerns',
    who: managers,
    takes: { query: { centre: required(choice(whose)), cursor: cursorOfCentre(concernPlace) } },
    gives: gives<PageOf<OpenConcernAnswer>>(200),
  },
  listUntold: {
    method: 'GET',
    path: '/untold',
    who: managers,
    takes: { query: { centre: required(centre), cursor: cursorOfCentre(concernPlace) } },
    gives: gives<PageOf<UntoldAnswer>>(200),
  },
  settleConcern: {
    method: 'POST',
    path: '/concerns/{concernId}/settle',
    who: managers,
    takes: { path: { concernId: ofConcern }, body: settleBody, key: true, version: true },
    gives: gives<ConcernAnswer>(200, 'version'),
  },
  listCalls: {
    method: 'GET',
    path: '/concerns/{concernId}/calls',
    who: managers,
    takes: { path: { concernId: ofConcern } },
    gives: gives<CallsAnswer>(200, 'version'),
  },
  noteCalled: {
    method: 'POST',
    path: '/concerns/{concernId}/calls',
    who: managers,
    takes: { path: { concernId: ofConcern }, body: calledBody, key: true },
    gives: gives<CallsAnswer>(200, 'version'),
  },
  completeActivity: {
    method: 'POST',
    path: '/activities/{activityId}/complete',
    who: managers,
    takes: { path: { activityId: id }, body: nothing, mayBeEmpty: true, key: true },
    gives: gives<ConcludedAnswer>(202),
    refuses: { 409: ['activity-not-over', 'no-session-held'] },
  },
} as const satisfies Calls;

const forWhom = 'For managers of its centre and administrators.';

/** The same calls in words, with samples. */
export const concernsInWords = (): Words<typeof concerns> => ({
  tag: 'Staff',
  etag: 'Its version.',
  schemas: {
    Untold: schemaOf(untoldAnswer, {
      what: 'What was to be told, in the asked language, as it is now; her own name is not in it.',
      reason: 'Why no text tells it.',
      until: 'From when on it matters no more, and leaves the list.',
      version: 'What `If-Match` is to say when it is settled, as a concern is.',
    }),
    UntoldPage: pageOf('Untold'),
    Concern: schemaOf(concernAnswer, {
      about:
        'Missed sessions in a row, a phone that texts do not reach, two sheets that differ, money for texts, people to be called about a session.',
      version: 'What `If-Match` is to say when it is settled.',
    }),
    OpenConcern: schemaOf(openConcernAnswer, { person: 'Whom it is about; null for nobody who is known.' }),
    OpenConcernPage: pageOf('OpenConcern'),
    SettleRequest: schemaOf(settleBody, { outcome: '`kept`: she said that she keeps her place.' }),
    Calls: schemaOf(callsAnswer, {
      tellBy: 'An hour before the session was to begin, or begins now: until then a call tells in time.',
      items: 'Everyone on the list, but who is erased by now.',
    }),
    CalledRequest: schemaOf(calledBody, { personId: 'Someone on the list.' }),
    Concluded: schemaOf(concludedAnswer, { over: 'When the last session ended.' }),
  },
  calls: {
    listConcerns: {
      summary: 'What is to be followed up at a centre, the oldest first',
      description: forWhom,
      parameters: { centre: { description: '`all`: what is put to the administrators, of all centres.' } },
      gives: ['A page of what is open.', 'OpenConcernPage', { items: [samples.openConcern], cursor: null }],
    },
    listUntold: {
      summary: 'Who has not been told what, why, since when',
      description: `What changed someone's place or day, and no text told her; the oldest first. It leaves the list when she is told after all, when it matters no more, or when it is settled as a concern is. A page may hold fewer than there are and still go on. ${forWhom}`,
      gives: ['A page of them.', 'UntoldPage', { items: [samples.untold], cursor: null }],
    },
    settleConcern: {
      summary: 'Say that it was followed up',
      description: `Nothing else follows from it: a place is given up by cancelling. ${forWhom}`,
      body: [
        'SettleRequest',
        {
          outcome: 'kept',
        },
      ],
      gives: ['Settled.', 'Concern', samples.settled],
      refuses: { 404: 'There is no such concern.', 412: 'Someone else has seen to it since it was read.' },
    },
    listCalls: {
      summary: 'Whom to call about a session that was called off or moved, and who was called',
      description: `Whom no text tells of it in time; \`concernId\` as the list of concerns has it (\`about\`: \`calls\`). ${forWhom}`,
      gives: ['The list.', 'Calls', samples.calls],
      refuses: { 404: 'There is no such list.' },
    },
    noteCalled: {
      summary: 'Say that someone was called',
      description: `Who is called by \`tellBy\` knows of it: her absence counts like any other. With the last of them the concern is settled. ${forWhom}`,
      body: [
        'CalledRequest',
        {
          personId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a13',
        },
      ],
      gives: ['The list as it is now.', 'Calls', samples.calls],
      refuses: {
        400: 'A header is missing, or something in the body is not as it must be.',
        404: 'There is no such list, or she is not on it.',
      },
    },
    completeActivity: {
      summary: 'Have it decided now, or again, who has completed an activity that is over',
      description: `It happens by itself a day after the last session. Who has completed it keeps that whatever is put right later; who was dropped may have completed it after all. Without a body. ${forWhom}`,
      gives: [
        'It is being decided, person by person.',
        'Concluded',
        {
          activityId: '0193a6f2-5b0e-7c11-9d2e-6f1f0c3f9a12',
          over: '2026-12-11T09:00:00.000Z',
        },
      ],
      refuses: {
        400: 'A header is missing, or something in the body is not as it must be.',
        404: 'There is no such activity.',
        409: 'There is nothing to decide (yet).',
      },
    },
  },
});
