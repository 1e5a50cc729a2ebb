export { deliver, type Publish } from './deliver.ts';
export { messageIdOf, noticeOf } from './notices.ts';
export { messageWrite, post, refOf, type SendQueue, sendQueue } from './outbox.ts';
export type { Line, Message, MessageRef } from './schema.ts';
export { snsPublisher } from './sns.ts';
