/** The pages of applying for grants: loaded when someone applies, so that no other visitor waits for them. */
export { doneFile, filePage, fileSent, postFileForm, postRemoveForm, sendFile } from './files/file-pages.tsx';
export { getFilesScript } from './files/files-script.ts';
export {
  applicationPage,
  applyPage,
  postApply,
  postDraft,
  postReportForm,
  postWithdrawForm,
  withdrawPage,
} from './pages.tsx';
export { totalsPage } from './totals-page.tsx';
export { postCodeForm, postUnlockForm } from './unlock-pages.ts';
