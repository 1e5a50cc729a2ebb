import * as z from 'zod/mini';
import { eventOf } from './envelope.ts';

const panelFacts = { panelId: z.uuidv7() };

/** A meeting is called: on which day, and on how many applications. */
export const panelCalled = eventOf(
  'panel.called',
  z.strictObject({
    ...panelFacts,
    heldOn: z.iso.date(),
    /** How many applications; their ids are kept with the panel. */
    applications: z.int().check(z.gte(1)),
  }),
);

/** A member of the panel scored an application; the scores are kept with the panel. */
export const panelScored = eventOf(
  'panel.scored',
  z.strictObject({ ...panelFacts, scoredGrantId: z.uuidv7() }),
);

/** The outcome was recorded: each application has its own event at the same instant. */
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

/** A phone was added to those told each morning which applications wait for the panel of its centre. */
export const panelMemberAdded = eventOf('panel-member.added', memberFacts);

/** The phone is no longer told. */
export const panelMemberRemoved = eventOf('panel-member.removed', memberFacts);

export const panelEvents = [
  panelCalled,
  panelScored,
  panelDecided,
  panelMemberAdded,
  panelMemberRemoved,
] as const;
export type PanelEvent = z.infer<(typeof panelEvents)[number]>;
