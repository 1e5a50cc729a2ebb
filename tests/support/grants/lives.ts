/** Lives of grants without a table: random moves by whoever may, as lists of events. */
import { UUID } from 'uuidv7';
import { type GrantEvent, grantThemes } from '#events/index.ts';
import { decideMove } from '#shared/grants/decide.ts';
import { decideSubmit } from '#shared/grants/decide-submit.ts';
import type { Draft, Grant, Move } from '#shared/grants/index.ts';
import type { Chance } from '../chance/random.ts';
import { aMonday } from '../table/table.ts';
import { aGarden, applicant, grantRulesForTests, staffMover } from './grants.ts';

const everyone = [
  applicant,
  staffMover('awat', 'facilitator'),
  staffMover('shirin', 'manager'),
  staffMover('hemin', 'manager'),
  staffMover('rebwar', 'approver'),
  staffMover('dilnaz', 'approver'),
];

/** Everything that happens to so many groups' applications, in the order of time; weeks lie between the moves. */
export function grantLives(chance: Chance, groups: number): readonly GrantEvent[] {
  const events: GrantEvent[] = [];
  let at = Date.parse(aMonday);
  let ids = 0;
  const newId = () => UUID.fromFieldsV7(at, 0x6a1, ++ids >> 16, ids & 0xffff).toString();
  for (let group = 0; group < groups; group++) {
    at = Date.parse(aMonday) + chance.below(40) * 86_400_000;
    const centre = chance.happens(0.3) ? 'ninewa' : 'kirkuk';
    const { currency } = grantRulesForTests[centre];
    const theme = grantThemes[chance.below(3)] ?? 'other';
    const amount = currency === 'USD' ? 300_000 : 4_000_000;
    const draft: Draft = {
      ...{ draftId: newId(), secret: '', number: String(100_000 + group), centre, currency, language: 'ar' },
      contact: aGarden.contact,
      members: aGarden.members,
      content: { ...aGarden.content, theme, amount, lines: [{ what: 'all', amount }] },
      ...{
        files: [],
        reportFiles: [],
        textedFrom: null,
        grantId: null,
        version: 1,
        changedAt: new Date(at).toISOString(),
      },
    };
    const given = (mover = applicant) => ({ now: new Date(at), eventId: newId(), mover });
    const person = { grantId: newId(), personId: newId() };
    const first = decideSubmit(draft, undefined, person, given());
    if ('refused' in first) throw new Error(first.refused);
    events.push(first.event);
    let { grant } = first;
    for (let step = 0; step < 40; step++) {
      at += chance.below(12) * 3_600_000;
      const mover = everyone[chance.below(everyone.length)] ?? applicant;
      if (grant.status === 'returned' && chance.happens(0.5)) {
        const asks = amount - chance.below(4) * 10_000;
        const content = { ...draft.content, amount: asks, lines: [{ what: 'all', amount: asks }] };
        const again = decideSubmit(
          { ...draft, grantId: grant.grantId, content },
          grant,
          person,
          given(mover),
        );
        if ('refused' in again) continue;
        events.push(again.event);
        grant = again.grant;
        continue;
      }
      const change = decideMove(grant, moveFor(grant, chance), grantRulesForTests[centre], given(mover));
      if ('refused' in change) continue;
      events.push(change.event);
      grant = change.grant;
    }
  }
  return events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const reason = 'السبب مكتوب هنا';

/** What leads on, most of the time; else an end of it, or a step back. */
function moveFor(grant: Grant, chance: Chance): Move {
  const { status, asked, application, approved, tranches, paid, takenBack, owed = 0 } = grant;
  if (chance.happens(0.12)) {
    const others: readonly Move[] = [
      { move: 'return', reason },
      { move: 'reject', reason },
      { move: 'withdraw' },
      { move: 'cancel', reason, returned: Math.floor(paid / 4) },
    ];
    return others[chance.below(others.length)] ?? { move: 'withdraw' };
  }
  switch (status) {
    case 'submitted':
      return { move: 'screen' };
    case 'screened':
      return { move: 'approve', amount: asked - chance.below(3) * 10_000, application };
    case 'approved':
    case 'disbursing': {
      const next = tranches.find(({ confirmed }) => confirmed === null);
      const half = Math.floor((approved ?? 0) / 2);
      const part = { dueOn: '2026-12-01', condition: '' };
      if (tranches.length === 0) {
        const parts = [
          { ...part, amount: half },
          { ...part, amount: (approved ?? 0) - half },
        ];
        return { move: 'plan', tranches: parts, reportDueOn: '2027-03-01' };
      }
      if (next === undefined) return { move: 'report', peopleReached: 40, spent: [half], story: 'تم' };
      return { move: next.disbursed === null ? 'disburse' : 'confirm', tranche: next.tranche };
    }
    case 'closed':
    case 'cancelled':
      return takenBack ? { move: 'confirm-back' } : { move: 'take-back', amount: Math.ceil(owed / 2) || 1 };
    default:
      return { move: 'close' };
  }
}
