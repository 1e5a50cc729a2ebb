/**
 * Where files stand in the bucket. `ownerId` and `fileId` are ids of ours and nothing else: a path that someone made
 * up never becomes a part of a key.
 *
 * | what | key | |
 * | --- | --- | --- |
 * | sent, not looked at yet | `incoming/<ownerId>/<fileId>` | gone after a day |
 * | looked at and kept | `kept/<ownerId>/<fileId>` | until it is forgotten |
 */

/** Where files stand: sent and not looked at, or kept. */
export type Room = 'incoming' | 'kept';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const key = (room: Room, ownerId: string, fileId: string): string => {
  if (!uuid.test(ownerId) || !uuid.test(fileId)) throw new Error('A file is found by ids alone');
  return `${roomPrefix(room)}${ownerId}/${fileId}`;
};

/** @throws when one of the two is not a UUID as we write them */
export const incomingKey = (ownerId: string, fileId: string): string => key('incoming', ownerId, fileId);

/** @throws when one of the two is not a UUID as we write them */
export const keptKey = (ownerId: string, fileId: string): string => key('kept', ownerId, fileId);

/** What the keys of a room begin with. */
export const roomPrefix = (room: Room): string => `${room}/`;

const anyId = '????????-????-????-????-????????????';

/** Every key of a room, as IAM writes patterns: two ids, and nothing longer, shorter or deeper. */
export const everyKey = (room: Room): string => `${roomPrefix(room)}${anyId}/${anyId}`;
