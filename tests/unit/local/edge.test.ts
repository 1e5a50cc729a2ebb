import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { mostAtOnce, startEdge } from '#local/edge/edge.ts';

const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

/** A local cloud that answers when it is told to, and an edge in front of it. */
async function aSlowCloud() {
  const held: ServerResponse[] = [];
  let most = 0;
  let underWay = 0;
  const order: string[] = [];
  const cloud = createServer((request, response) => {
    underWay += 1;
    most = Math.max(most, underWay);
    order.push(request.url ?? '');
    response.on('close', () => {
      underWay -= 1;
    });
    request.resume();
    held.push(response);
  });
  await new Promise<void>((listening) => cloud.listen(0, '127.0.0.1', () => listening()));
  const address = cloud.address();
  const cloudPort = typeof address === 'object' && address !== null ? address.port : 0;
  const edge = await startEdge({ port: 0, cloudPort, httpApiId: () => 'api' });
  closings.push(async () => void cloud.closeAllConnections(), edge.close);
  closings.push(() => new Promise((closed) => cloud.close(() => closed())));
  return {
    ...{ edge, held, order },
    most: () => most,
    answer: (count = 1) => {
      for (const response of held.splice(0, count)) response.end('answer');
    },
  };
}
const settled = async (until: () => boolean) => {
  for (let tries = 0; tries < 400 && !until(); tries++) await pause(10);
  expect(until()).toBe(true);
};

it('gives the local cloud sixteen at once, and the others when there is room, and every one an answer', async () => {
  const { edge, held, most, answer } = await aSlowCloud();
  const body = JSON.stringify({ code: '214' });
  const answers = Promise.all(
    Array.from({ length: 200 }, () => fetch(`${edge.url}/api/registrations`, { method: 'POST', body })),
  );
  await settled(() => held.length === mostAtOnce && edge.underWay() === 200);
  const working = setInterval(() => answer(), 1);
  const statuses = new Set((await answers).map(({ status }) => status));
  clearInterval(working);
  expect([statuses, most()]).toEqual([new Set([200]), mostAtOnce]);
  expect(edge.underWay()).toBe(0);
});

it('lets those go on in their order who wait', async () => {
  const { edge, held, order, answer } = await aSlowCloud();
  const waiting: Promise<Response>[] = [];
  for (let number = 0; number < mostAtOnce + 8; number++) {
    waiting.push(fetch(`${edge.url}/${number}`));
    await settled(() => edge.underWay() === number + 1);
  }
  for (let number = 0; number < mostAtOnce + 8; number++) {
    await settled(() => held.length > 0);
    answer();
  }
  await Promise.all(waiting);
  expect(order.slice(mostAtOnce)).toEqual(
    Array.from({ length: 8 }, (_, position) => `/${mostAtOnce + position}`),
  );
});

it('forgets someone who went away while she waited, and gives her room to no one twice', async () => {
  const { edge, held, order, answer } = await aSlowCloud();
  const first = Array.from({ length: mostAtOnce }, (_, number) => fetch(`${edge.url}/${number}`));
  await settled(() => held.length === mostAtOnce);
  const leaving = new AbortController();
  const left = fetch(`${edge.url}/left`, { signal: leaving.signal }).catch(() => 'left');
  const stayed = fetch(`${edge.url}/stayed`);
  await settled(() => edge.underWay() === mostAtOnce + 2);
  leaving.abort();
  expect(await left).toBe('left');
  await settled(() => edge.underWay() === mostAtOnce + 1);
  answer();
  await settled(() => order.includes('/stayed'));
  expect([order.includes('/left'), held.length]).toEqual([false, mostAtOnce]);
  answer(mostAtOnce);
  await Promise.all([...first, stayed]);
});
