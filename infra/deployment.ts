/** The settings of one deployment: of its stage, of the installation's file, and of the command line (`-c name=value`). */
import type { Node } from 'constructs';
import type { FunctionCode } from './bundle.ts';
import { defined } from './defined.ts';
import { type InUse, inUseFrom, inUseNames } from './settings/in-use.ts';
import { installationOf, withInstallation } from './settings/installation.ts';
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
   * The address people see, when it is not the HTTP API's own: a custom domain, or the local edge. Default none: links are
   * made from the host name of the request, in texts from the API's own. `siteUrl` of the installation; `-c siteUrl=…` locally.
   */
  readonly siteUrl?: string;
  /**
   * The number people text to, shown on the site. Default none: the site offers the form. `smsNumber` of the installation;
   * `-c smsNumber=…` locally.
   */
  readonly smsNumber?: string;
  /** Who is told of alarms. Default none: subscribe to the alarm topic later. `alarmEmail` of the installation. */
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

/** Settings that an installation keeps in its file: a flag that is forgotten at the next deploy would undo them. */
const kept = ['siteUrl', 'smsNumber', 'alarmEmail'] as const;

/** The file in which an installation keeps its settings, where the command line names no other. */
export const usualFile = 'installation.json';

/**
 * Reads the deployment from the context of the app and the installation's file (`-c installation=…`, default
 * `installation.json`).
 * @throws when the stage is unknown, a value is not text, a local setting is given to a stage on AWS, a setting of the file
 * cannot be or contradicts another, or production has no address or nobody to tell of alarms
 */
export function deploymentFrom(context: Node, code: FunctionCode): Deployment {
  const text = (name: string): string | undefined => {
    const value: unknown = context.tryGetContext(name);
    if (value === undefined || value === '') return undefined;
    if (typeof value !== 'string') throw new Error(`The context value "${name}" must be text.`);
    return value;
  };
  const usual = stageNamed(text('stage') ?? 'dev');
  for (const name of localOnly) {
    if (usual.name !== 'local' && text(name) !== undefined) {
      throw new Error(`"${name}" is for the local stage only, not for ${usual.name}.`);
    }
  }
  const named = inUseNames.map((name) => [name, text(name)] as const);
  const file = text('installation') ?? usualFile;
  for (const name of kept) {
    if (usual.name !== 'local' && text(name) !== undefined) {
      throw new Error(
        `"${name}" is kept in ${file}, under "${usual.name}", not given with -c (docs/deploy.md).`,
      );
    }
  }
  const told = installationOf(usual.name, file, text('installation') !== undefined);
  if (usual.name === 'prod') {
    const missing = (['siteUrl', 'alarmEmail'] as const).filter((name) => told[name] === undefined);
    if (missing.length > 0)
      throw new Error(`${file} must have ${missing.join(' and ')} under "prod" (docs/deploy.md).`);
  }
  const given = {
    siteUrl: text('siteUrl') ?? (told.siteUrl === 'api' ? undefined : told.siteUrl),
    smsNumber: text('smsNumber') ?? told.smsNumber,
    alarmEmail: told.alarmEmail,
    awsEndpoint: text('awsEndpoint'),
    carrierEndpoint: text('carrierEndpoint'),
    gatewayEndpoint: text('gatewayEndpoint'),
    offerSeconds: text('offerSeconds'),
    quietHours: text('quietHours'),
    reminderLeads: text('reminderLeads'),
    completionGraceSeconds: text('completionGraceSeconds'),
  };
  const stage = withInstallation(usual, told);
  const inUse = inUseFrom(defined(Object.fromEntries(named)), stage.inUse);
  return { stage, code, inUse, ...defined(given) };
}
