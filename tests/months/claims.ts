/** What a text says of a place, and whether that was so at the hour it arrived. */
import type { RegistrationStatus } from '#events/index.ts';
import type { Line } from '#shared/messaging/index.ts';
import type { standingIn } from './kept.ts';
import type { Arrived } from './texts.ts';

type Claim = {
  readonly what: 'place' | 'session' | 'offer' | 'line' | 'completed' | 'given-up';
  /** Of keys of the catalogue without `sms.`. */
  readonly said: RegExp;
  readonly statuses: readonly RegistrationStatus[];
};

const claims: readonly Claim[] = [
  {
    what: 'place',
    said: /^(confirmed|placed|reminder|alreadyConfirmed|placeKept|here|excused|absences|statusLine\.(confirmed|undated))(?![a-z])/,
    statuses: ['confirmed'],
  },
  {
    what: 'session',
    said: /^(sessionMoved|sessionCancelled|sessionChanged|newTime|newHours|dayOff|daysOff)(?![a-z])/,
    statuses: ['confirmed', 'offered'],
  },
  { what: 'offer', said: /^(offered|alreadyOffered|statusLine\.offered)(?![a-z])/, statuses: ['offered'] },
  {
    what: 'line',
    said: /^(waitlisted|alreadyWaitlisted|statusLine\.waitlisted)(?![a-z])/,
    statuses: ['waitlisted'],
  },
  // Whatever has the code now: it is looked for in all that was ever completed.
  { what: 'completed', said: /^(completed|certificateAt|statusLine\.completed)(?![a-z])/, statuses: [] },
  { what: 'given-up', said: /^(cancelled|declined|expired)(?![a-z])/, statuses: ['cancelled', 'expired'] },
];

export type Claimed = {
  readonly text: Arrived;
  readonly what: Claim['what'];
  /** Why it was not so; absent where it was. */
  readonly untrue?: string;
};

const codesIn = ({ args }: Line): readonly string[] =>
  [args.code, args.other, args.codes].flatMap((arg) => String(arg ?? '').match(/\b[1-9]\d\d\b/g) ?? []);

/** Everything that a text says of places, session by session and code by code, held against what was so then. */
export function claimedIn(text: Arrived, standing: ReturnType<typeof standingIn>): readonly Claimed[] {
  return text.messages.flatMap((message) =>
    message.lines.flatMap((line) => {
      const claim = claims.find(({ said }) => said.test(line.key.replace(/^sms\.(first\.)?/, '')));
      if (claim === undefined) return [];
      const person = line.personId ?? message.personId;
      const people = person === undefined ? standing.peopleOn(text.phone) : [person];
      // Nothing is known any more of whoever was erased.
      if (people.length === 0) return [];
      return codesIn(line).map((code): Claimed => {
        const untrue = whyNot(claim, { code, people, activityId: message.activityId }, text, standing);
        return { text, what: claim.what, ...(untrue === undefined ? {} : { untrue }) };
      });
    }),
  );
}

function whyNot(
  { what, statuses }: Claim,
  about: {
    readonly code: string;
    readonly people: readonly string[];
    readonly activityId: string | undefined;
  },
  { at, body }: Arrived,
  standing: ReturnType<typeof standingIn>,
): string | undefined {
  const { code, people } = about;
  if (what === 'completed')
    return standing.hasCompleted(code, people, at) ? undefined : `${code} was not completed`;
  const activity = standing.underCode(code, at);
  if (activity === undefined) return `nothing has the code ${code}`;
  if (about.activityId !== undefined && about.activityId !== activity.activityId)
    return `${code} is another activity by now`;
  const activityId = about.activityId ?? activity.activityId;
  const held = people.map((personId) => standing.statusAt(activityId, personId, at));
  if (!held.some((status) => status !== undefined && statuses.includes(status)))
    return `${code} is ${held.map((status) => status ?? 'nothing')} of hers`;
  // The code once more is the way to register again.
  const invites = what === 'given-up' && body.split(code).length > 2;
  if (invites && !standing.enrols(activity, at)) return `nobody may register for ${code}`;
  return what === 'given-up' || standing.goesOn(activity, at) ? undefined : `${code} is over`;
}
