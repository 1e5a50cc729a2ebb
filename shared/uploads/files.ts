import type { FileRef, FileWish } from './schema.ts';

/**
 * The form with which a browser sends a file: to `url`, with these fields, then the file in a field `file`,
 * last.
 */
export type UploadForm = {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  /** UTC, ISO 8601. */
  readonly expiresAt: string;
};

/**
 * Why a file that was sent is not kept. `heic`: a photo that few programs open. `broken`: empty, or a picture
 * that ends too early or is malformed.
 */
export type FileRefusal = {
  readonly refused: 'not-arrived' | 'wrong-type' | 'heic' | 'broken' | 'too-large';
};

export type Checked = { readonly kept: FileRef } | FileRefusal;

/**
 * The files of owners. An owner is the id of a folder, which a draft passes on to the application made from
 * it.
 */
export type Files = {
  /**
   * A form that takes one file of at most the wish's size, for ten minutes from `now`. The file is looked at
   * only when it is checked.
   * @param comeBackTo the address the browser is sent on to, for a page without a script. Such a form lasts
   *   two hours and also takes a file that is too large: the check refuses it, in our words instead of the
   *   bucket's.
   */
  readonly invite: (
    ownerId: string,
    wish: FileWish,
    fileId: string,
    now: Date,
    options?: { readonly comeBackTo?: string },
  ) => Promise<UploadForm>;
  /** The address forms are sent to: `url` of each `UploadForm`. */
  readonly address: () => Promise<string>;
  /**
   * Looks at a file that was sent and keeps it when its content has an accepted type; deletes a refused one.
   * A picture is kept without its metadata: where and when it was taken. From then on nobody can replace the
   * content. Repeated or simultaneous checks give the same result.
   */
  readonly check: (ownerId: string, ref: FileRef) => Promise<Checked>;
  /**
   * An address at which a kept file is saved under its label, for five minutes.
   * @throws when the file is not kept
   */
  readonly link: (ownerId: string, ref: FileRef) => Promise<string>;
  /** Deletes a file, sent or kept; does nothing when there is none. */
  readonly forget: (ownerId: string, fileId: string) => Promise<void>;
};
