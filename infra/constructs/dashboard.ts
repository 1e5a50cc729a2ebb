import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { FunctionMetrics, Metrics } from './metrics.ts';

const graph = (title: string, left: readonly IMetric[], right: readonly IMetric[] = []): GraphWidget =>
  new GraphWidget({ title, left: [...left], right: [...right], width: 12, height: 6 });

/** One measure of every function that has it, each under the function's name. */
const ofEach = (
  functions: readonly FunctionMetrics[],
  measure: (metrics: FunctionMetrics) => Metric | undefined,
): Metric[] => functions.flatMap((metrics) => measure(metrics)?.with({ label: metrics.name }) ?? []);

/** One page, read from the top: are people served, are they told, is anything piling up or lost. */
export function dashboard(scope: Construct, name: string, { functions, web, table, sms }: Metrics): void {
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
          'Waiting in queues, s',
          ofEach(functions, (of) => of.oldest),
        ),
        graph(
          'Set aside',
          ofEach(functions, (of) => of.dead),
        ),
      ],
      [
        graph(
          'Behind the table, ms',
          ofEach(functions, (of) => of.behind),
        ),
        graph('The table: units, refusals', [table.reads, table.writes], [table.throttles]),
      ],
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
