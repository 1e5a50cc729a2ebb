/**
 * What must hold of grants at every instant, worked out from the events alone and held against what is stored, said as
 * a list of what does not. It knows the rules on its own: nothing here is taken from the code under test.
 */
import type { DiwanEvent, GrantEvent, GrantStatus } from '#events/index.ts';
import type { Budget, Grant } from '#shared/grants/index.ts';
import { eventFrom } from '#shared/table/index.ts';
import type { Keyed } from '../table/table.ts';

const ofKind = <T>(items: readonly Keyed[], pk: string, sk: string): readonly T[] =>
  // The caller names the kind's own shape, as its store does.
  items.filter((item) => item.pk.startsWith(pk) && item.sk.startsWith(sk)) as unknown as readonly T[];

export const grantsIn = (items: readonly Keyed[]) => ofKind<Grant>(items, 'GRANT#', 'META');
const budgetsIn = (items: readonly Keyed[]) => ofKind<Budget>(items, 'CENTRE#', 'BUDGET#');
export const grantEventsIn = (items: readonly Keyed[]): readonly GrantEvent[] =>
  ofKind<Keyed>(items, 'GRANT#', 'EVENT#')
    .map(eventFrom)
    .filter((event: DiwanEvent): event is GrantEvent => event.type.startsWith('grant.'))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));

export const grantsBroken = (items: readonly Keyed[]): readonly string[] => [
  ...budgetsBroken(items),
  ...grantsIn(items).flatMap((grant) =>
    lifeBroken(
      grant,
      grantEventsIn(items).filter(({ data }) => data.grantId === grant.grantId),
    ),
  ),
];

/** Reserved, paid and free make the budget, none is below nothing, and they are what the grants come to. */
function budgetsBroken(items: readonly Keyed[]): readonly string[] {
  return budgetsIn(items).flatMap(({ centre, year, total, reserved, paid, free }) => {
    const grants = grantsIn(items).filter((grant) => grant.centre === centre && grant.budgetYear === year);
    const sumOf = (of: (grant: Grant) => number) => grants.reduce((sum, grant) => sum + of(grant), 0);
    const isOpen = ({ status }: Grant) => ['approved', 'disbursing', 'reported'].includes(status);
    const said = { reserved, paid };
    const due = {
      reserved: sumOf((grant) => (isOpen(grant) ? (grant.approved ?? 0) - grant.paid : 0)),
      paid: sumOf((grant) => grant.paid - grant.returned),
    };
    return [
      ...(reserved + paid + free === total
        ? []
        : [`${centre} ${year}: ${reserved} + ${paid} + ${free} is not ${total}`]),
      ...(Math.min(reserved, paid, free) < 0 ? [`${centre} ${year}: below nothing`] : []),
      ...(JSON.stringify(said) === JSON.stringify(due)
        ? []
        : [`${centre} ${year}: has ${JSON.stringify(said)}, its grants come to ${JSON.stringify(due)}`]),
    ];
  });
}

/** Which step may lead where. Written down here once more on purpose. */
const legal: Readonly<Record<GrantEvent['type'], readonly (readonly [GrantStatus | null, GrantStatus])[]>> = {
  'grant.submitted': [
    [null, 'submitted'],
    ['returned', 'submitted'],
  ],
  'grant.screened': [['submitted', 'screened']],
  'grant.returned': [
    ['submitted', 'returned'],
    ['screened', 'returned'],
  ],
  'grant.approval-given': [['screened', 'screened']],
  'grant.approved': [['screened', 'approved']],
  'grant.rejected': [
    ['submitted', 'rejected'],
    ['screened', 'rejected'],
    ['approved', 'rejected'],
  ],
  'grant.withdrawn': [
    ['submitted', 'withdrawn'],
    ['screened', 'withdrawn'],
    ['returned', 'withdrawn'],
    ['approved', 'withdrawn'],
  ],
  'grant.cancelled': [
    ['approved', 'cancelled'],
    ['disbursing', 'cancelled'],
  ],
  'grant.interest-declared': [
    ['submitted', 'submitted'],
    ['screened', 'screened'],
    ['returned', 'returned'],
  ],
  'grant.planned': [
    ['approved', 'approved'],
    ['disbursing', 'disbursing'],
  ],
  'grant.disbursed': [
    ['approved', 'disbursing'],
    ['disbursing', 'disbursing'],
  ],
  'grant.payment-confirmed': [['disbursing', 'disbursing']],
  'grant.reported': [['disbursing', 'reported']],
  'grant.report-returned': [['reported', 'disbursing']],
  'grant.closed': [['reported', 'closed']],
  'grant.repaid': [
    ['closed', 'closed'],
    ['cancelled', 'cancelled'],
  ],
  'grant.repayment-confirmed': [
    ['closed', 'closed'],
    ['cancelled', 'cancelled'],
  ],
};

/** Above this sum two must approve, at a centre that grants in dinars. */
const two = 5_000_000;

/** Its events follow one another, end where it stands, and no one acted twice where two must. */
function lifeBroken(grant: Grant, events: readonly GrantEvent[]): readonly string[] {
  const said: string[] = [];
  const who = ({ actor }: GrantEvent) => (actor.kind === 'staff' ? actor.id : undefined);
  const submitters = new Set<string>();
  const screeners = new Set<string>();
  const interested = new Set<string>();
  let approvers: string[] = [];
  let status: GrantStatus | null = null;
  let disburser: string | undefined;
  let reporter: string | undefined;
  let taker: string | undefined;
  for (const event of events) {
    const { type, data } = event;
    const by = who(event);
    const { before, after } = data;
    if (before.status !== status) said.push(`${type} begins at ${before.status}, but it stood at ${status}`);
    if (!legal[type].some(([from, to]) => from === before.status && to === after.status))
      said.push(`${type} from ${before.status} to ${after.status}`);
    status = after.status;
    const isDecision = [
      'grant.screened',
      'grant.returned',
      'grant.approval-given',
      'grant.approved',
      'grant.rejected',
    ];
    if (by !== undefined && interested.has(by) && isDecision.includes(type))
      said.push(`${type} by one who declared an interest`);
    switch (type) {
      case 'grant.submitted':
        approvers = [];
        if (by !== undefined) submitters.add(by);
        break;
      case 'grant.screened':
        if (by === undefined || submitters.has(by)) said.push('screened by who submitted it');
        else screeners.add(by);
        break;
      case 'grant.interest-declared':
        if (by !== undefined) interested.add(by);
        approvers = approvers.filter((each) => each !== by);
        break;
      case 'grant.approval-given':
      case 'grant.approved':
        if (by === undefined || submitters.has(by) || screeners.has(by) || approvers.includes(by))
          said.push('approved by one who acted before');
        else approvers.push(by);
        if (type === 'grant.approved' && (after.approved ?? 0) > two && approvers.length < 2)
          said.push('approved by one where two must');
        break;
      case 'grant.disbursed':
        disburser = by;
        break;
      case 'grant.payment-confirmed':
        if (by === undefined || by === disburser) said.push('confirmed by who handed it over');
        break;
      case 'grant.repaid':
        taker = by;
        break;
      case 'grant.repayment-confirmed':
        if (by === undefined || by === taker) said.push('confirmed by who took it back');
        break;
      case 'grant.reported':
        reporter = by;
        break;
      case 'grant.closed':
        if (by === undefined || by === reporter) said.push('closed by who handed the report in');
        break;
      default:
    }
  }
  if (grant.status !== status) said.push(`stands at ${grant.status}, its events end at ${status}`);
  return said.map((one) => `${grant.number}: ${one}`);
}
