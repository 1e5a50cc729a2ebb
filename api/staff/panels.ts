import * as z from 'zod/mini';
import { type Calls, gives, type PageOf } from '#api/call.ts';
import { pageOf, schemaOf, type Words } from '#api/document/describe.ts';
import { centre, cursorOfCentre, id, required } from '#api/parameters.ts';
import { approvers, deciders, managers } from '#api/roles.ts';
import * as samples from '#api/samples/grants.ts';
import { centreIds } from '#events/index.ts';
import { callPanel, giveScores, outcomeBody } from '#shared/grants/panels/index.ts';
import {
  type PanelAnswer,
  type PanelMemberAnswer,
  panelAnswer,
  panelMemberAnswer,
  panelMemberBody,
} from '#shared/staff/index.ts';

/** The cursor of a centre's list of panels. */
const panelPlace = z.tuple([z.enum(centreIds), z.iso.date(), z.uuidv7()]);

/** The panels that decide on grants together, and the phones told each morning which applications wait. */
export const panels = {
  listPanels: {
    method: 'GET',
    path: '/panels',
    who: deciders,
    takes: { query: { centre: required(centre), cursor: cursorOfCentre(panelPlace) } },
    gives: gives<PageOf<PanelAnswer>>(200),
  },
  callPanel: {
    method: 'POST',
    path: '/panels',
    who: deciders,
    takes: { body: callPanel, key: true },
    gives: gives<PanelAnswer>(201, 'version'),
    refuses: { 409: ['not-screened'] },
  },
  getPanel: {
    method: 'GET',
    path: '/panels/{panelId}',
    who: deciders,
    takes: { path: { panelId: id } },
    gives: gives<PanelAnswer>(200, 'version'),
  },
  scoreGrant: {
    method: 'POST',
    path: '/panels/{panelId}/scores',
    who: approvers,
    takes: { path: { panelId: id }, body: giveScores, key: true },
    gives: gives<PanelAnswer>(200, 'version'),
    refuses: { 409: ['panel-decided', 'interest-declared'] },
  },
  recordPanelOutcome: {
    method: 'POST',
    path: '/panels/{panelId}/outcome',
    who: approvers,
    takes: { path: { panelId: id }, body: outcomeBody, key: true, version: true },
    gives: gives<PanelAnswer>(200, 'version'),
    refuses: { 409: ['panel-decided', 'outcomes-refused', 'budget-short', 'no-budget'] },
  },
  listPanelMembers: {
    method: 'GET',
    path: '/panel-members',
    who: managers,
    takes: { query: { centre: required(centre) } },
    gives: gives<PageOf<PanelMemberAnswer>>(200),
  },
  addPanelMember: {
    method: 'POST',
    path: '/panel-members',
    who: managers,
    takes: { body: panelMemberBody, key: true },
    gives: gives<PanelMemberAnswer>(201),
  },
  removePanelMember: {
    method: 'DELETE',
    path: '/panel-members/{panelMemberId}',
    who: managers,
    takes: { path: { panelMemberId: id }, key: true },
    gives: { status: 204 },
  },
} as const satisfies Calls;

const forWhom = 'For managers and approvers of the centre and administrators.';

/** The same calls in words, with samples. */
export const panelsInWords = (): Words<typeof panels> => ({
  tag: 'Staff',
  schemas: {
    PanelRequest: schemaOf(callPanel),
    Panel: schemaOf(panelAnswer),
    PanelPage: pageOf('Panel'),
    ScoresRequest: schemaOf(giveScores, { scores: 'In the order of the criteria, 1 to 5.' }),
    OutcomeRequest: schemaOf(outcomeBody, { outcomes: 'Of each application of the panel, once.' }),
    PanelMemberRequest: schemaOf(panelMemberBody),
    PanelMember: schemaOf(panelMemberAnswer),
    PanelMemberPage: pageOf('PanelMember'),
  },
  calls: {
    listPanels: {
      summary: 'The panels of a centre, by the day they are held',
      description: forWhom,
      gives: ['A page of them.', 'PanelPage', { items: [samples.panel], cursor: null }],
    },
    callPanel: {
      summary: 'Call a meeting on applications that are checked, with the criteria agreed on',
      description: forWhom,
      body: ['PanelRequest', samples.panelRequest],
      gives: ['The panel.', 'Panel', samples.panel],
    },
    getPanel: {
      summary: 'A panel: its applications as they stand, and everyone’s scores',
      description: forWhom,
      gives: ['The panel.', 'Panel', samples.panel],
    },
    scoreGrant: {
      summary: 'Give an application one’s scores, in place of those given before',
      description: 'For approvers of the centre.',
      body: ['ScoresRequest', samples.scores],
      gives: ['The panel.', 'Panel', samples.panel],
    },
    recordPanelOutcome: {
      summary: 'Record what was decided on every application, together or not at all',
      description: 'For approvers of the centre, who decide as each does alone.',
      body: ['OutcomeRequest', samples.outcome],
      gives: ['The panel.', 'Panel', samples.panel],
      refuses: { 400: 'The key is missing, or something in the body is not as it must be.' },
    },
    listPanelMembers: {
      summary: 'The phones that are told each morning what waits for the panel of a centre',
      description: 'For managers of the centre and administrators.',
      gives: ['All of them.', 'PanelMemberPage', { items: [samples.member], cursor: null }],
    },
    addPanelMember: {
      summary: 'Add a phone to those',
      description: 'For managers of the centre and administrators.',
      body: ['PanelMemberRequest', samples.memberRequest],
      gives: ['Added.', 'PanelMember', samples.member],
    },
    removePanelMember: {
      summary: 'Take a phone from those',
      description: 'For managers of the centre and administrators.',
      gives: ['Taken out.'],
      refuses: { 400: 'The key is missing or not one.' },
    },
  },
});
