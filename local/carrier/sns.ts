/** The part of SNS that sends text messages, as its clients speak it: the AWS query protocol, XML answers. */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Faults } from './faults.ts';
import type { Messages } from './messages.ts';
import { isPhoneNumber } from './numbers.ts';

/** SNS's own error codes for the statuses a fault may ask for. */
const errorCodes: Readonly<Record<number, string>> = {
  400: 'InvalidParameter',
  403: 'AuthorizationError',
  429: 'Throttled',
  500: 'InternalError',
  503: 'ServiceUnavailable',
};

/**
 * Answers one call of the SNS API. Only `Publish` to a phone number is known.
 *
 * @param form the request's body: `Action=Publish&PhoneNumber=…&Message=…`
 */
export async function answerSns(
  form: URLSearchParams,
  response: ServerResponse,
  { faults, messages }: { readonly faults: Faults; readonly messages: Messages },
): Promise<void> {
  const action = form.get('Action');
  if (action !== 'Publish') {
    return refuse(
      response,
      400,
      'InvalidAction',
      `The carrier knows Publish only, not ${action ?? 'nothing'}.`,
    );
  }
  const phone = form.get('PhoneNumber') ?? '';
  const body = form.get('Message') ?? '';
  if (!isPhoneNumber(phone)) {
    return refuse(
      response,
      400,
      'InvalidParameter',
      `Invalid parameter: PhoneNumber Reason: ${phone} is not valid`,
    );
  }
  if (body === '') return refuse(response, 400, 'InvalidParameter', 'Invalid parameter: Empty message');

  const fate = faults.next();
  if (fate.delayMs > 0) await pause(fate.delayMs);
  if (fate.is === 'failed') {
    const code = errorCodes[fate.status] ?? (fate.status < 500 ? 'InvalidParameter' : 'InternalError');
    return refuse(response, fate.status, code, 'A fault that was ordered.');
  }
  const message = messages.carry({ id: randomUUID(), phone, direction: 'in', body });
  if (fate.is === 'delivered, answer lost') return void response.socket?.destroy();
  answer(
    response,
    200,
    `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${message.id}</MessageId></PublishResult>${trailer()}</PublishResponse>`,
  );
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  const kind = status < 500 ? 'Sender' : 'Receiver';
  answer(
    response,
    status,
    `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>${kind}</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  );
}

function answer(response: ServerResponse, status: number, xml: string): void {
  response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' });
  response.end(xml);
}

function trailer(): string {
  return `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
