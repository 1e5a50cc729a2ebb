import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Metrics } from './metrics.ts';

const graph = (title: string, left: readonly IMetric[], right: readonly IMetric[] = []): GraphWidget =>
  new GraphWidget({ title, left: [...left], right: [...right], width: 12, height: 6 });

/** One measure of every function or queue that has it, each under its name. */
const ofEach = <Measured extends { readonly name: string }>(
  measured: readonly Measured[],
  measure: (metrics: Measured) => Metric | undefined,
): Metric[] => measured.flatMap((metrics) => measure(metrics)?.with({ label: metrics.name }) ?? []);

/** One page, read from the top: are people served, are they told, is anything piling up or lost. */
export function dashboard(
  scope: Construct,
  name: string,
  { functions, queues, web, table, clocks, sms }: Metrics,
): void {
  new Dashboard(scope, 'Dashboard', {
    dashboardName: name,
    defaultInterval: Duration.hours(12),
    widgets: [
      [
        graph('Requests, and the share that fails', [web.requests], [web.failures]),
        graph('Slowest 1 %, ms', [web.slowest]),
      ],
      [
        graph('Share of texts delivered, and texts sent', [sms.delivered], [sms.sent]),
        graph('Texts this month, $', [sms.spent]),
      ],
      [
        graph(
          'Waiting in queues, s; where some are held on purpose, how many wait openly',
          ofEach(queues, (of) => of.oldest),
          ofEach(queues, (of) => of.waiting),
        ),
        graph(
          'Set aside',
          ofEach(queues, (of) => of.dead),
        ),
      ],
      [
        graph(
          'Behind the table, ms',
          ofEach(functions, (of) => of.behind),
        ),
        graph('The table: units, refusals', [table.reads, table.writes], [table.throttles]),
      ],
      [graph('Clocks that were lost; activities not looked at', [clocks.lost], [clocks.failed])],
      [
        graph(
          'Errors',
          ofEach(functions, (of) => of.errors),
        ),
        graph(
          'Slowest 1 % of runs, ms',
          ofEach(functions, (of) => of.duration),
        ),
      ],
    ],
  });
}
