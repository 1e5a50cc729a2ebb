import { applicationFiles } from '#api/public/application-files.ts';
import { problem, seeOther } from '#shared/web/index.ts';
import { type Answers, type Asked, answer } from '../../frame/answer.ts';
import { type Seen, seenBy } from '../view.ts';
import { announceFile, checkFile, linkTo, refusedWish, removeFile } from './files.ts';

export const answers: Answers<typeof applicationFiles> = {
  // The answer holds the form for sending the file.
  announceFile: answer(
    applicationFiles.announceFile,
    async (asked) => {
      const seen = await seenIn(asked);
      if (seen === undefined) return unknown;
      const announced = await announceFile(asked, seen, asked.body);
      if ('problem' in announced) return announced;
      const { file, upload } = announced;
      return { file, upload };
    },
    (refused, request) => refusedWish(refused, request.body ?? ''),
  ),
  // Redirects to a link that works for five minutes.
  getFile: answer(applicationFiles.getFile, async (asked) => {
    const seen = await seenIn(asked);
    if (seen === undefined) return unknown;
    const link = await linkTo(asked, seen, asked.path.fileId);
    return typeof link === 'string' ? { asItIs: seeOther(link) } : link;
  }),
  removeFile: answer(applicationFiles.removeFile, async (asked) => {
    const seen = await seenIn(asked);
    if (seen === undefined) return unknown;
    const kept = await removeFile(asked, seen, asked.path.fileId);
    return 'problem' in kept ? kept : undefined;
  }),
  // The file was sent.
  checkFile: answer(applicationFiles.checkFile, async (asked) => {
    const seen = await seenIn(asked);
    if (seen === undefined) return unknown;
    const checked = await checkFile(asked, seen, asked.path.fileId);
    return 'problem' in checked ? checked : checked.file;
  }),
};

const unknown = problem('not-found', 404);

type Holding = Pick<Asked<typeof applicationFiles.announceFile>, 'context' | 'request' | 'path'>;

const seenIn = ({ context, request, path }: Holding): Promise<Seen | undefined> =>
  seenBy(context, path.token, request.headers['x-unlock-key']);
