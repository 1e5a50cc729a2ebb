import { columns, counted } from '#bin/ops/frame/columns.ts';
import { command } from '#bin/ops/frame/command.ts';
import { settled } from '#bin/ops/money/settled.ts';
import { accountOf } from '#bin/ops/preflight/account.ts';
import { checksOf } from '#bin/ops/preflight/checks.ts';
import { centreIds } from '#events/index.ts';
import { usualFile } from '#infra/deployment.ts';
import { enough } from '#infra/settings/concurrency.ts';
import { mostInAMonth } from '#infra/settings/money.ts';

/** `preflight`: whether an account is ready for a stage, before the first deployment and after. Changes nothing. */
export const preflight = command({
  name: 'preflight',
  does: 'Says whether the account and the Region are ready for the stage, and what to do where they are not.',
  options: {
    installation: {
      type: 'string',
      value: 'FILE',
      about: `The file with the settings of the installation. Default ${usualFile}, where there is one.`,
    },
  },
  async read({ installation, values }) {
    const stage = settled(installation.stage, values.installation);
    const account = await accountOf(installation);
    const checks = checksOf(account, {
      concurrency: enough(stage),
      concurrencyTold: stage.accountConcurrency,
      spendLimit: Math.ceil(mostInAMonth(stage) * 1.1),
      readsDeliveryStatus: stage.readsDeliveryStatus,
      sendsByGatewayAlone: centreIds.every((centre) => stage.gatewayOf[centre] !== undefined),
    });
    const open = checks.filter(({ state }) => state !== 'ready');
    return {
      text: [
        ...columns(
          checks.map(({ what, state, found }) => [what, state, found]),
          ['what', '', 'found'],
        ),
        '',
        ...(open.length === 0
          ? [`${installation.stage} can be deployed here.`]
          : [
              `${counted(open.length, 'thing')} to look at:`,
              ...open.map(({ what, todo }) => `- ${what}: ${todo}`),
            ]),
      ],
      json: { checks },
      needsAttention: open.length > 0,
    };
  },
});
