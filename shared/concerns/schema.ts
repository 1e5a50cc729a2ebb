import type { ActivityKind, CentreId, ConcernKind, EventOf, Language } from '#events/index.ts';

/**
 * The steps a grant may wait for, as a team leader sees them: to be screened or planned, a payment whose day
 * is past, a payment handed over and not confirmed, closing, the return of money (in two steps), telling her
 * of a withdrawal, an overdue report; and a report overdue for a month, which administrators see to.
 */
export const grantSteps = [
  'screen',
  'plan',
  'disburse',
  'confirm',
  'close',
  'take-back',
  'confirm-back',
  'withdrawn',
  'report',
  'report-long',
] as const;
export type GrantStep = (typeof grantSteps)[number];

/**
 * The concerns that may be put to a team leader. Each has one subject (a registration, a person, a person at
 * a session, a centre's month, a grant), and is raised again only for an occasion it was not raised for
 * before.
 */
export type ConcernWanted = { readonly centre: CentreId } & (
  | {
      /** Three sessions missed in a row. The occasion: every session of that row. */
      readonly about: 'absences';
      readonly activityId: string;
      readonly code: string;
      readonly kind: ActivityKind;
      readonly registrationId: string;
      readonly personId: string;
      readonly language: Language;
      readonly languageIsGuess?: true | undefined;
      readonly occasions: readonly string[];
    }
  | {
      /** Texts do not arrive at her phone. The occasion: the last message that failed. */
      readonly about: 'unreachable';
      readonly personId: string;
      readonly occasions: readonly string[];
    }
  | {
      /** Two devices have different marks for a person at a session. The occasion: the marks that differ. */
      readonly about: 'dispute';
      readonly activityId: string;
      readonly code: string;
      readonly sessionId: string;
      readonly registrationId: string;
      readonly personId: string;
      readonly occasions: readonly string[];
    }
  | {
      /** A course is over, and some sessions have no attendance. The occasion: those sessions. */
      readonly about: 'no-sheet';
      readonly activityId: string;
      readonly code: string;
      readonly kind: ActivityKind;
      readonly occasions: readonly string[];
    }
  | {
      /** The month's texts cost most of the centre's cap. The occasion: the share that was passed. */
      readonly about: 'spending';
      /** In Baghdad: `2026-11`. */
      readonly month: string;
      readonly occasions: readonly string[];
    }
  | {
      /**
       * A grant waits for its next step, or its report is overdue: each a concern of its own. The occasion:
       * the step and the version; the day on which the report was due.
       */
      readonly about: 'grant';
      readonly waitsFor: GrantStep;
      readonly aboutGrant: string;
      readonly number: string;
      readonly occasions: readonly string[];
    }
  | {
      /**
       * A session is called off, moved or new, and no text tells some people in time: they are to be called.
       * The occasion: the version of the session.
       */
      readonly about: 'calls';
      readonly activityId: string;
      readonly code: string;
      readonly kind: ActivityKind;
      readonly sessionId: string;
      /** Everyone to be called; none called yet. */
      readonly calls: readonly Call[];
      /** The last instant at which a call tells in time; UTC ISO. */
      readonly tellBy: string;
      /** The end of the session, after which calling helps no more; UTC ISO. */
      readonly notAfter: string;
      /** For a session that was changed together with others: their lists are shown as one. */
      readonly rearrangementId?: string | undefined;
      readonly occasions: readonly string[];
    }
  | {
      /**
       * A year has begun, or soon will, in which a centre has no budget for grants: for the administrators,
       * who set it.
       */
      readonly about: 'budget';
      readonly year: number;
      readonly occasions: readonly string[];
    }
  | ({
      /**
       * No text told a person of a change of her place or day; one concern for each topic: her place in an
       * activity, a session, a grant. The latest news on the topic stands. The occasion: the message.
       */
      readonly about: 'untold';
      readonly personId: string;
      /** The topic of the news, in letters that may stand in an address: the same topic, the same letters. */
      readonly topic: string;
      readonly activityId?: string | undefined;
      /** The code of an activity in whose line she was passed over. */
      readonly code?: string | undefined;
      readonly occasions: readonly string[];
    } & Untold)
);

/** News that was not told, and the reason. */
export type Untold = {
  /** The lines of the text, as the outbox has them: keys of the catalogue, without a name. */
  readonly lines: readonly UntoldLine[];
  /** Why no text tells her: the reason of `message.dropped`, or `failed` where the network reported it. */
  readonly reason: string;
  readonly messageId?: string | undefined;
  /** The instant from which the news matters no more; UTC ISO. */
  readonly notAfter?: string | undefined;
};
export type UntoldLine = {
  readonly key: string;
  readonly args: Readonly<Record<string, string | number>>;
  /**
   * The person whose first name the line tells, and whose position in a line: looked up when the line is
   * shown.
   */
  readonly personId?: string;
  readonly waits?: { readonly activityId: string; readonly personId: string };
};

/** Someone to be called: why no text tells her in time, and when and by whom she was called. */
export type Call = {
  readonly personId: string;
  /** The reason `notToldInTime` gives. */
  readonly reason: string;
  readonly calledAt?: string;
  /** When she was called last about an earlier change of the session. */
  readonly calledBefore?: string;
  /** The login of the member of staff who called. */
  readonly calledBy?: string;
};

export type Outcome = EventOf<'concern.settled'>['data']['outcome'];

/** A concern as stored: open until settled, and open again with another occasion. */
export type Concern = {
  readonly concernId: string;
  readonly about: ConcernKind;
  readonly centre: CentreId;
  readonly activityId?: string;
  readonly code?: string;
  readonly kind?: ActivityKind;
  readonly sessionId?: string;
  readonly registrationId?: string;
  readonly personId?: string;
  readonly aboutGrant?: string;
  readonly waitsFor?: GrantStep;
  readonly number?: string;
  readonly year?: number;
  /** The concern is on the administrators' list, not the centre's. */
  readonly forAdministrators?: true;
  readonly language?: Language;
  readonly languageIsGuess?: true | undefined;
  /** For news that was not told. */
  readonly lines?: readonly UntoldLine[];
  readonly reason?: string;
  readonly messageId?: string;
  readonly notAfter?: string;
  /** For a session not everyone is told of in time: the people to call, and until when. */
  readonly calls?: readonly Call[];
  readonly tellBy?: string;
  readonly rearrangementId?: string;
  /** The occasions it was last raised for. */
  readonly occasions: readonly string[];
  readonly status: 'open' | 'settled';
  readonly raisedAt: string;
  readonly settledAt?: string;
  readonly outcome?: Outcome;
  /** Raised with each change. */
  readonly version: number;
};

/**
 * Whether a concern still matters: its session is not over, a text would still tell in time. DynamoDB removes
 * it days later.
 */
export const mattersStill = ({ notAfter }: Pick<Concern, 'notAfter'>, now: Date): boolean =>
  notAfter === undefined || notAfter > now.toISOString();

/** The id of the concern about a person's absences, by the registration they are of. */
export const absencesIdOf = (registrationId: string): string => `absences-${registrationId}`;

/** The id of the concern that a course is over without attendance. */
export const noSheetIdOf = (activityId: string): string => `no-sheet-${activityId}`;

/** The id of the concern about the next step of a grant. */
export const grantConcernIdOf = (grantId: string): string => `grant-${grantId}`;

/** The id of the concern about the report of a grant, which is overdue. */
export const reportConcernIdOf = (grantId: string): string => `grant-${grantId}-report`;

/** The id of the concern that a grant's report is overdue by a month. */
export const longOverdueIdOf = (grantId: string): string => `grant-${grantId}-report-long`;

/** The id of the concern that a centre has no budget in a year. */
export const budgetConcernIdOf = (centre: CentreId, year: number): string => `budget-${centre}-${year}`;

/** Whether a concern goes to the administrators, not to the centre's team leader. */
export const isForAdministrators = (wanted: ConcernWanted): boolean =>
  wanted.about === 'budget' || (wanted.about === 'grant' && wanted.waitsFor === 'report-long');

const idOfStep: Readonly<Partial<Record<GrantStep, (grantId: string) => string>>> = {
  report: reportConcernIdOf,
  'report-long': longOverdueIdOf,
};

/** The id of the concern that someone was not told the news on a topic. */
export const untoldIdOf = (personId: string, topic: string): string => `untold-${topic}-${personId}`;

/** The id of the concern that people are to be called about a session. */
export const callsIdOf = (sessionId: string): string => `calls-${sessionId}`;

/**
 * The id is made from a concern's subject, so that raising it twice raises one. Fit to stand in an address.
 */
export function concernIdOf(wanted: ConcernWanted): string {
  switch (wanted.about) {
    case 'absences':
      return absencesIdOf(wanted.registrationId);
    case 'unreachable':
      return `unreachable-${wanted.personId}`;
    case 'dispute':
      return `dispute-${wanted.sessionId}-${wanted.personId}`;
    case 'no-sheet':
      return noSheetIdOf(wanted.activityId);
    case 'spending':
      return `spending-${wanted.centre}-${wanted.month}`;
    case 'untold':
      return untoldIdOf(wanted.personId, wanted.topic);
    case 'calls':
      return callsIdOf(wanted.sessionId);
    case 'grant':
      return (idOfStep[wanted.waitsFor] ?? grantConcernIdOf)(wanted.aboutGrant);
    case 'budget':
      return budgetConcernIdOf(wanted.centre, wanted.year);
  }
}
