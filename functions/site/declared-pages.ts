/** Every public page: where it is and what it takes. Its handler stands in the folder that `answers.ts` names. */
import type { Pages } from '#api/page.ts';
import { languages } from '#events/index.ts';

const activity = '/activities/{code}';
const registration = '/registrations/{token}';
const application = '/applications/{token}';
const file = `${application}/files/{fileId}` as const;

/** The longest application in Arabic letters, each of which takes six bytes in a form; in bytes. */
export const mostApplication = 64 * 1024;

const inEachLanguage = (path: string): readonly string[] =>
  languages.map((language) => `/${language}${path}`);

export const sitePages = {
  registering: {
    listPage: { method: 'GET', path: '/', who: 'anyone' },
    activityPage: { method: 'GET', path: activity, who: 'anyone' },
    formPage: { method: 'GET', path: `${activity}/register`, who: 'anyone' },
    postForm: { method: 'POST', path: `${activity}/register`, who: 'anyone' },
    registrationPage: { method: 'GET', path: registration, who: 'anyone' },
    cancelPage: { method: 'GET', path: `${registration}/cancel`, who: 'anyone' },
    postCancel: { method: 'POST', path: `${registration}/cancel`, who: 'anyone', takes: 'button' },
    postAccept: { method: 'POST', path: `${registration}/accept`, who: 'anyone', takes: 'button' },
    postDecline: { method: 'POST', path: `${registration}/decline`, who: 'anyone', takes: 'button' },
  },
  applying: {
    totalsPage: { method: 'GET', path: '/grants', who: 'anyone' },
    applyPage: { method: 'GET', path: '/apply', who: 'anyone' },
    postApply: { method: 'POST', path: '/apply', who: 'anyone' },
    applicationPage: { method: 'GET', path: application, who: 'anyone' },
    postDraft: { method: 'POST', path: application, who: 'anyone', most: mostApplication },
    // Its form carries what was typed on a page that shut; a lone button carries nothing.
    postCodeForm: { method: 'POST', path: `${application}/code`, who: 'anyone', takes: 'button' },
    postUnlockForm: { method: 'POST', path: `${application}/unlock`, who: 'anyone', most: mostApplication },
    withdrawPage: { method: 'GET', path: `${application}/withdraw`, who: 'anyone' },
    postWithdrawForm: { method: 'POST', path: `${application}/withdraw`, who: 'anyone', takes: 'button' },
    postReportForm: { method: 'POST', path: `${application}/report`, who: 'anyone', most: mostApplication },
    getFilesScript: { method: 'GET', path: '/files.js', who: 'anyone' },
    postFileForm: { method: 'POST', path: `${application}/files`, who: 'anyone', most: mostApplication },
    filePage: { method: 'GET', path: file, who: 'anyone' },
    sendFile: { method: 'GET', path: `${file}/send`, who: 'anyone' },
    fileSent: { method: 'GET', path: `${file}/sent`, who: 'anyone' },
    doneFile: { method: 'GET', path: `${file}/done`, who: 'anyone' },
    postRemoveForm: { method: 'POST', path: `${file}/remove`, who: 'anyone', takes: 'button' },
  },
  certificates: {
    ownCertificate: { method: 'GET', path: `${registration}/certificate`, who: 'anyone' },
    inLanguage: { method: 'GET', path: ['/certificates', '/certificates/{number}'], who: 'anyone' },
    askNumber: { method: 'GET', path: inEachLanguage('/certificates'), who: 'anyone' },
    verify: { method: 'GET', path: inEachLanguage('/certificates/{number}'), who: 'anyone' },
  },
} as const satisfies Readonly<Record<string, Pages>>;
