import type { Language } from '#events/index.ts';
import { directionOf, localDate, localTime, money } from '#shared/language/index.ts';
import { isMessageKey, render, renderStored } from '#shared/language/messages/console/index.ts';
import type { GrantAnswer, HistoryItem } from '#shared/staff/index.ts';
import { ListTable } from '../frame/list-table.tsx';
import { grantsPath } from './list-page.tsx';

/** What a move is called. */
function moveText(type: string, language: Language): string {
  const key = type.replace('grant.', 'console.event.');
  if (!isMessageKey(key)) throw new Error(`Nothing says what ${type} is`);
  return renderStored(key, language, {});
}

/** Every move of a grant with its time, sum, author and status; below, the link to the same as a CSV file. */
export function History({
  grant,
  history,
  language,
}: { readonly grant: GrantAnswer; readonly history: readonly HistoryItem[] } & {
  readonly language: Language;
}) {
  return (
    <section>
      <h2>{render('console.history', language)}</h2>
      <ListTable
        label={render('console.history', language)}
        columns={[
          render('console.moveAt', language),
          render('console.what', language),
          render('console.sum', language),
          render('console.author', language),
          render('console.status', language),
        ]}
      >
        {history.map((move) => (
          <tr key={move.eventId}>
            <Move move={move} grant={grant} language={language} />
          </tr>
        ))}
      </ListTable>
      <p>
        <a href={`${grantsPath}/${grant.grantId}/history.csv`}>{render('console.historyFile', language)}</a>
      </p>
    </section>
  );
}

/** An arrow per direction: text direction does not mirror arrows. */
const onTo = { ltr: '→', rtl: '←' } as const;

function Move({
  move: { type, at, author, authorName, before, after, tranche, amount, reason, isAnswered },
  grant,
  language,
}: {
  readonly move: HistoryItem;
  readonly grant: GrantAnswer;
  readonly language: Language;
}) {
  return (
    <>
      <td>
        <time dateTime={at}>
          <bdi dir="ltr">
            {localDate(at)} {localTime(at)}
          </bdi>
        </time>
      </td>
      <th scope="row">
        {moveText(type, language)}
        {tranche !== null && ` · ${render('console.tranche', language, { position: tranche })}`}
        {isAnswered && ` · ${render('console.answered', language)}`}
        {reason !== null && (
          <span class="hint" dir="auto">
            {reason}
          </span>
        )}
      </th>
      <td class="number">{amount !== null && <bdi>{money(amount, grant.currency, language)}</bdi>}</td>
      <td>
        {author === 'participant' ? (
          render('console.byGroup', language)
        ) : (
          <bdi>{authorName ?? author.slice(0, 8)}</bdi>
        )}
      </td>
      <td>
        {before.status !== null &&
          before.status !== after.status &&
          `${render(`grantStatus.${before.status}`, language)} ${onTo[directionOf[language]]} `}
        {after.status !== null && render(`grantStatus.${after.status}`, language)}
      </td>
    </>
  );
}
