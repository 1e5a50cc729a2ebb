/** Applying for grants: loaded when someone does, so that no other visitor waits for it. */
export {
  getApplication,
  patchApplication,
  postApplication,
  postCode,
  postReport,
  postSubmit,
  postUnlock,
  postWithdraw,
} from './api.ts';
export {
  applicationPage,
  applyPage,
  postApply,
  postCodeForm,
  postDraft,
  postReportForm,
  postUnlockForm,
  postWithdrawForm,
  withdrawPage,
} from './pages.tsx';
export { getTotals, totalsPage } from './totals-page.tsx';
