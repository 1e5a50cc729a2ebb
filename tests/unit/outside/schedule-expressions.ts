/**
 * The grammar of EventBridge Scheduler's expressions (AWS: "Schedule types in EventBridge Scheduler"). The local cloud takes
 * anything.
 */
const range = (from: number, to: number) => (text: string) =>
  /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to;
const named =
  (names: string, from: number, to: number) =>
  (text: string): boolean =>
    names.split(' ').includes(text.toUpperCase()) || range(from, to)(text);

/** A field of cron: values, ranges, lists, steps, `*`. */
const field =
  (isValue: (text: string) => boolean) =>
  (text: string): boolean =>
    text.split(',').every((part) => {
      const [of = '', step, ...more] = part.split('/');
      const [first = '', last, ...others] = of.split('-');
      if (more.length > 0 || others.length > 0) return false;
      if (step !== undefined && !/^[1-9]\d*$/.test(step)) return false;
      return of === '*' || (isValue(first) && (last === undefined || isValue(last)));
    });

const dayOfMonth = field(range(1, 31));
const dayOfWeek = field(named('SUN MON TUE WED THU FRI SAT', 1, 7));
const isAnyOrNone = (text: string): boolean => text === '*' || text === '?';

function isCron(body: string): boolean {
  const fields = body.split(' ');
  const [minute = '', hour = '', month = '', weekMonth = '', week = '', year = ''] = [
    fields[0],
    fields[1],
    fields[2],
    fields[3],
    fields[4],
    fields[5],
  ];
  return (
    fields.length === 6 &&
    field(range(0, 59))(minute) &&
    field(range(0, 23))(hour) &&
    (month === '?' || month === 'L' || /^\d{1,2}W$/.test(month) || dayOfMonth(month)) &&
    field(named('JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC', 1, 12))(weekMonth) &&
    (week === '?' || /^[1-7]?L$|^[1-7]#[1-5]$/.test(week) || dayOfWeek(week)) &&
    field(range(1970, 2199))(year) &&
    // AWS: one of the two days has to be `?`.
    [month, week].filter((day) => day === '?').length === 1 &&
    (isAnyOrNone(month) || isAnyOrNone(week))
  );
}

function isAt(body: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(body)) return false;
  const instant = new Date(`${body}Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(body);
}

function isRate(body: string): boolean {
  const [, value, unit] = /^([1-9]\d*) (minutes?|hours?|days?)$/.exec(body) ?? [];
  return unit !== undefined && unit.endsWith('s') === (value !== '1');
}

/** Whether EventBridge Scheduler takes it: `at(2026-11-24T07:00:00)`, `rate(5 minutes)`, `cron(0 8 * * ? *)`. */
export function isScheduleExpression(text: string): boolean {
  const [, kind, body = ''] = /^(at|rate|cron)\((.*)\)$/.exec(text) ?? [];
  if (kind === 'at') return isAt(body);
  if (kind === 'rate') return isRate(body);
  return kind === 'cron' && isCron(body);
}
