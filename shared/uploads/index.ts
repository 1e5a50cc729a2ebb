/** People's files in a bucket of their own: sent to it directly, checked, kept, fetched. Never public. */
export { brandsFewOpen } from './brands.ts';
export { type Cleaned, cleanKept } from './clean.ts';

export type { Checked, FileRefusal, Files, UploadForm } from './files.ts';
export { toldApart } from './name.ts';
export { openFiles } from './open-files.ts';
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
