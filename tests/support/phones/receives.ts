import { type InboundText, receiveText } from '#shared/conversation/index.ts';
import type { SendQueue } from '#shared/messaging/index.ts';
import type { Context } from '#shared/table/index.ts';
import { grantRulesForTests } from '../grants/grants.ts';

/** What a stage sets, as tests have it. */
export const setting = {
  allowedPrefixes: ['+9647'],
  siteUrl: 'https://diwan.example.org',
  grants: JSON.stringify(grantRulesForTests),
};

/** `receiveText` with that. */
export const receives = (context: Context, queue: SendQueue, text: InboundText): Promise<void> =>
  receiveText(context, queue, text, setting);
