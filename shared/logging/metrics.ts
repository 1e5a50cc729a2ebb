/** The namespace of what Diwan itself counts, in CloudWatch (infra/constructs/watching/metrics.ts). */
const namespace = 'Diwan';

/**
 * Writes numbers to the log in the form of which CloudWatch makes metrics (AWS: "embedded metric format"), by
 * stage and function. Zeros too: a metric that is not written cannot be told from a function that did not run.
 * @param counts by the metric's name, such as `OffersOverdue`
 * @param write takes the line. Default: the log itself, which takes it as it is
 */
export function countMetrics(
  counts: Readonly<Record<string, number>>,
  now: Date,
  environment: NodeJS.ProcessEnv = process.env,
  write: (line: string) => unknown = (line) => process.stdout.write(`${line}\n`),
): void {
  const dimensions = {
    stage: environment.STAGE ?? 'none',
    function: environment.POWERTOOLS_SERVICE_NAME ?? 'none',
  };
  const Metrics = Object.keys(counts).map((Name) => ({ Name, Unit: 'Count' }));
  write(
    JSON.stringify({
      _aws: {
        Timestamp: now.getTime(),
        CloudWatchMetrics: [{ Namespace: namespace, Dimensions: [Object.keys(dimensions)], Metrics }],
      },
      ...dimensions,
      ...counts,
    }),
  );
}
