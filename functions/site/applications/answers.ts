import type { ApplicationAnswer } from '#api/public/application-bodies.ts';
import type { Language } from '#events/index.ts';
import { applicationToken, flawsIn, keptUntil, owedBy, stepsOf } from '#shared/grants/index.ts';
import { render } from '#shared/language/messages/applications/index.ts';
import type { Opened, Seen, Submitted } from './view.ts';

/** The address of an application's page. */
export const manageUrl = (siteUrl: string, token: string): string => `${siteUrl}/applications/${token}`;

/** The fields of an application that the API shows; while it is locked, no text and no sum. */
export function applicationAnswer(seen: Seen, language: Language, siteUrl: string): ApplicationAnswer {
  const { draft, grant } = seen;
  const both = {
    number: draft.number,
    version: draft.version,
    manageUrl: manageUrl(siteUrl, applicationToken(draft)),
  };
  if (grant === undefined) {
    const { contact, members, centre, language: inLanguage, currency } = draft;
    return {
      ...both,
      status: 'draft',
      since: draft.changedAt,
      locked: false,
      can: ['change', 'submit'],
      keptUntil: keptUntil(draft),
      ...{ centre, language: inLanguage, currency, contact, members: [...members] },
      ...writing(seen, language),
    };
  }
  return {
    ...both,
    status: grant.status,
    since: grant.since,
    locked: seen.opened === undefined,
    can: [...(seen.opened === undefined ? (['ask-code'] as const) : []), ...stepsOf(grant)],
    ...(seen.opened === undefined ? {} : told(seen, seen.opened, language)),
  };
}

/** The content to submit, and what is missing before it can be. */
const writing = ({ draft }: Seen, language: Language) => ({
  content: { ...draft.content, ...(draft.content.lines && { lines: [...draft.content.lines] }) },
  files: [...draft.files],
  missing: flawsIn(draft).map(({ pointer, reason }) => ({
    pointer,
    detail: render(`field.${reason}`, language),
  })),
});

function told(seen: Submitted, { versions, reason, report }: Opened, language: Language) {
  const { grant } = seen;
  return {
    ...{ centre: grant.centre, language: grant.language, currency: grant.currency },
    versions: versions.map(({ grantId: _grantId, currency: _currency, lines, files, ...version }) => ({
      ...version,
      lines: [...lines],
      files: [...files],
    })),
    approved: grant.approved,
    paid: grant.paid,
    returned: grant.returned,
    ...(owedBy(grant) === 0 ? {} : { owed: owedBy(grant) }),
    tranches: grant.tranches.map(({ tranche, amount, dueOn, condition, confirmed }) => ({
      ...{ tranche, amount, dueOn, condition },
      paid: confirmed !== null,
    })),
    reportDueOn: grant.reportDueOn,
    ...(reason === undefined ? {} : { reason }),
    ...(report === undefined ? {} : { report: reportAnswer(report) }),
    ...(grant.status === 'returned' ? writing(seen, language) : {}),
    ...(grant.status === 'disbursing' ? { reportFiles: [...seen.draft.reportFiles] } : {}),
  };
}

const reportAnswer = ({ peopleReached, spent, story, reportedAt }: NonNullable<Opened['report']>) => ({
  peopleReached,
  spent: [...spent],
  story,
  reportedAt,
});
