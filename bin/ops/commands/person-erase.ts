import { columns } from '#bin/ops/frame/columns.ts';
import { command } from '#bin/ops/frame/command.ts';
import { personArgument, personMeant } from '#bin/ops/people/person.ts';
import { Failure } from '#local/failure.ts';
import { type Dossier, dossierOf, erasePerson } from '#shared/personal-data/index.ts';

/** `person erase`: erases a person who asked for it elsewhere than by text. */
export const personErase = command({
  name: 'person erase',
  does: 'Erases name, phone and birth year of a person, and gives back her places. It cannot be undone.',
  arguments: [personArgument],
  async plan({ installation, words: [who = ''] }) {
    const context = await installation.context();
    const personId = await personMeant(context, who);
    const dossier = await dossierOf(context, personId);
    if (dossier === undefined) throw new Failure('She was erased meanwhile.');
    const held = dossier.registrations.filter(({ status }) => holding.has(String(status))).length;
    const goes = kindsOf(dossier, erased);
    const stays = kindsOf(dossier, kept);
    return {
      text: [
        ...columns(
          [
            ...goes.map(([kind, items]) => [kind, items, 'erased']),
            ...stays.map(([kind, items]) => [kind, items, 'stays, without a name']),
          ],
          ['kind', 'items', 'becomes'],
        ),
        '',
        `Places, offers and places in line that she may hold, which go to the next in line: ${held}.`,
        'The totals stay as they are.',
      ],
      json: { personId, erased: Object.fromEntries(goes), stays: Object.fromEntries(stays), places: held },
      needsAttention: true,
      change: {
        question: `Erase ${personId} for good?`,
        carryOut: async () => {
          const isErased = await erasePerson(context, personId, { kind: 'system', function: 'ops' });
          return {
            text: [
              isErased
                ? `Erased: ${personId}. Backups forget her after 35 days (docs/data-protection.md).`
                : 'She was erased meanwhile.',
            ],
            json: { personId, isErased },
          };
        },
      },
    };
  },
});

/** The states in which a registration holds something. */
const holding = new Set(['confirmed', 'offered', 'waitlisted']);

/** What goes with her; of the phone only where nobody else is on it. */
const erased = ['person', 'conversation', 'replies', 'drafts', 'focalPoint', 'panels'] as const;
/** What has no name in it. */
const kept = [
  'registrations',
  'attendance',
  'certificates',
  'messages',
  'grants',
  'reached',
  'events',
] as const;

const kindsOf = (dossier: Dossier, kinds: readonly (keyof Dossier)[]) =>
  kinds.flatMap((kind) => (dossier[kind].length === 0 ? [] : [[kind, dossier[kind].length] as const]));
