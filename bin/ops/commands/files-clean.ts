import { counted } from '#bin/ops/frame/columns.ts';
import { command, type Report } from '#bin/ops/frame/command.ts';
import { wholeNumber } from '#bin/ops/frame/parse.ts';
import { type Cleaned, cleanKept } from '#shared/uploads/index.ts';

/** `files clean`: takes out of kept photos where, when and with which device they were taken. */
export const filesClean = command({
  name: 'files clean',
  does: 'Takes out of kept photos where, when and with which device they were taken.',
  options: {
    bucket: { type: 'string', value: 'NAME', about: 'Another bucket than that of the stage.' },
    most: { type: 'string', value: 'N', about: 'Looks at so many files at the most.', default: '1000' },
    after: { type: 'string', value: 'KEY', about: 'Goes on after this file, as the run before said.' },
  },
  async plan({ installation, values: { bucket, most: text, after } }) {
    const most = wholeNumber('most', text);
    const { settings, isLocal } = installation;
    const name = bucket ?? (await installation.output('FilesBucket'));
    const clean = (writes: boolean) =>
      cleanKept(name, { writes, most, after }, { ...settings, ...(isLocal ? { forcePathStyle: true } : {}) });
    const found = await clean(false);
    const report = reportOf(found, 'To be cleaned');
    if (found.cleaned === 0) return report;
    return {
      ...report,
      change: {
        question: `Clean ${counted(found.cleaned, 'photo')}?`,
        carryOut: async () => reportOf(await clean(true), 'Cleaned'),
      },
    };
  },
});

function reportOf(found: Cleaned, does: string): Report {
  const { cleaned, clean, documents, gone, unreadable, next } = found;
  return {
    text: [
      `${does}: ${cleaned}`,
      `Photos with nothing to take out: ${clean}`,
      `Documents, left as they are: ${documents}`,
      ...(gone > 0 ? [`Deleted or changed meanwhile: ${gone}`] : []),
      ...unreadable.map((key) => `Cannot be read as a photo, left as it is: ${key}`),
      ...(next === undefined ? [] : [`There are more: go on with --after ${next}`]),
    ],
    json: found,
    needsAttention: unreadable.length > 0 || next !== undefined,
  };
}
