/** People's files in a bucket of their own: sent to it directly, checked, kept, fetched. Never public. */
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { Files } from './files.ts';

export { brandsFewOpen } from './brands.ts';
export { type Cleaned, cleanKept } from './clean.ts';

export type { Checked, FileRefusal, Files, UploadForm } from './files.ts';
export { toldApart } from './name.ts';
export {
  expectedFile,
  type FileRef,
  type FileType,
  type FileWish,
  fileRef,
  fileTypes,
  fileWish,
  mostBytes,
} from './schema.ts';

export type FilesSettings = {
  /** The name of the bucket: `FILES_BUCKET`. */
  readonly bucket: string;
  /** The region, address and credentials for the bucket. Default: those of the function. */
  readonly client?: S3ClientConfig;
};

/** The files in a bucket. The S3 client is loaded with the first call: most requests need no files. */
export function openFiles({ bucket, client }: FilesSettings): Files {
  let opened: Promise<Files> | undefined;
  const files = (): Promise<Files> => {
    opened ??= import('./store.ts').then(({ filesIn }) => filesIn(bucket, client));
    return opened;
  };
  return {
    invite: async (...asked) => (await files()).invite(...asked),
    address: async () => (await files()).address(),
    check: async (...asked) => (await files()).check(...asked),
    link: async (...asked) => (await files()).link(...asked),
    forget: async (...asked) => (await files()).forget(...asked),
  };
}
