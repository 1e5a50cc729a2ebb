/** What an account and a Region have, as `preflight` asks for it. Reads only. */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ListScheduleGroupsCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import {
  GetSMSAttributesCommand,
  GetSMSSandboxAccountStatusCommand,
  ListSubscriptionsByTopicCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import type { Installation } from '#bin/ops/frame/installation.ts';
import { reasonOf } from '#local/failure.ts';

/** What was asked for, or why it is not known. */
export type Known<Value> = { readonly value: Value } | { readonly unknown: string };

export type Account = {
  readonly region: string;
  /** The version of CDK's own stack; `undefined` where the Region was never bootstrapped. */
  readonly bootstrap: Known<number | undefined>;
  /** Functions at once. */
  readonly concurrency: Known<number>;
  /** Whether texts reach only numbers that were verified by hand. */
  readonly sandbox: Known<boolean>;
  /** The account's settings of texts. */
  readonly texts: Known<{
    /** US dollars a month. */
    readonly spendLimit: number;
    readonly deliveryRole: string | undefined;
    /** Share of the texts that arrived of which SNS writes so, in per cent. */
    readonly sampling: number;
  }>;
  /** Whether EventBridge Scheduler answers in this Region. */
  readonly scheduler: Known<true>;
  /** The e-mail addresses that have not agreed to be told of alarms; absent while nothing is deployed. */
  readonly unconfirmed: Known<number | undefined>;
};

/** AWS: what a new account may spend on texts a month until more is asked for, in US dollars. */
const firstSpendLimit = 1;

/** Asks AWS, or the local cloud, all at once; what does not answer is told as not known. */
export async function accountOf(installation: Installation): Promise<Account> {
  const { settings } = installation;
  const sns = new SNSClient(settings);
  const [bootstrap, concurrency, sandbox, texts, scheduler, unconfirmed] = await Promise.all([
    known(() => bootstrapOf(new CloudFormationClient(settings))),
    known(async () => {
      const { AccountLimit } = await new LambdaClient(settings).send(new GetAccountSettingsCommand());
      return told(AccountLimit?.ConcurrentExecutions);
    }),
    known(async () => told((await sns.send(new GetSMSSandboxAccountStatusCommand())).IsInSandbox)),
    known(async () => {
      const { attributes = {} } = await sns.send(new GetSMSAttributesCommand());
      return {
        spendLimit: Number(attributes.MonthlySpendLimit ?? firstSpendLimit),
        deliveryRole: attributes.DeliveryStatusIAMRole,
        sampling: Number(attributes.DeliveryStatusSuccessSamplingRate ?? 0),
      };
    }),
    known(async () => {
      await new SchedulerClient(settings).send(new ListScheduleGroupsCommand({ MaxResults: 1 }));
      return true as const;
    }),
    known(() => unconfirmedOf(installation, sns)),
  ]);
  const region = await new SNSClient(settings).config.region();
  return { region, bootstrap, concurrency, sandbox, texts, scheduler, unconfirmed };
}

async function known<Value>(ask: () => Promise<Value>): Promise<Known<Value>> {
  try {
    return { value: await ask() };
  } catch (fault) {
    return { unknown: reasonOf(fault) };
  }
}

function told<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The answer says nothing of it.');
  return value;
}

async function bootstrapOf(client: CloudFormationClient): Promise<number | undefined> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }));
    const version = Stacks[0]?.Outputs?.find(
      ({ OutputKey }) => OutputKey === 'BootstrapVersion',
    )?.OutputValue;
    return version === undefined ? undefined : Number(version);
  } catch (fault) {
    // AWS says so of a stack that is not there, in the same words as of other mistakes.
    if (fault instanceof Error && /does not exist/.test(fault.message)) return undefined;
    throw fault;
  }
}

/** @returns `undefined` where the topic of alarms is not deployed */
async function unconfirmedOf({ stacks, named }: Installation, sns: SNSClient): Promise<number | undefined> {
  const deployed = await stacks().catch(() => []);
  const topic = deployed
    .find(({ StackName }) => StackName === named('operations'))
    ?.Outputs?.find(({ OutputKey }) => OutputKey === 'AlarmTopicArn')?.OutputValue;
  if (topic === undefined) return undefined;
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topic }));
  return Subscriptions.filter(({ SubscriptionArn }) => SubscriptionArn === 'PendingConfirmation').length;
}
