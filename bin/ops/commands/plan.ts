import { columns, none } from '#bin/ops/frame/columns.ts';
import { command } from '#bin/ops/frame/command.ts';
import { wholeNumber } from '#bin/ops/frame/parse.ts';
import { chargesOf, sumOf, type Work, workOf } from '#bin/ops/money/monthly-bill.ts';
import { settled } from '#bin/ops/money/settled.ts';
import { centreIds } from '#events/index.ts';
import { ringsFor } from '#infra/constructs/watching/dropped.ts';
import { usualFile } from '#infra/deployment.ts';
import { alarmAt, monthsOf, mostInAMonth } from '#infra/settings/money.ts';
import { dearest, planOf } from '#infra/settings/plan.ts';

/** The alarms of a stage with `operations`: of functions, queues and dead letters, of texts, of the table and the site. */
export const alarmsOfStage = 105;
const metrics = Object.values(ringsFor).filter((ring) => ring !== null).length;

/** `plan`: what a month costs. Asks nothing of AWS: it reads the settings of the stage and of the installation. */
export const plan = command({
  name: 'plan',
  does: 'Says what a month costs: texts by centre, caps and alarm, AWS by service. Reads the settings alone.',
  options: {
    installation: {
      type: 'string',
      value: 'FILE',
      about: `The file with the settings of the installation. Default ${usualFile}, where there is one.`,
    },
    times: {
      type: 'string',
      value: 'N',
      about: 'As if there were N times as many centres, alike.',
      default: '1',
    },
  },
  async read({ installation, values }) {
    const times = wholeNumber('times', values.times);
    const stage = settled(installation.stage, values.installation);
    const months = monthsOf(stage);
    const price = dearest(stage.sending.segmentPrice);
    const works = months.flatMap(({ centre, segments }): Work[] => {
      const planned = stage.plan && planOf(stage.plan, centre);
      return planned === undefined ? [] : Array.from({ length: times }, () => workOf(planned, segments));
    });
    const charges = chargesOf(sumOf(works), {
      alarms: stage.operations ? alarmsOfStage : 0,
      metrics: stage.operations ? metrics : 0,
    });
    const texts = months.reduce((sum, { cost }) => sum + cost, 0) * times;
    const services = charges.reduce((sum, { dollars }) => sum + dollars, 0);
    const json = {
      segmentPrice: price,
      centres: months.map(({ centre, segments, cost, cap }) => ({
        centre,
        ...segments,
        cost,
        cap: cap ?? null,
      })),
      times,
      texts,
      caps: mostInAMonth(stage) * times,
      alarmAt: alarmAt(stage) * times,
      spendLimit: Math.ceil(mostInAMonth(stage) * times * 1.1),
      services: charges,
      servicesTotal: round(services),
    };
    if (months.length === 0) {
      return {
        text: [
          `Nothing is planned for ${stage.name}; its caps are $${mostInAMonth(stage)} a month for ${centreIds.length} centres together.`,
        ],
        json,
      };
    }
    return {
      text: [
        `Texts in a month, in segments of at most $${price}:`,
        ...columns(
          months.map(({ centre, segments: { answers, notices, reminders, broadcasts }, cost, cap }) => [
            centre,
            answers,
            notices,
            reminders,
            broadcasts,
            cost,
            cap ?? none,
          ]),
          ['centre', 'answers', 'notices', 'reminders', 'broadcasts', '$', 'cap $'],
        ),
        ...(times > 1 ? [`${times} times as many centres.`] : []),
        '',
        `Texts: $${texts}. All caps together: $${json.caps}; the alarm sms-spend rings at $${round(json.alarmAt)}.`,
        `AWS's spend limit for texts must be $${json.spendLimit} at least: answers go a tenth beyond a cap.`,
        '',
        'AWS besides, free tiers apart (list prices of us-east-1; other Regions up to a third more):',
        ...columns(
          charges.map(({ service, units, unit, dollars }) => [
            service,
            units,
            unit,
            round(dollars).toFixed(2),
          ]),
          ['service', 'units', '', '$'],
        ),
        `AWS besides: $${round(services)} a month.`,
      ],
      json,
    };
  },
});

const round = (dollars: number): number => Math.round(dollars * 100) / 100;
