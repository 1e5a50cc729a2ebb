import { grantStatuses } from '#events/index.ts';
import { moves } from './moves.ts';
import { moveNames } from './schema.ts';

/** The state machine as a page to read, made from the table that decides; `npm run generate` writes it. */
export function movesPage(): string {
  const rows = moveNames.map((name) => {
    const { by, from, to, notBy, only } = moves[name];
    const leads = to === 'same' ? 'stays' : to.join(' or ');
    return `| \`${name}\` | ${by.join(', ')} | ${from.join(', ')} | ${leads} | ${notBy ?? ''} | ${only ?? ''} |`;
  });
  const leadingOn = grantStatuses.map((status) => {
    const names = moveNames.filter((name) => moves[name].from.includes(status));
    const anew = status === 'returned' ? ['`submit`'] : [];
    const all = [...anew, ...names.map((name) => `\`${name}\``)];
    return `| ${status} | ${all.length === 0 ? 'nothing: it is over' : all.join(', ')} |`;
  });
  return `${[
    opening,
    '| move | by | from | to | not by | only |\n| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join(
    '\n',
  )}\n\n## What can be done from where\n\n| it is | then |\n| --- | --- |\n${leadingOn.join('\n')}\n`;
}

const opening = `# The moves of a grant

Made from \`shared/grants/moves.ts\`, the table that decides: \`npm run generate\`. An application becomes a grant when it is
submitted, by the applicant or on her behalf by a facilitator or manager; one that was returned is submitted anew as its
next version. Whoever declared an interest decides on nothing of it. Every move is written in one transaction with its
event and with what it does to the budget, on the version that was read.
`;
