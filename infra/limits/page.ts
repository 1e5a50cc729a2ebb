import { inWords, limits } from './limits.ts';

/** The page `docs/limits.md`: every limit of AWS that templates are held against, with the page of AWS that says it. */
export const limitsPage = (): string =>
  `# Limits of AWS

Made from \`infra/limits/limits.ts\` by \`npm run generate\`. \`npm run check\` measures the templates of every stage against
these and fails where one is fuller than the third column. A test crosses each of them once.

| what | at most | kept below | AWS |
| --- | --- | --- | --- |
${limits
  .map(
    ({ of, most, unit, fill = 0.9, source }) =>
      `| ${inWords(of)} | ${most.toLocaleString('en')} ${unit} | ${Math.round(fill * 100)} % | https://docs.aws.amazon.com/${source} |`,
  )
  .join('\n')}
`;
