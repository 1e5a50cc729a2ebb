import { centreIds, grantStatuses, grantThemes } from '#events/index.ts';
import { given, type MoveName, moveNames } from '#shared/grants/index.ts';
import { callPanel, giveScores, outcomeBody } from '#shared/grants/panels/index.ts';
import {
  budgetAnswer,
  budgetBody,
  draftAnswer,
  grantAnswer,
  grantItem,
  handInAgainBody,
  handInBody,
  historyItem,
  panelAnswer,
  panelMemberAnswer,
  panelMemberBody,
  versionAnswer,
} from '#shared/staff/index.ts';
import { grantTotalsAnswer } from '../applications/totals.ts';
import * as samples from './grant-samples.ts';
import { answer, type Json, parameter, problemAnswer, ref, schemaOf } from './parts.ts';
import {
  badBody,
  badQuery,
  busy,
  jsonBody,
  keyReused,
  noToken,
  notForThisLogin,
  staffOnly,
} from './responses.ts';

const sums = 'Whole dinars, or cents of a dollar.';

const list = (name: string): Json => ({
  type: 'object',
  required: ['items', 'cursor'],
  properties: {
    items: { type: 'array', items: ref(name) },
    cursor: { type: ['string', 'null'], description: 'Where the list goes on; null at its end.' },
  },
});

/** The name of the schema of what a move is given: `GrantApprove`. */
const schemaName = (move: MoveName): string =>
  `Grant${move.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Move`;

export const grantSchemas: Json = {
  GrantTotals: schemaOf(grantTotalsAnswer, { sums: 'By currency; whole dinars, or cents of a dollar.' }),
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
  GrantPage: list('GrantItem'),
  GrantVersion: schemaOf(versionAnswer),
  GrantMove: schemaOf(historyItem, {
    author: 'A member of staff by her id, `participant`, or a function.',
    tranche: 'Which part of the plan was handed over, or confirmed.',
    amount:
      'The sum that it was about: asked for, approved by this approver, handed over, confirmed, spent, or, of an end, what is reserved no longer.',
  }),
  GrantHistory: list('GrantMove'),
  GrantDraft: schemaOf(draftAnswer),
  BudgetRequest: schemaOf(budgetBody, { total: sums }),
  Budget: schemaOf(budgetAnswer, { free: 'What is neither reserved nor paid.', version: '0: not set yet.' }),
  PanelRequest: schemaOf(callPanel),
  Panel: schemaOf(panelAnswer),
  PanelPage: list('Panel'),
  ScoresRequest: schemaOf(giveScores, { scores: 'In the order of the criteria, 1 to 5.' }),
  OutcomeRequest: schemaOf(outcomeBody, { outcomes: 'Of each application of the panel, once.' }),
  PanelMemberRequest: schemaOf(panelMemberBody),
  PanelMember: schemaOf(panelMemberAnswer),
  PanelMemberPage: list('PanelMember'),
  ...Object.fromEntries(moveNames.map((move) => [schemaName(move), schemaOf(given[move])])),
};

const etag: Json = {
  ETag: { description: 'Its version: what `If-Match` is to say.', schema: { type: 'string' } },
};
const idIn = (name: string): Json => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
});
const centreQuery: Json = {
  name: 'centre',
  in: 'query',
  required: true,
  schema: { type: 'string', enum: centreIds },
};
const cursorQuery: Json = {
  name: 'cursor',
  in: 'query',
  description: 'As the answer before gave it.',
  schema: { type: 'string' },
};
const unknown = problemAnswer('There is no such thing.', 'not-found');
const changed = problemAnswer('It has changed since it was read.', 'version-changed');
const noVersion = problemAnswer('`If-Match` is missing.', 'version-missing');
const badWrite = problemAnswer(
  'The key is missing, or something in the body is not as it must be.',
  'idempotency-key-missing',
  'invalid-request',
);
const notNow = (...types: readonly string[]) => problemAnswer('Not as it stands now.', ...types);
const forKeepers = 'For facilitators, managers and approvers of the centre and administrators.';
const forPanels = 'For managers and approvers of the centre and administrators.';

type Reading = {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly Json[];
  readonly ok: Json;
  readonly query?: true;
  readonly conflicts?: readonly string[];
};
const reading = ({
  operationId,
  summary,
  description = forKeepers,
  parameters,
  ok,
  query,
  conflicts,
}: Reading): Json => ({
  operationId,
  tags: ['Staff'],
  summary,
  description,
  security: staffOnly,
  parameters: [...parameters, parameter('AcceptLanguage')],
  responses: {
    '200': ok,
    ...(query ? { '400': badQuery } : { '404': unknown }),
    ...(conflicts === undefined ? {} : { '409': notNow(...conflicts) }),
    '401': noToken,
    '403': notForThisLogin,
    '503': busy,
  },
});

type Writing = {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly Json[];
  readonly body: readonly [schema: string, example: unknown];
  readonly ok: Json;
  readonly made?: true;
  /** What is answered where the body names something that is not there. */
  readonly names?: string;
  readonly conflicts?: readonly string[];
  readonly versioned?: true;
};
const writing = (call: Writing): Json => ({
  operationId: call.operationId,
  tags: ['Staff'],
  summary: call.summary,
  description: call.description ?? forKeepers,
  security: staffOnly,
  parameters: [
    ...(call.parameters ?? []),
    parameter('IdempotencyKey'),
    ...(call.versioned ? [parameter('IfMatch')] : []),
    parameter('AcceptLanguage'),
  ],
  requestBody: jsonBody(...call.body),
  responses: {
    [call.made ? '201' : '200']: call.ok,
    '400': badWrite,
    '401': noToken,
    '403': notForThisLogin,
    ...(call.parameters === undefined ? {} : { '404': unknown }),
    ...(call.names === undefined ? {} : { '404': problemAnswer(call.names, 'not-found') }),
    ...(call.conflicts === undefined ? {} : { '409': notNow(...call.conflicts) }),
    ...(call.versioned ? { '412': changed, '428': noVersion } : {}),
    '422': keyReused,
    ...badBody,
    '503': busy,
  },
});

const theGrant = answer('The grant as it is then.', ref('GrantItem'), samples.grantItem, etag);
const grantId = idIn('grantId');

const summaries: Readonly<Record<MoveName, string>> = {
  screen: 'It was read through and can be decided',
  return: 'Give it back to the group to be changed, with the reason in its language',
  reject: 'It is not approved, or not any more, with the reason in the language of the group',
  approve: 'Approve it, perhaps for less; above the threshold a second approver must give the same sum',
  'declare-interest': 'Say that one has an interest in it, and must not decide on it',
  plan: 'Say in which parts it is paid, and when its report is due',
  disburse: 'The next part was handed over',
  confirm: 'Someone else confirms that it arrived',
  report: 'Hand the report in on behalf of the group',
  'return-report': 'Give the report back to be completed',
  close: 'All is done: what was not spent is to be given back',
  withdraw: 'Take it back on behalf of the group',
  cancel: 'End it; what was paid stays paid, less what the group is to give back',
  'take-back':
    'The group gave money back; again before someone else confirms it: put the sum right, 0 where nothing was given',
  'confirm-back': 'Someone else confirms that it is there: the budget has it again',
};
const conflicts = [
  'grant-not-now',
  'grant-second-person',
  'interest-declared',
  'application-changed',
  'amount-differs',
  'budget-short',
  'no-budget',
  'plan-does-not-fit',
  'no-such-tranche',
  'payment-under-way',
];
const movePaths: Json = Object.fromEntries(
  moveNames.map((move) => [
    `/grants/{grantId}/${move}`,
    {
      post: writing({
        operationId: `grant${schemaName(move).replace('Grant', '')}`,
        summary: summaries[move],
        parameters: [grantId],
        body: [schemaName(move), samples.moves[move]],
        ok: theGrant,
        conflicts,
        versioned: true,
      }),
    },
  ]),
);

const year: Json = {
  name: 'year',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^20[2-9]\\d$' },
};
const centre: Json = {
  name: 'centre',
  in: 'path',
  required: true,
  schema: { type: 'string', enum: centreIds },
};
const panelId = idIn('panelId');
const thePanel = answer('The panel.', ref('Panel'), samples.panel, etag);

/** The calls about grants: for anyone their totals, and those of staff who keep them. */
export const grantPaths: Json = {
  '/grant-totals': {
    get: {
      operationId: 'getGrantTotals',
      tags: ['Grants'],
      summary: 'How many grants and how much, for anyone',
      description: 'Of a centre, or of a theme at all centres together; of all of them without either.',
      parameters: [
        { name: 'centre', in: 'query', schema: { type: 'string', enum: centreIds } },
        { name: 'theme', in: 'query', schema: { type: 'string', enum: grantThemes } },
        {
          name: 'period',
          in: 'query',
          description: '`all`, or a month in Asia/Baghdad. Default `all`.',
          schema: { type: 'string', pattern: '^(all|20\\d\\d-(0[1-9]|1[0-2]))$' },
          example: '2026-11',
        },
        parameter('AcceptLanguage'),
      ],
      responses: {
        '200': answer('The totals.', ref('GrantTotals'), samples.totals),
        '400': badQuery,
        '503': busy,
      },
    },
  },
  '/grants': {
    get: reading({
      operationId: 'listGrants',
      summary: 'The grants of a centre, of one status the longest waiting first; up to 500 on a page',
      parameters: [
        centreQuery,
        { name: 'status', in: 'query', schema: { type: 'string', enum: grantStatuses } },
        cursorQuery,
      ],
      ok: answer('A page of them.', ref('GrantPage'), { items: [samples.grantItem], cursor: null }),
      query: true,
    }),
    post: writing({
      operationId: 'handInGrant',
      summary: 'Hand an application in on behalf of a group',
      description: 'For facilitators and managers of the centre and administrators.',
      body: ['HandInRequest', samples.handInRequest],
      ok: theGrant,
      made: true,
      names: 'There is no application under this number.',
      conflicts: ['application-submitted', 'too-many-on-phone'],
    }),
  },
  '/grant-drafts/{number}': {
    get: reading({
      operationId: 'getGrantDraft',
      summary: 'What was begun by text or on the web, by its short number',
      description: 'For facilitators and managers of the centre and administrators.',
      parameters: [
        { name: 'number', in: 'path', required: true, schema: { type: 'string', pattern: '^[1-9]\\d{5}$' } },
      ],
      ok: answer('As far as it is written.', ref('GrantDraft'), samples.draft),
      conflicts: ['application-submitted'],
    }),
  },
  '/grants/{grantId}': {
    get: reading({
      operationId: 'getGrant',
      summary: 'A grant: what its last version says, who applied, and what can be done with it',
      parameters: [grantId],
      ok: answer('The grant.', ref('Grant'), samples.grant, etag),
    }),
  },
  '/grants/{grantId}/versions/{application}': {
    get: reading({
      operationId: 'getGrantVersion',
      summary: 'One submitted version, as it was then',
      parameters: [
        grantId,
        {
          name: 'application',
          in: 'path',
          required: true,
          schema: { type: 'string', pattern: '^[1-9]\\d{0,3}$' },
        },
      ],
      ok: answer('The version.', ref('GrantVersion'), samples.version),
    }),
  },
  '/grants/{grantId}/files/{fileId}': {
    get: {
      operationId: 'getGrantFile',
      tags: ['Staff'],
      summary: 'Fetch a file of a version that was submitted or of the report',
      description: forKeepers,
      security: staffOnly,
      parameters: [grantId, parameter('FileId'), parameter('AcceptLanguage')],
      responses: {
        '303': {
          description: 'It is there, for five minutes.',
          headers: { Location: { schema: { type: 'string', format: 'uri' } } },
        },
        '401': noToken,
        '403': notForThisLogin,
        '404': unknown,
        '503': busy,
      },
    },
  },
  '/grants/{grantId}/history': {
    get: reading({
      operationId: 'getGrantHistory',
      summary: 'Every move, with its author, and how the grant stood before and after; only ever added to',
      parameters: [grantId],
      ok: answer('The moves, the first first.', ref('GrantHistory'), {
        items: samples.history,
        cursor: null,
      }),
    }),
  },
  '/grants/{grantId}/history.csv': {
    get: reading({
      operationId: 'getGrantHistoryFile',
      summary: 'The same as a file for spreadsheets',
      parameters: [grantId],
      ok: { description: 'RFC 4180, in UTF-8.', content: { 'text/csv': { schema: { type: 'string' } } } },
    }),
  },
  '/grants/{grantId}/submit': {
    post: writing({
      operationId: 'handInGrantAgain',
      summary: 'Hand in anew what was returned, on behalf of the group',
      description: 'For facilitators and managers of the centre and administrators.',
      parameters: [grantId],
      body: ['HandInAgainRequest', { place: 'گەڕەکی ئازادی' }],
      ok: theGrant,
      conflicts: ['grant-not-now'],
      versioned: true,
    }),
  },
  ...movePaths,
  '/budgets/{centre}/{year}': {
    get: reading({
      operationId: 'getBudget',
      summary: 'What a centre may grant in a year, and how it stands',
      description: forPanels,
      parameters: [centre, year],
      ok: answer('The budget; version 0 where it is not set.', ref('Budget'), samples.budget, etag),
    }),
    put: writing({
      operationId: 'setBudget',
      summary: 'Set what a centre may grant in a year, never below what is reserved and paid',
      description: 'For administrators.',
      parameters: [centre, year],
      body: ['BudgetRequest', { total: 40_000_000 }],
      ok: answer('The budget.', ref('Budget'), samples.budget, etag),
      conflicts: ['budget-too-small'],
      versioned: true,
    }),
  },
  '/panels': {
    get: reading({
      operationId: 'listPanels',
      summary: 'The panels of a centre, by the day they are held',
      description: forPanels,
      parameters: [centreQuery, cursorQuery],
      ok: answer('A page of them.', ref('PanelPage'), { items: [samples.panel], cursor: null }),
      query: true,
    }),
    post: writing({
      operationId: 'callPanel',
      summary: 'Call a meeting on applications that are checked, with the criteria agreed on',
      description: forPanels,
      body: ['PanelRequest', samples.panelRequest],
      ok: thePanel,
      made: true,
      conflicts: ['not-screened'],
    }),
  },
  '/panels/{panelId}': {
    get: reading({
      operationId: 'getPanel',
      summary: 'A panel: its applications as they stand, and everyone’s scores',
      description: forPanels,
      parameters: [panelId],
      ok: thePanel,
    }),
  },
  '/panels/{panelId}/scores': {
    post: writing({
      operationId: 'scoreGrant',
      summary: 'Give an application one’s scores, in place of those given before',
      description: 'For approvers of the centre.',
      parameters: [panelId],
      body: ['ScoresRequest', samples.scores],
      ok: thePanel,
      conflicts: ['panel-decided', 'interest-declared'],
    }),
  },
  '/panels/{panelId}/outcome': {
    post: writing({
      operationId: 'recordPanelOutcome',
      summary: 'Record what was decided on every application, together or not at all',
      description: 'For approvers of the centre, who decide as each does alone.',
      parameters: [panelId],
      body: ['OutcomeRequest', samples.outcome],
      ok: thePanel,
      conflicts: ['panel-decided', 'outcomes-refused', 'budget-short', 'no-budget'],
      versioned: true,
    }),
  },
  '/panel-members': {
    get: reading({
      operationId: 'listPanelMembers',
      summary: 'The phones that are told each morning what waits for the panel of a centre',
      description: 'For managers of the centre and administrators.',
      parameters: [centreQuery],
      ok: answer('All of them.', ref('PanelMemberPage'), { items: [samples.member], cursor: null }),
      query: true,
    }),
    post: writing({
      operationId: 'addPanelMember',
      summary: 'Add a phone to those',
      description: 'For managers of the centre and administrators.',
      body: ['PanelMemberRequest', samples.memberRequest],
      ok: answer('Added.', ref('PanelMember'), samples.member),
      made: true,
    }),
  },
  '/panel-members/{panelMemberId}': {
    delete: {
      operationId: 'removePanelMember',
      tags: ['Staff'],
      summary: 'Take a phone from those',
      description: 'For managers of the centre and administrators.',
      security: staffOnly,
      parameters: [idIn('panelMemberId'), parameter('IdempotencyKey'), parameter('AcceptLanguage')],
      responses: {
        '204': { description: 'Taken out.' },
        '400': problemAnswer('The key is missing or not one.', 'idempotency-key-missing', 'invalid-request'),
        '401': noToken,
        '403': notForThisLogin,
        '404': unknown,
        '422': keyReused,
        '503': busy,
      },
    },
  },
};
