import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';

/** What the outside sees of Diwan: phones of the carrier, the public API, the staff API. */
const outputs = inject('outputs');
export const { siteUrl, apiUrl, carrierUrl, consoleUrl, staff } = outputs;

export type PhoneMessage = {
  readonly direction: 'in' | 'out';
  readonly body: string;
  readonly at: string;
  readonly segments: number;
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** The gateway that brought it; SNS where there is none. */
  readonly gateway?: 'android';
};

let lastNumber = 0;

/**
 * A number that no other test and no demo data has: valid, in a range of ours, by the millisecond. Files that run one
 * after the other draw none twice within two hours; at random some of a run's hundreds would meet now and then.
 */
export function newNumber(): string {
  lastNumber = Math.max(lastNumber + 1, Date.now());
  return `+964750${2_000_000 + (lastNumber % 8_000_000)}`;
}

/** A phone in someone's hand. */
export function aPhone(number = newNumber()) {
  const url = `${carrierUrl}/phones/${number}/messages`;
  const thread = async (): Promise<PhoneMessage[]> => (await fetch(url)).json();
  const received = async () => (await thread()).filter(({ direction }) => direction === 'in');
  return {
    number,
    received,
    /** Texts the centre; `id` and `copies` let the network deliver the same text several times; `door` takes it through a gateway. */
    async text(body: string, delivery: { id?: string; copies?: number; door?: string } = {}): Promise<void> {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ body, ...delivery }),
      });
      if (answer.status !== 201) throw new Error(`The carrier took no text: ${answer.status}`);
    },
    /** What becomes of texts to it: they arrive, unless ordered otherwise (local/carrier/receptions.ts). */
    async receives(order: { failure?: string; times?: number; silent?: boolean }): Promise<void> {
      const reception = `${carrierUrl}/phones/${number}/reception`;
      const answer = await fetch(reception, { method: 'POST', body: JSON.stringify(order) });
      if (answer.status !== 200) throw new Error(`The carrier took no order: ${answer.status}`);
    },
    /** Waits for the `count`th message to arrive and answers with it. */
    async message(count: number, withinMs = 20_000): Promise<PhoneMessage> {
      return eventually(async () => {
        const message = (await received())[count - 1];
        if (message === undefined) throw new Error(`${number} has not got message ${count}`);
        return message;
      }, withinMs);
    },
  };
}

/** Tries until it does not throw; throws the last reason when the time is over. */
export async function eventually<T>(attempt: () => Promise<T>, withinMs = 20_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (reason) {
      if (Date.now() > end) throw reason;
      await quiet(150);
    }
  }
}

export const quiet = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export type ApiAnswer<T> = { readonly status: number; readonly headers: Headers; readonly body: T };

/** One request to the public or staff API. */
export async function api<T>(
  method: string,
  path: string,
  options: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<ApiAnswer<T>> {
  const answer = await fetch(`${apiUrl}${path}`, {
    method,
    headers: {
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await answer.text();
  // The caller names the shape it goes on to look at.
  return {
    status: answer.status,
    headers: answer.headers,
    body: (text === '' ? null : JSON.parse(text)) as T,
  };
}

export type Registered = {
  readonly registrationId: string;
  readonly status: 'confirmed' | 'waitlisted';
  readonly position: number | null;
  readonly manageUrl: string;
};

/** Registers through the public API with what a form would send. */
export const registerByApi = (
  body: Record<string, unknown>,
  key: string = randomUUID(),
): Promise<ApiAnswer<Registered & { type?: string; errors?: { pointer: string; detail: string }[] }>> =>
  api('POST', '/registrations', {
    headers: { 'idempotency-key': key },
    body: { language: 'ar', consent: true, ...body },
  });

/** The path of the API's own view of a manage link. */
export const manageApiPath = (manageUrl: string): string =>
  `/registrations/${new URL(manageUrl).pathname.split('/').at(-1)}`;

export type Activity = {
  readonly code: string;
  readonly title: string;
  readonly capacity: number;
  readonly placesLeft: number;
  readonly waiting: number;
  readonly childcareLeft: number;
};
export const activity = async (code: string): Promise<Activity> =>
  (await api<Activity>('GET', `/activities/${code}`)).body;

/** An access token of one of the demo logins. */
export async function tokenOf(username: string): Promise<string> {
  const login = staff.find((one) => one.username === username);
  if (login === undefined) throw new Error(`There is no demo login ${username}`);
  const { username: name, password } = login;
  const { body } = await api<{ accessToken: string }>('POST', '/staff/tokens', {
    body: { username: name, password },
  });
  return body.accessToken;
}

export type Counts = { readonly totals: Readonly<Record<string, number>>; readonly breakdown?: unknown[] };
export async function countsOf(token: string, scope: string, period = 'all'): Promise<Counts> {
  const query = new URLSearchParams({ scope, period });
  const { status, body } = await api<Counts>('GET', `/counts?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (status !== 200) throw new Error(`The counts of ${scope} were answered with ${status}`);
  return body;
}
