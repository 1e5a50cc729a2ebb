/** Applying for grants: loaded when someone does, so that no other visitor waits for it. */
export {
  deleteFile,
  getApplication,
  getFile,
  patchApplication,
  postApplication,
  postCheck,
  postCode,
  postFile,
  postReport,
  postSubmit,
  postUnlock,
  postWithdraw,
} from './api.ts';
export {
  applicationPage,
  applyPage,
  doneFile,
  filePage,
  postApply,
  postCodeForm,
  postDraft,
  postFileForm,
  postRemoveForm,
  postReportForm,
  postUnlockForm,
  postWithdrawForm,
  withdrawPage,
} from './pages.tsx';
export { getTotals, totalsPage } from './totals-page.tsx';
