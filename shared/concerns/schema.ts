import type { ActivityKind, CentreId, ConcernKind, EventOf, Language } from '#events/index.ts';

/**
 * What a grant may wait for, as a team leader sees it: to be screened or planned, a payment whose day is past, one that was
 * handed over and not confirmed, to be closed, money that the group gives back, in two steps, that she learns of a withdrawal, or its report, which is overdue; for a
 * month, and administrators are to see to it.
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
 * What may be put to a team leader. Each is about one thing (a registration, a person, a person at a session, a
 * centre's month, a grant), and that thing is raised again only for another occasion than it was raised for before.
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
      /** Texts do not arrive at her phone. The occasion: the message that failed last. */
      readonly about: 'unreachable';
      readonly personId: string;
      readonly occasions: readonly string[];
    }
  | {
      /** Two devices say different things of a person at a session. The occasion: the marks that differ. */
      readonly about: 'dispute';
      readonly activityId: string;
      readonly code: string;
      readonly sessionId: string;
      readonly registrationId: string;
      readonly personId: string;
      readonly occasions: readonly string[];
    }
  | {
      /** A course is over, and of sessions nothing was noted. The occasion: those sessions. */
      readonly about: 'no-sheet';
      readonly activityId: string;
      readonly code: string;
      readonly kind: ActivityKind;
      readonly occasions: readonly string[];
    }
  | {
      /** The month's texts cost most of what the centre may spend. The occasion: the share that was passed. */
      readonly about: 'spending';
      /** In Baghdad: `2026-11`. */
      readonly month: string;
      readonly occasions: readonly string[];
    }
  | {
      /**
       * A grant waits for its next step, or for its report, which is overdue: each a concern of its own. The occasion:
       * which step, of which version; the day on which the report was due.
       */
      readonly about: 'grant';
      readonly waitsFor: GrantStep;
      readonly aboutGrant: string;
      readonly number: string;
      readonly occasions: readonly string[];
    }
  | {
      /**
       * A session is called off, at another hour, or new, and no text tells some of it in time: they are to be called. The
       * occasion: the version of the session.
       */
      readonly about: 'calls';
      readonly activityId: string;
      readonly code: string;
      readonly kind: ActivityKind;
      readonly sessionId: string;
      /** Everyone of them; called by nobody yet. */
      readonly calls: readonly Call[];
      /** Until when a call tells in time; UTC ISO. */
      readonly tellBy: string;
      /** When the session is over, and calling nobody helps any more; UTC ISO. */
      readonly notAfter: string;
      /** Of a session that was changed with others in one act: its list is part of one list. */
      readonly rearrangementId?: string | undefined;
      readonly occasions: readonly string[];
    }
  | {
      /** A year has begun, or is about to, in which a centre has no budget for grants: for the administrators, who set it. */
      readonly about: 'budget';
      readonly year: number;
      readonly occasions: readonly string[];
    }
  | ({
      /**
       * A person was not told what changes her place or day, by no text; one for each thing that there is to tell of: her
       * place in an activity, a session, a grant. The last that was to be told of it stands. The occasion: the message.
       */
      readonly about: 'untold';
      readonly personId: string;
      /** What it tells of, in letters that may stand in an address: the same thing, the same topic. */
      readonly topic: string;
      readonly activityId?: string | undefined;
      /** Of an activity in whose line she was passed over. */
      readonly code?: string | undefined;
      readonly occasions: readonly string[];
    } & Untold)
);

/** What was not told, and why. */
export type Untold = {
  /** The text, as an outbox has it: of the catalogue, with no name in it. */
  readonly lines: readonly UntoldLine[];
  /** Why no text tells her: as `message.dropped` has it, `failed` where the network says so. */
  readonly reason: string;
  readonly messageId?: string | undefined;
  /** From when on it matters no more; UTC ISO. */
  readonly notAfter?: string | undefined;
};
export type UntoldLine = {
  readonly key: string;
  readonly args: Readonly<Record<string, string | number>>;
  /** Whose first name it tells, and whose position in which line: looked up when it is told. */
  readonly personId?: string;
  readonly waits?: { readonly activityId: string; readonly personId: string };
};

/** Someone to be called: why no text tells her in time, and who called her when. */
export type Call = {
  readonly personId: string;
  /** As `notToldInTime` says it. */
  readonly reason: string;
  readonly calledAt?: string;
  /** When she was called last about an earlier change of the session. */
  readonly calledBefore?: string;
  /** The login of whoever called. */
  readonly calledBy?: string;
};

export type Outcome = EventOf<'concern.settled'>['data']['outcome'];

/** A concern as it stands: open until it is settled, open again when there is another occasion. */
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
  /** It stands on the list of the administrators, not on the centre's. */
  readonly forAdministrators?: true;
  readonly language?: Language;
  readonly languageIsGuess?: true | undefined;
  /** Of news that was not told. */
  readonly lines?: readonly UntoldLine[];
  readonly reason?: string;
  readonly messageId?: string;
  readonly notAfter?: string;
  /** Of a session that not all are told of in time: whom to call, and until when that is in time. */
  readonly calls?: readonly Call[];
  readonly tellBy?: string;
  readonly rearrangementId?: string;
  /** What it was raised for, the last time. */
  readonly occasions: readonly string[];
  readonly status: 'open' | 'settled';
  readonly raisedAt: string;
  readonly settledAt?: string;
  readonly outcome?: Outcome;
  /** Raised with each change. */
  readonly version: number;
};

/** Whether a concern matters still: a session is not over, a text would still tell in time. DynamoDB removes it days later. */
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

/** The id of the concern that this report is overdue for a month. */
export const longOverdueIdOf = (grantId: string): string => `grant-${grantId}-report-long`;

/** The id of the concern that a centre has no budget in a year. */
export const budgetConcernIdOf = (centre: CentreId, year: number): string => `budget-${centre}-${year}`;

/** Whether a concern is put to the administrators, and not to the team leader of its centre. */
export const isForAdministrators = (wanted: ConcernWanted): boolean =>
  wanted.about === 'budget' || (wanted.about === 'grant' && wanted.waitsFor === 'report-long');

const idOfStep: Readonly<Partial<Record<GrantStep, (grantId: string) => string>>> = {
  report: reportConcernIdOf,
  'report-long': longOverdueIdOf,
};

/** The id of the concern that someone was not told of something. */
export const untoldIdOf = (personId: string, topic: string): string => `untold-${topic}-${personId}`;

/** The id of the concern that people are to be called about a session. */
export const callsIdOf = (sessionId: string): string => `calls-${sessionId}`;

/** The id is made of what a concern is about, so that raising it twice is once. Fit to stand in an address. */
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
