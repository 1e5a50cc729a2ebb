/** What answers the requests for public pages: loaded with the first of them (`../page-routes.ts`). */
export {
  activityPage,
  cancelPage,
  formPage,
  listPage,
  postAccept,
  postCancel,
  postDecline,
  postForm,
  registrationPage,
} from './pages.tsx';
export { problemPage } from './problem-page.tsx';
