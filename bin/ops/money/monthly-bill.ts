/** What AWS's services cost in a month beside the texts, out of units that `npm run bench` measures. */
import { type CentrePlan, placesOf, registrationsOf, type Segments } from '#infra/settings/plan.ts';

/** What happens in a month. */
export type Work = {
  readonly registrations: number;
  /** Texts that come in and go out, whatever their length. */
  readonly textsIn: number;
  readonly textsOut: number;
  /** Marks of people at sessions. */
  readonly marks: number;
  /** Requests of browsers: pages, calls of the console. */
  readonly requests: number;
};

/** Three texts of a registration come in and are answered; every page that is opened is a request or two. */
const textsARegistration = 3;
const requestsARegistration = 6;
const requestsASheet = 20;

/** The work of one centre. A reminder, and a mark, for each place and session. */
export function workOf(plan: CentrePlan, { notices, reminders }: Segments): Work {
  const registrations = registrationsOf(plan);
  const textsIn = registrations * textsARegistration;
  return {
    registrations,
    textsIn,
    textsOut: textsIn + notices + reminders + placesOf(plan) * plan.broadcasts,
    marks: reminders,
    requests: registrations * requestsARegistration + (reminders / Math.max(1, plan.places)) * requestsASheet,
  };
}

/** The work of many centres together. */
export const sumOf = (works: readonly Work[]): Work =>
  works.reduce(
    (sum, each) => ({
      registrations: sum.registrations + each.registrations,
      textsIn: sum.textsIn + each.textsIn,
      textsOut: sum.textsOut + each.textsOut,
      marks: sum.marks + each.marks,
      requests: sum.requests + each.requests,
    }),
    { registrations: 0, textsIn: 0, textsOut: 0, marks: 0, requests: 0 },
  );

/** One line of a bill: so many units of a service at a price for a million. */
export type Charge = {
  readonly service: string;
  readonly units: number;
  readonly unit: string;
  /** US dollars. */
  readonly dollars: number;
};

/** Units of writing, as measured: `register.write-units`, `fanout.send-write-units`, `count.*`; a mark with its event and index. */
const writes = { registration: 14, textOut: 13.1, mark: 8, counted: 1.93, countedFew: 0.93 } as const;
/** Units of reading, in half units of what is read as it was a moment ago. */
const reads = { registration: 8, textIn: 8, textOut: 5, mark: 2, request: 6 } as const;

const queues = 16;
const secondsAMonth = (365 / 12) * 24 * 3600;
/** AWS: five pollers wait on a queue with nothing in it, twenty seconds each. */
const emptyReceives = (queues * 5 * secondsAMonth) / 20;

/** US dollars for a million, unless said otherwise: us-east-1, autumn 2026. Other Regions ask up to a third more. */
const price = {
  write: 0.625,
  read: 0.125,
  invocation: 0.2,
  /** A gigabyte for a second, on ARM. */
  gigabyteSecond: 13.3334,
  queueRequest: 0.4,
  event: 1,
  httpRequest: 1,
  /** Each, in a month. */
  alarm: 0.1,
  metric: 0.3,
  secret: 0.4,
  logGigabyte: 0.5,
} as const;

const million = 1_000_000;

/**
 * The bill of a month, texts and free tiers apart.
 * @param alarms how many the stage has; `metrics`: those made of logs
 */
export function chargesOf(
  { registrations, textsIn, textsOut, marks, requests }: Work,
  { alarms, metrics }: { readonly alarms: number; readonly metrics: number },
): readonly Charge[] {
  const events = registrations * 2 + textsOut * 2 + marks;
  const written =
    registrations * (writes.registration + 2 * writes.counted) +
    textsOut * (writes.textOut + 2 * writes.countedFew) +
    marks * (writes.mark + writes.countedFew);
  const read =
    registrations * reads.registration +
    textsIn * reads.textIn +
    textsOut * reads.textOut +
    marks * reads.mark +
    requests * reads.request;
  const invocations = textsIn + textsOut / 4 + events / 4 + requests;
  const perMillion = (service: string, unit: string, units: number, each: number): Charge => ({
    service,
    units: Math.round(units),
    unit,
    dollars: (units / million) * each,
  });
  return [
    perMillion('DynamoDB', 'units of writing', written, price.write),
    perMillion('DynamoDB', 'units of reading', read, price.read),
    perMillion('Lambda', 'runs', invocations, price.invocation),
    // A tenth of a second at half a gigabyte.
    perMillion('Lambda', 'gigabyte-seconds', invocations * 0.05, price.gigabyteSecond),
    perMillion(
      'SQS',
      'requests, most of them by waiting',
      emptyReceives + (textsIn + textsOut + events) * 3,
      price.queueRequest,
    ),
    perMillion('EventBridge', 'events', events, price.event),
    perMillion('API Gateway', 'requests', requests, price.httpRequest),
    { service: 'CloudWatch', units: alarms, unit: 'alarms', dollars: alarms * price.alarm },
    { service: 'CloudWatch', units: metrics, unit: 'metrics of logs', dollars: metrics * price.metric },
    // A kilobyte for each run.
    {
      service: 'CloudWatch',
      units: Math.ceil(invocations / million),
      unit: 'gigabytes of logs',
      dollars: (invocations / million) * price.logGigabyte,
    },
    { service: 'Secrets Manager', units: 1, unit: 'secret', dollars: price.secret },
  ];
}
