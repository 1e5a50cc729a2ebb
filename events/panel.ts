import * as z from 'zod/mini';
import { eventOf } from './envelope.ts';

const panelFacts = { panelId: z.uuidv7() };

/** A meeting is called: on which day, and on how many applications. */
export const panelCalled = eventOf(
  'panel.called',
  z.strictObject({
    ...panelFacts,
    heldOn: z.iso.date(),
    /** How many; which stands with the panel. */
    applications: z.int().check(z.gte(1)),
  }),
);

/** Someone of the panel gave an application her scores; what they are stands with the panel. */
export const panelScored = eventOf(
  'panel.scored',
  z.strictObject({ ...panelFacts, scoredGrantId: z.uuidv7() }),
);

/** Its outcome was recorded: for each application what its own event says, in the same instant. */
export const panelDecided = eventOf(
  'panel.decided',
  z.strictObject({
    ...panelFacts,
    approved: z.int().check(z.gte(0)),
    rejected: z.int().check(z.gte(0)),
    returned: z.int().check(z.gte(0)),
    postponed: z.int().check(z.gte(0)),
  }),
);

const memberFacts = z.strictObject({ panelMemberId: z.uuidv7() });

/** A phone is told each morning what waits for the panel of its centre. */
export const panelMemberAdded = eventOf('panel-member.added', memberFacts);

/** It is not told any more. */
export const panelMemberRemoved = eventOf('panel-member.removed', memberFacts);

export const panelEvents = [
  panelCalled,
  panelScored,
  panelDecided,
  panelMemberAdded,
  panelMemberRemoved,
] as const;
export type PanelEvent = z.infer<(typeof panelEvents)[number]>;
