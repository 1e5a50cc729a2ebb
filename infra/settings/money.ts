/** Whether what an installation may spend on texts agrees with what it plans and with itself. */
import { type CentreId, centreIds } from '#events/index.ts';
import { allOf, capFor, dearest, type Plan, planOf, segmentsOf, shareBefore } from './plan.ts';
import type { SendingLimits } from './sending.ts';

/** The settings of a stage that are about money. */
export interface Paying {
  readonly name: string;
  /** Absent where nothing is planned, as on a stage for trying things. */
  readonly plan?: Plan;
  readonly allowedPrefixes: readonly string[];
  readonly sending: Pick<SendingLimits, 'segmentPrice' | 'monthlyCap'>;
}

/** The cap of a centre in US dollars; `undefined` where it has none. */
export const capAt = ({ sending: { monthlyCap } }: Paying, centre: CentreId): number | undefined =>
  monthlyCap[centre] ?? monthlyCap.default;

/** All that the centres together may spend in a month, in US dollars; answers go a tenth beyond. */
export const mostInAMonth = (stage: Paying): number =>
  centreIds.reduce((sum, centre) => sum + (capAt(stage, centre) ?? 0), 0);

/**
 * The spending of a month, in US dollars, at which the alarm `sms-spend` rings: where broadcasts stop if all centres spend
 * alike. It is worked out of the caps, so that it can ring and rings before the first centre is silent.
 */
export const alarmAt = (stage: Paying): number => Math.round(mostInAMonth(stage) * 0.8 * 100) / 100;

/** A month's texts of one centre, in US dollars, and whether its cap lets them go. */
export type Month = {
  readonly centre: CentreId;
  readonly segments: ReturnType<typeof segmentsOf>;
  readonly cost: number;
  readonly cap: number | undefined;
  /** The spending at which the first of what is planned would be dropped. */
  readonly room: number | undefined;
  /** The smallest cap that has room. */
  readonly enough: number;
};

/** What each centre's plan costs; none where nothing is planned. */
export function monthsOf(stage: Paying): readonly Month[] {
  const { plan } = stage;
  if (plan === undefined) return [];
  const price = dearest(stage.sending.segmentPrice);
  return centreIds.flatMap((centre) => {
    const planned = planOf(plan, centre);
    if (planned === undefined) return [];
    const segments = segmentsOf(planned);
    const cap = capAt(stage, centre);
    return {
      centre,
      segments,
      cost: Math.round(allOf(segments) * price),
      cap,
      room: cap === undefined ? undefined : cap * shareBefore(segments),
      enough: capFor(planned, price),
    };
  });
}

/** What contradicts itself, a sentence each, naming the settings; none where all agree. */
export function contradictions(stage: Paying): readonly string[] {
  const { segmentPrice } = stage.sending;
  const priceless = stage.allowedPrefixes.filter(
    (prefix) => !Object.keys(segmentPrice).some((priced) => prefix.startsWith(priced)),
  );
  return [
    ...priceless.map(
      (prefix) =>
        `allowedPrefixes lets texts go to ${prefix}…, but segmentPrice has no price for it: they would count as free, and no cap would stop them.`,
    ),
    ...monthsOf(stage)
      .filter(({ cost, room }) => room !== undefined && cost > room)
      .map(
        ({ centre, segments, cost, cap, enough }) =>
          `The plan of ${centre} costs about $${cost} a month in texts ($${Math.round(segments.reminders * dearest(segmentPrice))} of it reminders), but monthlyCap lets it spend $${cap}: texts would be dropped. Set monthlyCap.${centre} to ${enough}, or say in plan.${centre} what the centre does.`,
      ),
  ];
}
