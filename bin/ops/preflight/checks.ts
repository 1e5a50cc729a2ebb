/** What `preflight` makes of an account: for each thing that a stage needs whether it is there, and what to do. */
import type { Account, Known } from './account.ts';

export type Needs = {
  /** Runs at once that let every function work, with some kept for those whom people wait for. */
  readonly concurrency: number;
  /** What the installation says the account has. */
  readonly concurrencyTold: number;
  /** US dollars a month for texts; what the caps let all centres spend together, answers included. */
  readonly spendLimit: number;
  readonly readsDeliveryStatus: boolean;
  /** Whether all texts go through gateways: then the account sends none. */
  readonly sendsByGatewayAlone: boolean;
};

export type Check = {
  readonly what: string;
  readonly found: string;
  readonly state: 'ready' | 'to do' | 'not known';
  /** What to do about it; absent when it is ready. */
  readonly todo?: string;
};

/** The version of CDK’s own stack that its synthesizer wants (`MIN_BOOTSTRAP_STACK_VERSION` of aws-cdk-lib). */
const leastBootstrap = 6;

/** Each check in the order in which one sets an account up. */
export function checksOf(account: Account, needs: Needs): readonly Check[] {
  const { region, concurrency, bootstrap, sandbox, texts, scheduler, unconfirmed } = account;
  const ready = (what: string, found: string): Check => ({ what, found, state: 'ready' });
  const toDo = (what: string, found: string, todo: string): Check => ({ what, found, state: 'to do', todo });
  const ifKnown = <Value>(
    what: string,
    known: Known<Value>,
    judge: (value: Value) => Check | readonly Check[],
  ): readonly Check[] =>
    'value' in known
      ? [judge(known.value)].flat()
      : [
          {
            what,
            found: 'no answer',
            state: 'not known',
            todo: `${known.unknown.replace(/\.$/, '')}. Look yourself, as docs/deploy.md says.`,
          },
        ];
  return [
    ready('Region', region),
    ...ifKnown('CDK', bootstrap, (version) =>
      version === undefined
        ? toDo('CDK', 'not bootstrapped', 'npx cdk bootstrap')
        : version < leastBootstrap
          ? toDo('CDK', `bootstrap ${version}`, `It is too old: npx cdk bootstrap`)
          : ready('CDK', `bootstrap ${version}`),
    ),
    ...ifKnown('Scheduler', scheduler, () => ready('Scheduler', 'answers in this Region')),
    ...ifKnown('Functions at once', concurrency, (found) => {
      if (found < needs.concurrency)
        return toDo(
          'Functions at once',
          `${found}`,
          `Ask AWS for ${needs.concurrency} at least (Service Quotas, Lambda, concurrent executions). Until then a backlog may keep people waiting.`,
        );
      return needs.concurrencyTold < needs.concurrency
        ? toDo(
            'Functions at once',
            `${found}`,
            `Set "accountConcurrency": ${found} in the file of the installation, and deploy.`,
          )
        : ready('Functions at once', `${found}`);
    }),
    ...(needs.sendsByGatewayAlone
      ? []
      : [
          ...ifKnown('SMS sandbox', sandbox, (isInside) =>
            isInside
              ? toDo(
                  'SMS sandbox',
                  'inside',
                  'Texts reach verified numbers alone: ask AWS to move the account out, in this Region.',
                )
              : ready('SMS sandbox', 'left'),
          ),
          ...ifKnown('Texts', texts, ({ spendLimit, deliveryRole, sampling }) => [
            spendLimit < needs.spendLimit
              ? toDo(
                  'Spend limit of texts',
                  `$${spendLimit} a month`,
                  `The caps let the centres spend $${needs.spendLimit}; beyond its limit AWS silently sends nothing. Ask for more.`,
                )
              : ready('Spend limit of texts', `$${spendLimit} a month`),
            ...(needs.readsDeliveryStatus
              ? [
                  deliveryRole === undefined || sampling < 100
                    ? toDo(
                        'Delivery status',
                        deliveryRole === undefined ? 'not written' : `of ${sampling} %`,
                        'Nobody sees which texts arrive: aws sns set-sms-attributes, once the stack messaging is there (docs/deploy.md).',
                      )
                    : ready('Delivery status', 'of all texts'),
                ]
              : []),
          ]),
        ]),
    ...ifKnown('Alarms', unconfirmed, (count) =>
      count === undefined
        ? ready('Alarms', 'not deployed yet')
        : count > 0
          ? toDo(
              'Alarms',
              `${count} not confirmed`,
              'Open the mail that AWS sent to the alarm address, and agree.',
            )
          : ready('Alarms', 'confirmed'),
    ),
  ];
}
