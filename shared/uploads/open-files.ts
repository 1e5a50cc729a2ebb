import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { Files } from './files.ts';

type FilesSettings = {
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
