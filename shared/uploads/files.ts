import type { FileRef, FileWish } from './schema.ts';

/** What a browser sends a file with: a form to `url` with these fields, then the file in a field `file`, last. */
export type UploadForm = {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  /** UTC, ISO 8601. */
  readonly expiresAt: string;
};

/**
 * Why a file that was sent is not kept. `heic`: a photo of a kind that few programs open. `broken`: nothing is in it, or
 * a picture ends too early or is not put together as its kind is.
 */
export type FileRefusal = {
  readonly refused: 'not-arrived' | 'wrong-type' | 'heic' | 'broken' | 'too-large';
};

export type Checked = { readonly kept: FileRef } | FileRefusal;

/** The files of owners. An owner is an id, of a folder that goes from a draft to what becomes of it. */
export type Files = {
  /**
   * A form that takes one file of at most the wish's size, for ten minutes from `now`. The file is only looked at when it
   * is checked.
   * @param comeBackTo an address that the browser is sent on to, for a page without a script. Such a form lasts for two
   * hours and takes what is too large as well: that is told when it is checked, by us and not by the bucket.
   */
  readonly invite: (
    ownerId: string,
    wish: FileWish,
    fileId: string,
    now: Date,
    options?: { readonly comeBackTo?: string },
  ) => Promise<UploadForm>;
  /** Where forms are sent: `url` of each `UploadForm`. */
  readonly address: () => Promise<string>;
  /**
   * Looks at what was sent and keeps it, when it is what is taken by its content; what is refused is deleted. A picture is
   * kept without what it says beside the picture: where and when it was taken. From then on nobody can put other content
   * in its place. The same however often it is asked, and by several at once.
   */
  readonly check: (ownerId: string, ref: FileRef) => Promise<Checked>;
  /**
   * An address at which a kept file is saved under its label, for five minutes.
   * @throws when it is not kept
   */
  readonly link: (ownerId: string, ref: FileRef) => Promise<string>;
  /** Deletes a file, wherever it stands; the same when there is none. */
  readonly forget: (ownerId: string, fileId: string) => Promise<void>;
};
