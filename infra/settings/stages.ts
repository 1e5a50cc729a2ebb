/**
 * The stages Diwan is deployed to, and everything in which they differ. A stack never asks which stage it
 * is in: it reads one of these settings. So a new stage is one more entry here.
 */
import { Duration } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { CentreId } from '#events/index.ts';
import { type GrantSettings, usualGrants } from './grants.ts';
import type { InUse } from './in-use.ts';
import { type Plan, usualPlan } from './plan.ts';
import { type ReminderSettings, usualReminders } from './reminders.ts';
import { type SendingLimits, sendingLimits, withQuietHours } from './sending.ts';

export type StageName = 'local' | 'dev' | 'staging' | 'prod';

/** How many batches of one queue may be worked on at once. AWS: at least 2, at most 1,000. */
export interface Concurrency {
  /** Default 10. Raise when texts wait in the queue although the table is not throttled. */
  readonly smsInbound: number;
  /** Default 5. Raise when confirmations are late although the send queue is empty. */
  readonly notify: number;
  /**
   * Of each of its three queues. Default 2, enough for a hundred texts a second; `smsPerSecond` is what
   * bounds them.
   */
  readonly sendSms: number;
  /** Default 2. Offers on one activity contend for the same item, so more seldom means faster. */
  readonly promote: number;
  /** Default 2. Raise when many offers are made at once and their deadlines are set late. */
  readonly schedule: number;
  /** Default 2. Raise when many offers end in the same minute. */
  readonly expireOffer: number;
  /** Default 2, AWS's least: a sweep an hour goes through one activity after the other. */
  readonly reconcile: number;
  /** Default 5: five rosters are gone through side by side, a page of each at a time. */
  readonly remind: number;
  /** Default 2. Raise when absences are noticed late after many sheets. */
  readonly watch: number;
  /** Default 2: two activities that are over are decided side by side, a page of each at a time. */
  readonly complete: number;
  /** Default 2. Broadcasts go no faster than texts are sent, so more of them at once only take turns. */
  readonly broadcast: number;
  /** Default 2. Feasts are few; one goes through its activities one after the other. */
  readonly rearrange: number;
  /** Default 2. Steps of grants are few; a morning goes through one centre after the other. */
  readonly grants: number;
}

/** The API of SMS Gateway for Android. */
export interface Gateway {
  /** `https://api.sms-gate.app/3rdparty/v1`, its makers' server, or a server of one's own. */
  readonly url: string;
  /** Which phone sends, where the account has several. Default any of them. */
  readonly deviceId?: string;
}

export interface Stage {
  readonly name: StageName;
  /**
   * The name of the event bus. Default `diwan`, which is what consumers outside Diwan know. Other stages that
   * may share an account with production carry their name.
   */
  readonly busName: string;
  /**
   * Whether the table, the staff logins and the logs outlive their stack, and refuse to be deleted. Default
   * true, with backups. False where data is made up, so that `cdk destroy` leaves nothing behind.
   */
  readonly keepsData: boolean;
  /**
   * What is used that no stack of ours made: a restored table, above all (docs/deploy.md). Default nothing.
   */
  readonly inUse: InUse;
  /**
   * How long a function may run that answers a request or reads the stream. Default 10 s, far above what any
   * needs. Longer where many cold starts share two cores.
   */
  readonly functionTimeout: Duration;
  /** How long a function may work on one batch of its queue. Default 10 s. Never above `queueVisibility`. */
  readonly queueTimeout: Duration;
  /**
   * How long a message being worked on stays hidden from others, and so how soon a failed one is tried again.
   * Default 60 s: AWS asks for six times the function's time-out. Shorter where a person waits for the retry
   * and double deliveries are welcome as a test.
   */
  readonly queueVisibility: Duration;
  /**
   * How long the counters wait for more events before they write, 0–300 s. Default 1 s: a rush is then
   * counted in fuller batches, at fewer write units an event. Zero where a total must move while a person
   * watches.
   */
  readonly countWindow: Duration;
  /** Default 6 months, to account for a reporting period. Shorter where nobody asks. */
  readonly logRetention: RetentionDays;
  /** Defaults in {@link Concurrency}. */
  readonly concurrency: Concurrency;
  /**
   * How many functions AWS lets the account run at once. Default 10, what a new account has: nothing can be kept for those whom people
   * wait for. Set it once AWS has raised it (`npm run ops -- preflight` says what it is).
   */
  readonly accountConcurrency: number;
  /**
   * What all callers of the HTTP API together may do. Default 500 requests a second, bursts of 1,000. Raise
   * for a national opening; lower where a runaway script should stop early.
   */
  readonly throttle: { readonly requestsPerSecond: number; readonly burst: number };
  /**
   * The name shown as the sender of a text. Default none: the account's own number, which people can answer.
   * Set where the country's operators require a registered sender ID.
   */
  readonly senderId?: string;
  /**
   * The beginnings of the numbers that texts may be sent to. Default `+9647`, the mobiles of Iraq: nobody can
   * make Diwan pay for texts to the rest of the world.
   */
  readonly allowedPrefixes: readonly string[];
  /**
   * The centres whose texts go out through SMS Gateway for Android, a phone with a local SIM, in place of
   * SNS. Default none. Set it for a place whose people SNS does not reach; the user name and password are in
   * the secret of the gateways (docs/deploy.md).
   */
  readonly gatewayOf: Readonly<Partial<Record<CentreId, Gateway>>>;
  /** What texts may be sent. Defaults in {@link SendingLimits}. */
  readonly sending: SendingLimits;
  /**
   * How many texts a second go out at the most, of all queues together. Default 20. Raise after AWS has
   * raised the account's SMS rate: above it every further call is refused and tried again.
   */
  readonly smsPerSecond: number;
  /**
   * The waits before a text that failed on the way is sent again, one entry for each further try. Default ten
   * minutes, then an hour. Each try costs once more.
   */
  readonly triedAgainAfter: readonly Duration[];
  /**
   * Whether the delivery logs of SNS are made and read. Default true. They belong to the account: false in
   * all but one of the stages that share an account.
   */
  readonly readsDeliveryStatus: boolean;
  /** When people are reminded of sessions. Defaults in {@link ReminderSettings}. */
  readonly reminders: ReminderSettings;
  /**
   * How long after the last session of an activity it is decided who has completed it. Default a day: so long
   * sheets may still come without a word. Longer where sheets are sent in weekly.
   */
  readonly completionGrace: Duration;
  /**
   * How long what a clock should have done is left to that clock before `reconcile` does it. Default five
   * minutes: clocks ring within one, and their queues are empty within another.
   */
  readonly clocksSparedFor: Duration;
  /** In which currency centres grant, and when two must approve. Defaults in {@link GrantSettings}. */
  readonly grants: GrantSettings;
  /**
   * What the centres mean to hold. Default {@link usualPlan}. The caps of `sending` are worked out of it, and a stage whose caps
   * would drop what it plans is not synthesised. None on stages where people try things.
   */
  readonly plan?: Plan;
  /**
   * Whether the deadlines of offers stand in a schedule group of their own. Default true. False on the local
   * cloud, which takes every schedule to be in the group `default` when it checks who may set it.
   */
  readonly ownScheduleGroup: boolean;
  /**
   * Whether putting ten messages on a queue at once needs a permission of its own. Default false. True on the
   * local cloud, which knows `SendMessageBatch` as an action; IAM does not.
   */
  readonly tensAreAnAction: boolean;
  /**
   * Whether the dashboard, the alarms and the event archive are deployed. Default true. False on the local
   * cloud, which cannot run them all and where nobody would be woken.
   */
  readonly operations: boolean;
}

/** The waits as the functions that keep reports read them: seconds, `600,3600`. */
export const triedAgainAfter = ({ triedAgainAfter: waits }: Stage): string =>
  waits.map((wait) => wait.toSeconds()).join(',');

const sixMonths = RetentionDays.SIX_MONTHS;

const production: Stage = {
  name: 'prod',
  busName: 'diwan',
  keepsData: true,
  inUse: {},
  functionTimeout: Duration.seconds(10),
  queueTimeout: Duration.seconds(10),
  queueVisibility: Duration.seconds(60),
  countWindow: Duration.seconds(1),
  logRetention: sixMonths,
  concurrency: {
    smsInbound: 10,
    notify: 5,
    sendSms: 2,
    promote: 2,
    schedule: 2,
    expireOffer: 2,
    reconcile: 2,
    remind: 5,
    watch: 2,
    complete: 2,
    broadcast: 2,
    rearrange: 2,
    grants: 2,
  },
  accountConcurrency: 10,
  throttle: { requestsPerSecond: 500, burst: 1000 },
  allowedPrefixes: ['+9647'],
  gatewayOf: {},
  sending: sendingLimits,
  smsPerSecond: 20,
  triedAgainAfter: [Duration.minutes(10), Duration.hours(1)],
  readsDeliveryStatus: true,
  reminders: usualReminders,
  completionGrace: Duration.hours(24),
  clocksSparedFor: Duration.minutes(5),
  grants: usualGrants,
  plan: usualPlan,
  ownScheduleGroup: true,
  tensAreAnAction: false,
  operations: true,
};

const few: Concurrency = {
  smsInbound: 2,
  notify: 2,
  sendSms: 2,
  promote: 2,
  schedule: 2,
  expireOffer: 2,
  reconcile: 2,
  remind: 2,
  watch: 2,
  complete: 2,
  broadcast: 2,
  rearrange: 2,
  grants: 2,
};

const { plan: _, ...unplanned } = production;

const stages: Record<StageName, Stage> = {
  prod: production,
  staging: {
    ...unplanned,
    name: 'staging',
    busName: 'diwan-staging',
    readsDeliveryStatus: false,
    sending: { ...sendingLimits, monthlyCap: { default: 11 } },
  },
  dev: {
    ...unplanned,
    name: 'dev',
    busName: 'diwan-dev',
    readsDeliveryStatus: false,
    keepsData: false,
    logRetention: RetentionDays.TWO_WEEKS,
    concurrency: few,
    throttle: { requestsPerSecond: 50, burst: 100 },
    sending: { ...sendingLimits, monthlyCap: { default: 2 } },
  },
  local: {
    ...production,
    name: 'local',
    keepsData: false,
    functionTimeout: Duration.seconds(30),
    queueTimeout: Duration.seconds(15),
    queueVisibility: Duration.seconds(15),
    countWindow: Duration.seconds(0),
    logRetention: RetentionDays.ONE_DAY,
    concurrency: few,
    // The carrier stands for this one; `-c gatewayEndpoint` says where it is.
    gatewayOf: { ninewa: { url: 'http://gateway.invalid/3rdparty/v1' } },
    // Someone waits to see it.
    triedAgainAfter: [Duration.seconds(3), Duration.seconds(6)],
    // Someone may look at a demonstration at night.
    sending: withQuietHours(sendingLimits, 'none'),
    // So that a centre which grants in dollars is looked at too.
    grants: { ...usualGrants, at: { ninewa: { currency: 'USD', twoApproversAbove: 400_000 } } },
    clocksSparedFor: Duration.seconds(5),
    ownScheduleGroup: false,
    tensAreAnAction: true,
    operations: false,
  },
};

export const stageNames: readonly StageName[] = ['local', 'dev', 'staging', 'prod'];

/**
 * The settings of the stage called `name`.
 * @throws when there is no such stage, naming those there are
 */
export function stageNamed(name: string): Stage {
  const known = stageNames.find((stage) => stage === name);
  if (known === undefined) {
    throw new Error(`There is no stage "${name}". Choose one of: -c stage=${stageNames.join(' | ')}.`);
  }
  return stages[known];
}
