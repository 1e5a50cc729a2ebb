import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { render } from '#shared/language/messages/index.ts';
import { localYear } from '#shared/language/time/time.ts';
import { aGarden } from '#tests/support/grants/grants.ts';
import { aPhone, api, eventually, tokenOf } from '../cloud/driver.ts';
import { pdf, send } from '../cloud/sending-files.ts';

type Grant = {
  readonly grantId: string;
  readonly number: string;
  readonly status: string;
  readonly version: number;
};
type Budget = {
  readonly total: number;
  readonly reserved: number;
  readonly paid: number;
  readonly free: number;
};
type Panel = {
  readonly panelId: string;
  readonly version: number;
  readonly applications: readonly { readonly grantId: string; readonly mean: number | null }[];
};
type Announced = { readonly file: { fileId: string }; readonly upload: Parameters<typeof send>[0] };

const tokens = new Map<string, string>();
beforeAll(async () => {
  for (const name of ['manager', 'facilitator', 'approver', 'approver2'])
    tokens.set(name, await tokenOf(`kirkuk.${name}`));
  tokens.set('admin', await tokenOf('admin'));
});

async function call<T>(
  method: string,
  path: string,
  { body, headers = {} }: { readonly body?: unknown; readonly headers?: Record<string, string> } = {},
): Promise<T> {
  const answer = await api<T>(method, path, {
    headers: { 'idempotency-key': randomUUID(), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  if (answer.status >= 300)
    throw new Error(`${method} ${path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
const staff = <T>(who: string, method: string, path: string, body?: unknown, version?: number) =>
  call<T>(method, path, {
    body,
    headers: {
      authorization: `Bearer ${tokens.get(who)}`,
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
  });
async function moves(who: string, { grantId }: Pick<Grant, 'grantId'>, move: string, body: unknown = {}) {
  const { version } = await staff<Grant>(who, 'GET', `/grants/${grantId}`);
  return staff<Grant>(who, 'POST', `/grants/${grantId}/${move}`, body, version);
}
const year = localYear(new Date().toISOString());
const budget = () => staff<Budget>('admin', 'GET', `/budgets/kirkuk/${year}`);

type Phone = ReturnType<typeof aPhone>;
const said = (phone: Phone) => ({
  centre: 'kirkuk',
  language: 'ckb',
  consent: true,
  contact: { name: 'شیلان کەریم', phone: phone.number },
  members: ['هیوا ڕەشید', 'نەسرین عەلی'],
  ...aGarden.content,
});
/** A draft that a group begins on the web, and the path of the API's view of it. */
async function begun(phone: Phone) {
  const { manageUrl, number } = await call<{ manageUrl: string; number: string }>('POST', '/applications', {
    body: said(phone),
  });
  return { path: new URL(manageUrl).pathname, number };
}
const handedIn = (phone: Phone) => staff<Grant>('facilitator', 'POST', '/grants', said(phone));

describe('applications for grants', () => {
  test('a group takes a file back; what staff hand in for it under its number has the others', async () => {
    const { path, number } = await begun(aPhone());
    const fileIds: string[] = [];
    for (const name of ['quote.pdf', 'wrong quote.pdf']) {
      const body = { name, type: 'application/pdf', size: pdf.length };
      const { file, upload } = await call<Announced>('POST', `${path}/files`, { body });
      expect((await send(upload, pdf)).status).toBe(204);
      await call('POST', `${path}/files/${file.fileId}/check`);
      fileIds.push(file.fileId);
    }
    const [kept, wrong] = fileIds;
    await call('DELETE', `${path}/files/${wrong}`);
    expect((await api('GET', `${path}/files/${wrong}`)).status).toBe(404);
    const grant = await staff<Grant>('facilitator', 'POST', '/grants', { ...said(aPhone()), number });
    const { content } = await staff<{ content: { files: readonly { fileId: string }[] } }>(
      'facilitator',
      'GET',
      `/grants/${grant.grantId}`,
    );
    expect(content.files.map(({ fileId }) => fileId)).toEqual([kept]);
  });

  test('a panel scores two and decides on both at once; a group gives back what it got', async () => {
    const phone = aPhone();
    // A phone that never texted us gets three texts a day and no more.
    await phone.text('یارمەتی');
    await phone.message(1);
    const { path, number } = await begun(phone);
    await call('POST', `${path}/submit`);
    const { items } = await staff<{ items: readonly Grant[] }>(
      'facilitator',
      'GET',
      '/grants?centre=kirkuk&status=submitted',
    );
    const own = items.find((item) => item.number === number);
    const other = await handedIn(aPhone());
    if (own === undefined) throw new Error('What the group handed in is not on the list');
    for (const grant of [own, other]) await moves('manager', grant, 'screen');
    const grantIds = [own.grantId, other.grantId];
    const meeting = { centre: 'kirkuk', heldOn: `${year}-12-20`, criteria: ['Need', 'Plan'], grantIds };
    const { panelId } = await staff<Panel>('manager', 'POST', '/panels', meeting);
    for (const grantId of grantIds)
      await staff('approver', 'POST', `/panels/${panelId}/scores`, { grantId, scores: [5, 4] });
    const panel = await staff<Panel>('approver', 'GET', `/panels/${panelId}`);
    expect(panel.applications.map(({ mean }) => mean)).toEqual([4.5, 4.5]);
    const before = await budget();
    const outcomes = [
      { grantId: own.grantId, version: 2, decision: 'approve', amount: 3_000_000, application: 1 },
      { grantId: other.grantId, version: 2, decision: 'reject', reason: 'پلانەکە ڕوون نییە' },
    ];
    await staff('approver', 'POST', `/panels/${panelId}/outcome`, { outcomes }, panel.version);
    const approved = await budget();
    expect(approved.reserved - before.reserved).toBe(3_000_000);
    // Handed in, checked, approved; then the code that opens the page.
    await phone.message(4);
    await phone.text('دۆخ');
    const standing = (await phone.message(5)).body;
    expect(standing).toContain(number);
    expect(standing).toContain(render('grantStatus.approved', 'ckb'));
    await call('POST', `${path}/code`);
    const [code = ''] = /\d{6}/.exec((await phone.message(6)).body) ?? [];
    const { key } = await call<{ key: string }>('POST', `${path}/unlock`, { body: { code } });
    await call('POST', `${path}/withdraw`, { headers: { 'x-unlock-key': key } });
    expect(await budget()).toEqual({ ...approved, ...before, version: expect.any(Number) });
    expect(before.reserved + before.paid + before.free).toBe(before.total);
  });

  test('a phone of the panel is added and taken off again', async () => {
    const member = { phone: aPhone().number, language: 'ckb', centre: 'kirkuk' };
    const { panelMemberId } = await staff<{ panelMemberId: string }>(
      'manager',
      'POST',
      '/panel-members',
      member,
    );
    await staff('manager', 'DELETE', `/panel-members/${panelMemberId}`);
    const { items } = await staff<{ items: readonly { panelMemberId: string }[] }>(
      'manager',
      'GET',
      '/panel-members?centre=kirkuk',
    );
    expect(items.map((each) => each.panelMemberId)).not.toContain(panelMemberId);
  });

  test('a phone of the panel is on none any more once its owner has everything erased', async () => {
    const phone = aPhone();
    const member = { phone: phone.number, language: 'ckb', centre: 'kirkuk' };
    await staff('manager', 'POST', '/panel-members', member);
    await phone.text('داتاکانم بسڕەوە');
    await phone.message(1);
    await eventually(async () => {
      const { items } = await staff<{ items: readonly { phone: string }[] }>(
        'manager',
        'GET',
        '/panel-members?centre=kirkuk',
      );
      expect(items.map((each) => each.phone)).not.toContain(phone.number);
    });
  });

  test('anyone may see the totals; they are moved by what is handed in', async () => {
    type Totals = { readonly submitted: number };
    const totals = () => call<Totals>('GET', '/grant-totals?centre=kirkuk');
    const before = await totals();
    await handedIn(aPhone());
    await eventually(async () => {
      expect((await totals()).submitted).toBeGreaterThan(before.submitted);
    });
  });

  test('who has her data erased leaves no draft behind, and no names with what was handed in', async () => {
    const phone = aPhone();
    const { grantId } = await handedIn(phone);
    const { path } = await begun(phone);
    type Members = {
      readonly members: readonly string[];
      readonly contact: { readonly name: string | null };
    };
    const shown = () => staff<Members>('manager', 'GET', `/grants/${grantId}`);
    expect((await shown()).members).toHaveLength(2);
    await phone.message(1);
    await phone.text('داتاکانم بسڕەوە');
    await eventually(async () => {
      expect((await api('GET', path)).status).toBe(404);
      expect(await shown()).toMatchObject({ members: [], contact: null });
    });
  });
});
