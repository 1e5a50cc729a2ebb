import { inspect } from 'node:util';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { documentsOver, senderOver } from '#shared/table/table.ts';
import { onTheTable } from '#tests/support/table/table.ts';
import { tableForAllTests } from '#tests/support/table/table-for-tests.ts';

onTheTable('what is kept of commands for the next of their kind', () => {
  const db = tableForAllTests();

  it('is nothing of what the first one asked', async () => {
    const documents = documentsOver(db.client);
    const send = senderOver(documents);
    const handed: string[] = [];
    documents.middlewareStack.add(
      (next, context) => (args) => {
        handed.push(inspect(context, { depth: 4 }));
        return next(args);
      },
      { step: 'initialize', name: 'lookOn' },
    );
    const of = (sk: string) => new GetCommand({ TableName: db.name, Key: { pk: 'PERSON#Layla', sk } });
    await send(of('A'));
    await send(of('B'));
    expect(handed).toHaveLength(2);
    expect(handed.join('\n')).toContain('GetItemCommand');
    expect(handed.join('\n')).not.toContain('Layla');
  });
});
