import type * as z from 'zod/mini';
import { type Calls, gives } from '#api/call.ts';
import { schemaOf, type Words } from '#api/document/describe.ts';
import { applicationToken, fileId, nothing } from '#api/parameters.ts';
import * as samples from '#api/samples/applications.ts';
import { fileWish } from '#shared/uploads/index.ts';
import { announcedAnswer, fileAnswer } from './application-bodies.ts';

/** The files that go with an application or with its report. */
export const applicationFiles = {
  announceFile: {
    method: 'POST',
    path: '/applications/{token}/files',
    who: 'anyone',
    takes: { path: { token: applicationToken }, body: fileWish, unlockKey: true },
    gives: gives<z.infer<typeof announcedAnswer>>(201),
    refuses: {
      400: ['invalid-request', 'file-wrong-type', 'file-heic', 'file-too-large'],
      403: ['application-locked'],
      409: ['application-submitted', 'too-many-files'],
    },
  },
  getFile: {
    method: 'GET',
    path: '/applications/{token}/files/{fileId}',
    who: 'anyone',
    takes: { path: { token: applicationToken, fileId }, unlockKey: true },
    gives: { status: 303 },
    refuses: { 403: ['application-locked'] },
  },
  removeFile: {
    method: 'DELETE',
    path: '/applications/{token}/files/{fileId}',
    who: 'anyone',
    takes: { path: { token: applicationToken, fileId }, unlockKey: true },
    gives: { status: 204 },
    refuses: { 403: ['application-locked'], 409: ['application-submitted'] },
  },
  checkFile: {
    method: 'POST',
    path: '/applications/{token}/files/{fileId}/check',
    who: 'anyone',
    takes: { path: { token: applicationToken, fileId }, body: nothing, mayBeEmpty: true, unlockKey: true },
    gives: gives<z.infer<typeof fileAnswer>>(200),
    refuses: {
      403: ['application-locked'],
      409: [
        'file-not-arrived',
        'file-wrong-type',
        'file-heic',
        'file-broken',
        'file-too-large',
        'application-submitted',
      ],
    },
  },
} as const satisfies Calls;

/** The same calls in words, with samples. */
export const applicationFilesInWords = (): Words<typeof applicationFiles> => ({
  tag: 'Grants',
  refuses: { 403: 'The code was not given.', 404: 'There is no such application, or no such file of it.' },
  schemas: {
    FileRequest: schemaOf(fileWish, {
      name: 'A label, never a path.',
      type: 'What is said of it; what it is, is looked at once it came.',
      size: 'Bytes.',
    }),
    FileAnnounced: schemaOf(announcedAnswer, {
      upload:
        'A `multipart/form-data` form to POST to `url`: these fields, and behind them the content as `file`.',
    }),
    ApplicationFile: schemaOf(fileAnswer, {
      status: '`expected` until it was looked at, then `kept`: only those are handed in.',
    }),
  },
  calls: {
    announceFile: {
      summary: 'Say which file goes with an application or with the report, and get the form that sends it',
      description:
        'JPEG, PNG, WebP or PDF of at most 10 MB, ten of each at the most. What is sent and not looked at within a day is gone.',
      body: ['FileRequest', samples.fileRequest],
      gives: ['Expected.', 'FileAnnounced', samples.announced],
      refuses: {
        404: 'The token is none of ours, or its 30 days are over.',
        409: 'There is nothing files go with now, or there are ten.',
      },
    },
    getFile: {
      summary: 'Fetch a file of one’s own application',
      gives: ['It is there, for five minutes.'],
      location: '',
    },
    removeFile: {
      summary: 'Take a file out; a version that was submitted keeps it',
      gives: ['It is out.'],
      refuses: { 409: 'There is nothing files go with now.' },
    },
    checkFile: {
      summary: 'Have a file that was sent looked at, and kept if it is what it may be',
      description: 'Without a body. The same however often it is asked; a file that is refused is out.',
      gives: ['Kept.', 'ApplicationFile', samples.keptFile],
      refuses: { 409: 'It did not come (yet), or is not what is taken.' },
    },
  },
});
