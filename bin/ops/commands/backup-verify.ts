import { findingsOf, stepsBack } from '#bin/ops/backups/findings.ts';
import { whatThereIs } from '#bin/ops/backups/found.ts';
import { columns, instantOf, none } from '#bin/ops/frame/columns.ts';
import { command } from '#bin/ops/frame/command.ts';

/** `backup verify`: whether there is something to come back from, and what coming back takes. */
export const backupVerify = command({
  name: 'backup verify',
  does: 'Says how old the backups are, what the table can be put back to, and what a restore would take.',
  async read({ installation }) {
    const now = new Date();
    const found = await whatThereIs(installation, now);
    const findings = findingsOf(found, now);
    const steps = stepsBack(found, installation.stage);
    const { table, files } = found;
    const at = (instant: Date | undefined) => (instant === undefined ? none : instantOf(instant));
    return {
      text: [
        ...columns([
          ['table', table.name],
          [
            'holds',
            `about ${table.items} items, ${(table.bytes / 1e6).toFixed(1)} MB (AWS counts every six hours)`,
          ],
          ['any second since', at(table.recoverableFrom)],
          ['newest backup', `${at(table.newest)}, of ${table.backups}`],
          ['files', files.bucket],
          ['versions', files.hasVersions ? `kept for ${files.versionsGoAfter ?? none} days` : 'none'],
          ['backups of files', `${files.backups} in the last two days`],
        ]),
        '',
        'A restore makes a new table. AWS takes from some minutes to hours for it, by the size of the table; the deployment on it takes minutes:',
        ...steps.map((step, position) => `  ${position + 1}. ${step}`),
        '',
        ...(findings.length === 0
          ? ['All is well.']
          : ['Needs attention:', ...findings.map((finding) => `  - ${finding}`)]),
      ],
      json: { ...found, findings, steps },
      needsAttention: findings.length > 0,
    };
  },
});
