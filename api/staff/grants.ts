import * as z from 'zod/mini';
import { type Calls, gives, type PageOf } from '#api/call.ts';
import { pageOf, schemaOf, type Words } from '#api/document/describe.ts';
import { centre, choice, cursorOfCentre, fileId, id, required, text } from '#api/parameters.ts';
import { centreStaff, grantStaff } from '#api/roles.ts';
import * as samples from '#api/samples/grants.ts';
import { centreIds, grantStatuses } from '#events/index.ts';
import {
  type DraftAnswer,
  draftAnswer,
  type GrantAnswer,
  type GrantItem,
  grantAnswer,
  grantItem,
  type HistoryItem,
  handInAgainBody,
  handInBody,
  historyItem,
  type VersionAnswer,
  versionAnswer,
} from '#shared/staff/index.ts';

/** The cursor of a centre's list: its last grant. */
const grantPlace = z.tuple([
  z.enum(centreIds),
  z.enum(grantStatuses),
  z.iso.datetime({ precision: 3 }),
  z.uuidv7(),
]);

/** Grants, for logins that have a part in them. */
export const grants = {
  listGrants: {
    method: 'GET',
    path: '/grants',
    who: grantStaff,
    takes: {
      query: { centre: required(centre), status: choice(grantStatuses), cursor: cursorOfCentre(grantPlace) },
    },
    gives: gives<PageOf<GrantItem>>(200),
  },
  handInGrant: {
    method: 'POST',
    path: '/grants',
    who: centreStaff,
    takes: { body: handInBody, key: true },
    gives: gives<GrantItem>(201, 'version'),
    refuses: { 404: ['not-found'], 409: ['application-submitted', 'too-many-on-phone'] },
  },
  getGrantDraft: {
    method: 'GET',
    path: '/grant-drafts/{number}',
    who: centreStaff,
    takes: { path: { number: text(/^[1-9]\d{5}$/) } },
    gives: gives<DraftAnswer>(200),
    refuses: { 409: ['application-submitted'] },
  },
  getGrant: {
    method: 'GET',
    path: '/grants/{grantId}',
    who: grantStaff,
    takes: { path: { grantId: id } },
    gives: gives<GrantAnswer>(200, 'version'),
  },
  getGrantVersion: {
    method: 'GET',
    path: '/grants/{grantId}/versions/{application}',
    who: grantStaff,
    takes: { path: { grantId: id, application: text(/^[1-9]\d{0,3}$/) } },
    gives: gives<VersionAnswer>(200),
  },
  getGrantFile: {
    method: 'GET',
    path: '/grants/{grantId}/files/{fileId}',
    who: grantStaff,
    takes: { path: { grantId: id, fileId } },
    gives: { status: 303 },
  },
  getGrantHistory: {
    method: 'GET',
    path: '/grants/{grantId}/history',
    who: grantStaff,
    takes: { path: { grantId: id } },
    gives: gives<PageOf<HistoryItem>>(200),
  },
  getGrantHistoryFile: {
    method: 'GET',
    path: '/grants/{grantId}/history.csv',
    who: grantStaff,
    takes: { path: { grantId: id } },
    gives: { status: 200, mediaType: 'text/csv' },
  },
  handInGrantAgain: {
    method: 'POST',
    path: '/grants/{grantId}/submit',
    who: centreStaff,
    takes: { path: { grantId: id }, body: handInAgainBody, key: true, version: true },
    gives: gives<GrantItem>(200, 'version'),
    refuses: { 409: ['grant-not-now'] },
  },
} as const satisfies Calls;

const sums = 'Whole dinars, or cents of a dollar.';

const forWhom = 'For facilitators, managers and approvers of the centre and administrators.';

/** The same calls in words, with samples. */
export const grantsInWords = (): Words<typeof grants> => ({
  tag: 'Staff',
  schemas: {
    HandInRequest: schemaOf(handInBody, {
      number:
        'Of what was begun by text: it goes on under its number, with the files that came, and this in place of what is written there.',
      amount: sums,
    }),
    HandInAgainRequest: schemaOf(handInAgainBody, { amount: sums }),
    GrantItem: schemaOf(grantItem, { asked: sums, proposed: 'The sum of the first of two approvals.' }),
    Grant: schemaOf(grantAnswer, {
      contact: 'null where she had her data erased.',
      can: 'What this login may do with it now.',
    }),
    GrantPage: pageOf('GrantItem'),
    GrantVersion: schemaOf(versionAnswer),
    GrantMove: schemaOf(historyItem, {
      author: 'A member of staff by her id, `participant`, or a function.',
      tranche: 'Which part of the plan was handed over, or confirmed.',
      amount:
        'The sum that it was about: asked for, approved by this approver, handed over, confirmed, spent, or, of an end, what is reserved no longer.',
    }),
    GrantHistory: pageOf('GrantMove'),
    GrantDraft: schemaOf(draftAnswer),
  },
  calls: {
    listGrants: {
      summary: 'The grants of a centre, of one status the longest waiting first; up to 500 on a page',
      description: forWhom,
      gives: ['A page of them.', 'GrantPage', { items: [samples.grantItem], cursor: null }],
    },
    handInGrant: {
      summary: 'Hand an application in on behalf of a group',
      description: 'For facilitators and managers of the centre and administrators.',
      body: ['HandInRequest', samples.handInRequest],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 404: 'There is no application under this number.' },
    },
    getGrantDraft: {
      summary: 'What was begun by text or on the web, by its short number',
      description: 'For facilitators and managers of the centre and administrators.',
      gives: ['As far as it is written.', 'GrantDraft', samples.draft],
    },
    getGrant: {
      summary: 'A grant: what its last version says, who applied, and what can be done with it',
      description: forWhom,
      gives: ['The grant.', 'Grant', samples.grant],
    },
    getGrantVersion: {
      summary: 'One submitted version, as it was then',
      description: forWhom,
      gives: ['The version.', 'GrantVersion', samples.version],
    },
    getGrantFile: {
      summary: 'Fetch a file of a version that was submitted or of the report',
      description: forWhom,
      gives: ['It is there, for five minutes.'],
      location: '',
    },
    getGrantHistory: {
      summary: 'Every move, with its author, and how the grant stood before and after; only ever added to',
      description: forWhom,
      gives: ['The moves, the first first.', 'GrantHistory', { items: samples.history, cursor: null }],
    },
    getGrantHistoryFile: {
      summary: 'The same as a file for spreadsheets',
      description: forWhom,
      gives: ['RFC 4180, in UTF-8.'],
    },
    handInGrantAgain: {
      summary: 'Hand in anew what was returned, on behalf of the group',
      description: 'For facilitators and managers of the centre and administrators.',
      body: [
        'HandInAgainRequest',
        {
          place: 'گەڕەکی ئازادی',
        },
      ],
      gives: ['The grant as it is then.', 'GrantItem', samples.grantItem],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
  },
});
