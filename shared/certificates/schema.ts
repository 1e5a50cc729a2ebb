import type { CentreId } from '#events/index.ts';
import type { Titles } from '#shared/activities/index.ts';

/** The record under the number of a certificate, kept from when it is given. Instants are UTC ISO. */
export type GivenCertificate = {
  readonly activityId: string;
  readonly personId: string;
  readonly registrationId: string;
  readonly givenAt: string;
  /** When the paper was handed over to her, and the login that noted it; absent while the centre has it. */
  readonly handedOverAt?: string;
  readonly handedOverBy?: string;
};

/** What a certificate says of the activity, which is the same for all who completed it. */
export type CompletedActivity = {
  readonly activityId: string;
  readonly centre: CentreId;
  /**
   * `null` where the activity is sensitive: its topic stands on no page that a stranger may see (domain.md
   * rule 7).
   */
  readonly titles: Titles | null;
  /** When its last session ended, UTC ISO. */
  readonly endedAt: string;
  /** The length of the sessions that were held, together. */
  readonly minutes: number;
};

/** What anyone with the number of a certificate may know; nothing about the person. */
export type Verified = CompletedActivity & {
  readonly certificate: string;
  /** Whether it stands: its registration is completed under this number. */
  readonly isValid: boolean;
};
