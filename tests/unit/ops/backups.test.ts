import { describe, expect, it } from 'vitest';
import { findingsOf, stepsBack } from '#bin/ops/backups/findings.ts';
import type { Found } from '#bin/ops/backups/found.ts';

const now = new Date('2026-11-30T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const well: Found = {
  table: {
    name: 'diwan-prod-data-Table',
    bytes: 12_000_000,
    items: 40_000,
    recoverableFrom: hoursAgo(35 * 24),
    newest: hoursAgo(11),
    backups: 35,
  },
  files: { bucket: 'files', hasVersions: true, versionsGoAfter: 32, backups: 2 },
};

describe('what there is to come back from', () => {
  it('is well with a backup of the night, any second of weeks, and versions that go in time', () => {
    expect(findingsOf(well, now)).toEqual([]);
    expect(findingsOf({ ...well, table: { ...well.table, newest: hoursAgo(47) } }, now)).toEqual([]);
  });

  it.each<[string, { table?: Partial<Found['table']>; files?: Partial<Found['files']> }, RegExp]>([
    [
      'recovery that is off',
      { table: { recoverableFrom: undefined } },
      /Point-in-time recovery of .* is off/,
    ],
    ['no backup of the table', { table: { newest: undefined, backups: 0 } }, /There is no backup of/],
    ['an old backup', { table: { newest: hoursAgo(73) } }, /newest backup .* is 3 d 1 h old/],
    ['no versions', { files: { hasVersions: false, versionsGoAfter: undefined } }, /keeps no versions/],
    ['versions that stay', { files: { versionsGoAfter: undefined } }, /outlive the 35 days/],
    ['versions that stay too long', { files: { versionsGoAfter: 90 } }, /outlive the 35 days/],
    ['no backup of files', { files: { backups: 0 } }, /No backup of files was completed/],
  ])('needs attention for %s', (_what, { table = {}, files = {} }, said) => {
    const found = { table: { ...well.table, ...table }, files: { ...well.files, ...files } };
    expect(findingsOf(found, now)).toEqual([expect.stringMatching(said)]);
  });

  it('is come back from by five commands, the last of which deploys on the restored table', () => {
    const steps = stepsBack(well, 'prod');
    expect(steps[0]).toContain('--source-table-name diwan-prod-data-Table');
    expect(steps.at(-1)).toBe('npx cdk deploy --all -c stage=prod -c tableName=NAME');
    for (const lost of ['StreamEnabled=true', 'expiresAt', 'PointInTimeRecoveryEnabled=true'])
      expect(steps.join('\n')).toContain(lost);
  });
});
