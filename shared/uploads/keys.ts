/**
 * The keys of files in the bucket. `ownerId` and `fileId` are always our own ids: a path from outside never
 * becomes part of a key.
 *
 * | what | key | |
 * | --- | --- | --- |
 * | sent, not checked yet | `incoming/<ownerId>/<fileId>` | gone after a day |
 * | checked and kept | `kept/<ownerId>/<fileId>` | until it is deleted |
 */

/** Where a file is: sent and not checked, or kept. */
export type Room = 'incoming' | 'kept';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const key = (room: Room, ownerId: string, fileId: string): string => {
  if (!uuid.test(ownerId) || !uuid.test(fileId)) throw new Error('A file is found by ids alone');
  return `${roomPrefix(room)}${ownerId}/${fileId}`;
};

/**
 * The key of a file that was sent.
 * @throws when one of the two is not a UUID as we write them
 */
export const incomingKey = (ownerId: string, fileId: string): string => key('incoming', ownerId, fileId);

/**
 * The key of a kept file.
 * @throws when one of the two is not a UUID as we write them
 */
export const keptKey = (ownerId: string, fileId: string): string => key('kept', ownerId, fileId);

/** The prefix of a room's keys. */
export const roomPrefix = (room: Room): string => `${room}/`;

const anyId = '????????-????-????-????-????????????';

/** Every key of a room, as an IAM pattern: two ids, and nothing longer, shorter or deeper. */
export const everyKey = (room: Room): string => `${roomPrefix(room)}${anyId}/${anyId}`;
