import type { sitePages } from '../declared-pages.ts';
import { pages } from '../frame/pages.ts';
import { doneFile, filePage, fileSent, postFileForm, postRemoveForm, sendFile } from './files/file-pages.tsx';
import { getFilesScript } from './files/files-script.ts';
import {
  applicationPage,
  applyPage,
  postApply,
  postDraft,
  postReportForm,
  postWithdrawForm,
  withdrawPage,
} from './pages.tsx';
import { totalsPage } from './totals-page.tsx';
import { postCodeForm, postUnlockForm } from './unlock-pages.ts';

/** The pages of applying for grants: loaded when someone applies, so that no other visitor waits for them. */
export const answers = pages<typeof sitePages.applying>({
  ...{ totalsPage, applyPage, postApply, applicationPage, postDraft, withdrawPage, postWithdrawForm },
  ...{ postCodeForm, postUnlockForm, postReportForm, getFilesScript, postFileForm, filePage },
  ...{ sendFile, fileSent, doneFile, postRemoveForm },
});
