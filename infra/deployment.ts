/** The settings of one deployment on the command line: `-c name=value`. */
import type { Node } from 'constructs';
import type { FunctionCode } from './bundle.ts';
import { type InUse, inUseFrom, inUseNames } from './settings/in-use.ts';
import { type Stage, stageNamed } from './settings/stages.ts';

/** What every stack knows of the deployment it belongs to. */
export interface Deployment {
  readonly stage: Stage;
  /** The built code of each function. */
  readonly code: FunctionCode;
  /**
   * `-c tableName=… -c tableStream=…`, `-c filesBucket=…`, `-c userPoolId=…`, `-c gatewaySecretArn=…`: what is
   * used in place of the stacks' own. Default: as the stage says.
   */
  readonly inUse: InUse;
  /**
   * `-c siteUrl=https://…`: the address people see, when it is not the HTTP API's own: a custom domain, or
   * the local edge. Default none: links are made from the host name of the request, in texts from the API's
   * own.
   */
  readonly siteUrl?: string;
  /**
   * `-c smsNumber=+9647…`: the number people text to, shown on the site. Default none: the site offers the
   * form.
   */
  readonly smsNumber?: string;
  /** `-c alarmEmail=…`: who is told of alarms. Default none: subscribe to the alarm topic later. */
  readonly alarmEmail?: string;
  /**
   * `-c awsEndpoint=http://…`, local stage only: where the functions find AWS. Default: what the local cloud
   * tells them.
   */
  readonly awsEndpoint?: string;
  /**
   * `-c carrierEndpoint=http://…`, local stage only: where texts are published, in place of SNS. Default:
   * SNS.
   */
  readonly carrierEndpoint?: string;
  /**
   * `-c gatewayEndpoint=http://…`, local stage only: where the API of the centres' gateways is, in place of
   * that in `gatewayOf`. Default: as the stage says.
   */
  readonly gatewayEndpoint?: string;
  /**
   * `-c offerSeconds=…`, local stage only: how long an offered place is held, so that a test can wait for the
   * end of an offer. Default: the domain's 24 hours.
   */
  readonly offerSeconds?: string;
  /** `-c quietHours=21:00-08:00`, local stage only: when nothing unprompted is sent. Default: never quiet. */
  readonly quietHours?: string;
  /**
   * `-c reminderLeads=40,20`, local stage only: how many seconds before a session its people are reminded, so
   * that a test can wait for it. Default: what the stage says, a day and two hours.
   */
  readonly reminderLeads?: string;
  /**
   * `-c completionGraceSeconds=…`, local stage only: how long after its last session an activity is decided
   * on, so that a test can wait for it. Default: what the stage says, a day.
   */
  readonly completionGraceSeconds?: string;
}

const localOnly = [
  'awsEndpoint',
  'carrierEndpoint',
  'gatewayEndpoint',
  'offerSeconds',
  'quietHours',
  'reminderLeads',
  'completionGraceSeconds',
] as const;

/**
 * Reads the deployment from the context of the app.
 * @throws when the stage is unknown, a value is not text, or a local setting is given to a stage on AWS
 */
export function deploymentFrom(context: Node, code: FunctionCode): Deployment {
  const text = (name: string): string | undefined => {
    const value: unknown = context.tryGetContext(name);
    if (value === undefined || value === '') return undefined;
    if (typeof value !== 'string') throw new Error(`The context value "${name}" must be text.`);
    return value;
  };
  const stage = stageNamed(text('stage') ?? 'dev');
  for (const name of localOnly) {
    if (stage.name !== 'local' && text(name) !== undefined) {
      throw new Error(`"${name}" is for the local stage only, not for ${stage.name}.`);
    }
  }
  const named = inUseNames.map((name) => [name, text(name)] as const);
  const given = {
    siteUrl: text('siteUrl'),
    smsNumber: text('smsNumber'),
    alarmEmail: text('alarmEmail'),
    awsEndpoint: text('awsEndpoint'),
    carrierEndpoint: text('carrierEndpoint'),
    gatewayEndpoint: text('gatewayEndpoint'),
    offerSeconds: text('offerSeconds'),
    quietHours: text('quietHours'),
    reminderLeads: text('reminderLeads'),
    completionGraceSeconds: text('completionGraceSeconds'),
  };
  const inUse = inUseFrom(defined(Object.fromEntries(named)), stage.inUse);
  return { stage, code, inUse, ...defined(given) };
}

/** The entries of a record that have a value. */
export function defined<Key extends string, Value>(
  record: Readonly<Record<Key, Value | undefined>>,
): Partial<Record<Key, Value>> {
  const entries = Object.entries<Value | undefined>(record).filter(([, value]) => value !== undefined);
  // The keys come from the record itself, which Object.fromEntries cannot know.
  return Object.fromEntries(entries) as Partial<Record<Key, Value>>;
}
