import type {
  ActivityKind,
  AgeBand,
  CentreId,
  Gender,
  Group,
  Language,
  RegistrationStatus,
} from '#events/index.ts';

/** The most children one person can bring to childcare. */
export const mostChildren = 5;

/** The children of one request, and their shared place in line for childcare. */
export type ChildrenInLine = { readonly waitId: string; readonly children: number };

/** A person's registration for an activity. Coarse attributes stand here as they were counted. */
export type Registration = {
  readonly registrationId: string;
  readonly activityId: string;
  readonly code: string;
  readonly centre: CentreId;
  readonly kind: ActivityKind;
  readonly personId: string;
  readonly status: RegistrationStatus;
  /** Places for children that go with hers; while she is `waitlisted`, how many she asks for. */
  readonly childcare: number;
  /** Her children in line for childcare, while she has or is offered a place; the earliest request first. */
  readonly childrenWaiting?: readonly ChildrenInLine[];
  readonly gender: Gender;
  readonly ageBand: AgeBand;
  readonly group: Group;
  readonly language: Language;
  /** The language is known neither from her own words nor from a form (`languageNow` in shared/people). */
  readonly languageIsGuess?: true | undefined;
  /** When the person first asked for this activity. */
  readonly registeredAt: string;
  /**
   * The months in Baghdad in which it reached each status, the earliest first: a month counts a status once.
   * Absent if it has reached none since this field was added.
   */
  readonly statusMonths?: Readonly<Partial<Record<RegistrationStatus, readonly string[]>>> | undefined;
  /** When she had a place last; who was reminded by then is not told twice. */
  readonly confirmedAt?: string;
  /**
   * When a text tells her of a place given from the line: she could not know of sessions that began before
   * that or within an hour. UTC ISO; absent where she took the place herself.
   */
  readonly toldAt?: string;
  /** The start of the first session at her last step; the activity has the present one. */
  readonly startsAt: string;
  /** The place in line, while `waitlisted`. */
  readonly waitId?: string;
  /** Until when a place is held, while `offered`. */
  readonly deadline?: string;
  /** It was `cancelled` because she had her data erased. */
  readonly erased?: true;
  /** The number on her certificate, once `completed`. */
  readonly certificate?: string;
  /** The unguessable part of the manage link. */
  readonly secret: string;
  /** The community focal point who registered her with a phone of her own. */
  readonly broughtBy?: string;
  readonly version: number;
};

/** Statuses in which the person holds, is offered or waits for a place. */
export const isActive = ({ status }: Pick<Registration, 'status'>): boolean =>
  status === 'confirmed' || status === 'offered' || status === 'waitlisted';

/** Whether a place is held for her that she may still take. */
export const isOnOffer = ({ status, deadline }: Registration, now: Date): boolean =>
  status === 'offered' && deadline !== undefined && deadline > now.toISOString();

/**
 * Asks for a place. Instants are UTC ISO; `phone` is E.164; `requestId` is the same when it is sent again.
 */
export type Register = {
  readonly requestId: string;
  /** A digest of the whole request, to notice the same `requestId` with other content. */
  readonly requestHash: string;
  /** When the request reached us: the order of the waiting list. */
  readonly receivedAt: Date;
  readonly channel: 'sms' | 'web';
  readonly code: string;
  readonly phone: string;
  readonly name: string | null;
  readonly gender: Gender | null;
  readonly birthYear: number | null;
  readonly group: Group | null;
  readonly childcare: number;
  readonly language: Language;
  /** Whether the language is only a guess, from the first language of her centre. Default no. */
  readonly languageIsGuess?: true | undefined;
  /** Said to be for someone not yet known on the phone: "for my sister". Default no. */
  readonly forAnother?: boolean;
  /**
   * Only a word came with the code, which may not be a name: refused if someone on the phone is registered.
   * Default no.
   */
  readonly asksBeforeOneMore?: boolean;
  /** She was told that another of her activities is at the same time, and wants both. Default no. */
  readonly acceptsOverlap?: boolean;
  /** The community focal point who registers someone with a phone of her own. */
  readonly broughtBy?: string;
  /**
   * The member of staff who registers her as she stands at the door: outside the enrolment dates too, but
   * only for a free place.
   */
  readonly atTheDoorBy?: string;
  /** Ask in the conversation for facts that are neither known nor told; absent: ask nothing. */
  readonly asks?: 'what-is-missing' | 'what-is-missing-but-childcare';
  /** The door and the language its text shows, when the phone itself has texted. */
  readonly heard?: { readonly door: string; readonly language: Language | null };
};

/** Why a registration, or a change to one, was not made; each has its text in three languages. */
export type Refusal =
  | { readonly refused: 'unknown-code'; readonly code: string }
  /** Only for staff at the door: a person who asks herself joins the line. */
  | { readonly refused: 'full'; readonly code: string }
  | { readonly refused: 'enrolment-not-open'; readonly code: string; readonly opensAt: string }
  | { readonly refused: 'enrolment-closed'; readonly code: string; readonly closesAt: string }
  /** Its last session has ended. */
  | { readonly refused: 'course-over'; readonly code: string }
  /** The course goes on, but completion is out of reach, or staff give no more places. */
  | { readonly refused: 'places-over'; readonly code: string }
  | { readonly refused: 'audience-gender'; readonly code: string; readonly gender: 'female' | 'male' }
  | {
      readonly refused: 'audience-age';
      readonly code: string;
      readonly minAge: number | null;
      readonly maxAge: number | null;
    }
  | { readonly refused: 'childcare-not-offered'; readonly code: string }
  | { readonly refused: 'childcare-too-many'; readonly code: string; readonly max: number }
  | { readonly refused: 'already-registered'; readonly code: string; readonly registration: Registration }
  /**
   * `other`, in which she has, is offered or waits for a place, is held at the same time, first at the
   * session of `at`.
   */
  | {
      readonly refused: 'overlapping';
      readonly code: string;
      readonly other: string;
      readonly at: string;
      readonly personId: string;
    }
  | { readonly refused: 'which-person'; readonly code: string }
  /** Someone on the phone is registered, and the word beside the code is not the name of anyone on it. */
  | { readonly refused: 'one-more'; readonly code: string }
  /** The phone has so many people that only staff can register another. */
  | { readonly refused: 'too-many-on-phone'; readonly code: string }
  /** A phone that never texted us has the most open registrations allowed. */
  | { readonly refused: 'unheard-phone'; readonly code: string; readonly max: number }
  | { readonly refused: 'not-registered'; readonly code: string }
  | { readonly refused: 'no-offer'; readonly code: string | null }
  /** `activityId`: whose line can be joined again. */
  | { readonly refused: 'offer-ended'; readonly code: string; readonly activityId?: string };

/** Why a new number of children was refused. */
export type ChildcareRefusal = Extract<Refusal, { refused: 'childcare-not-offered' | 'childcare-too-many' }>;

/** The result of registering. The position in line is counted when it is told: `answeredPosition`. */
export type Registered = { readonly registration: Registration };

/** What is kept under a request's key, so that the same request gets the same answer. */
export type AnsweredRequest = {
  readonly requestHash: string;
  readonly activityId: string;
  readonly personId: string;
  readonly registrationId: string;
  readonly status: RegistrationStatus;
  /** The position as told; absent until then. */
  readonly position?: number | null;
  readonly secret: string;
  /** As on the registration then; absent on answers older than this field. */
  readonly childcare?: number;
  readonly childrenWaiting?: readonly ChildrenInLine[];
};

/**
 * The number of held sessions since she has her place from which she was not excused, and how many of them
 * she came to; and whether she got her place early enough to complete.
 */
export type Came = { readonly attended: number; readonly sessions: number; readonly hadEnough: boolean };
