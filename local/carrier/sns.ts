/** The part of SNS that sends text messages, as its clients speak it: the AWS query protocol, XML answers. */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { DeliveryStatus } from './delivery-status.ts';
import type { Faults } from './faults.ts';
import { type Messages, sizeOf } from './messages.ts';
import { isPhoneNumber } from './numbers.ts';
import type { OptOuts } from './opt-outs.ts';
import type { Receptions } from './receptions.ts';

/** SNS's own error codes for the statuses a fault may ask for. */
const errorCodes: Readonly<Record<number, string>> = {
  400: 'InvalidParameter',
  403: 'AuthorizationError',
  429: 'Throttled',
  500: 'InternalError',
  503: 'ServiceUnavailable',
};

/** AWS: "The total size limit for a single SMS Publish action is 1,600 characters." */
const longestText = 1600;

type Network = {
  readonly faults: Faults;
  readonly messages: Messages;
  readonly optOuts: OptOuts;
  readonly receptions: Receptions;
  /** Where it writes delivery reports, once it is connected. */
  readonly status: DeliveryStatus | undefined;
};
type Call = (form: URLSearchParams, response: ServerResponse, network: Network) => void | Promise<void>;

/**
 * Answers one call of the SNS API: those that send a text or deal with the list of phones that opted out.
 *
 * @param form the request's body: `Action=Publish&PhoneNumber=…&Message=…`
 */
export function answerSns(form: URLSearchParams, response: ServerResponse, network: Network) {
  const action = form.get('Action') ?? 'nothing';
  const call = calls[action];
  if (call === undefined) {
    const known = Object.keys(calls).join(', ');
    return refuse(response, 400, 'InvalidAction', `The carrier knows ${known}, not ${action}.`);
  }
  return call(form, response, network);
}

const calls: Readonly<Record<string, Call>> = {
  async Publish(form, response, { faults, messages, optOuts, receptions, status }) {
    const phone = form.get('PhoneNumber') ?? '';
    const body = form.get('Message') ?? '';
    if (!isPhoneNumber(phone)) {
      return invalid(response, `PhoneNumber Reason: ${phone} is not valid`);
    }
    if (body === '') return invalid(response, 'Empty message');
    if (body.length > longestText) return invalid(response, 'Message Reason: Message must be shorter');

    const fate = faults.next();
    if (fate.delayMs > 0) await pause(fate.delayMs);
    if (fate.is === 'failed') {
      const code = errorCodes[fate.status] ?? (fate.status < 500 ? 'InvalidParameter' : 'InternalError');
      return refuse(response, fate.status, code, 'A fault that was ordered.');
    }
    // AWS takes a text for a phone that opted out like any other, and does not deliver it.
    const id = randomUUID();
    if (!optOuts.has(phone)) {
      const failure = receptions.next(phone);
      if (failure === undefined) messages.carry({ id, phone, direction: 'in', body });
      if (!receptions.isSilent(phone)) status?.note({ id, phone, failure, segments: sizeOf(body).segments });
    }
    if (fate.is === 'delivered, answer lost') return void response.socket?.destroy();
    succeed(response, 'Publish', `<MessageId>${id}</MessageId>`);
  },

  CheckIfPhoneNumberIsOptedOut(form, response, { optOuts }) {
    const phone = form.get('phoneNumber') ?? '';
    if (!isPhoneNumber(phone)) return invalid(response, `PhoneNumber Reason: ${phone} is not valid`);
    succeed(response, 'CheckIfPhoneNumberIsOptedOut', `<isOptedOut>${optOuts.has(phone)}</isOptedOut>`);
  },

  OptInPhoneNumber(form, response, { optOuts }) {
    const phone = form.get('phoneNumber') ?? '';
    if (!isPhoneNumber(phone)) return invalid(response, `PhoneNumber Reason: ${phone} is not valid`);
    if (!optOuts.letIn(phone)) return invalid(response, 'The phone was opted in within the last 30 days');
    succeed(response, 'OptInPhoneNumber', '');
  },
};

const invalid = (response: ServerResponse, what: string): void =>
  refuse(response, 400, 'InvalidParameter', `Invalid parameter: ${what}`);

function succeed(response: ServerResponse, action: string, result: string): void {
  answer(
    response,
    200,
    `<${action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><${action}Result>${result}</${action}Result>${trailer()}</${action}Response>`,
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
