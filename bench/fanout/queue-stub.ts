/**
 * Stands for SQS in a process of its own: takes all messages, counts them, and gives pages back on request.
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

export type QueueStub = {
  /** Where it is: `http://127.0.0.1:41234`. */
  readonly endpoint: string;
  /** Messages taken since the last look. */
  readonly counted: () => { readonly batches: number; readonly messages: number };
  readonly close: () => void;
};

type Entry = { readonly Id: string; readonly MessageBody: string };
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

export async function queueStub(): Promise<QueueStub> {
  let batches = 0;
  let messages = 0;
  const pages: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'GET') return void response.end(pages.shift() ?? '');
      // The SDK's JSON protocol sends the command's input as it was given.
      const body: { Entries?: Entry[]; MessageBody?: string } = JSON.parse(Buffer.concat(chunks).toString());
      const { Entries, MessageBody = '' } = body;
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      if (Entries === undefined) {
        pages.push(MessageBody);
        return void response.end(JSON.stringify({ MessageId: '1', MD5OfMessageBody: md5(MessageBody) }));
      }
      batches += 1;
      messages += Entries.length;
      const Successful = Entries.map((entry) => ({
        Id: entry.Id,
        MessageId: entry.Id,
        MD5OfMessageBody: md5(entry.MessageBody),
      }));
      response.end(JSON.stringify({ Successful }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The queue stub has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    counted: () => {
      const seen = { batches, messages };
      batches = 0;
      messages = 0;
      return seen;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
