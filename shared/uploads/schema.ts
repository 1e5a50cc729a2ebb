import * as z from 'zod/mini';
import { labelOf } from './name.ts';

/**
 * The types of a quote, a receipt or a photo. Without HEIC, which some phones take: few programs can open it.
 */
export const fileTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type FileType = (typeof fileTypes)[number];

/** The most bytes of one file: a photo of a good phone, or a scanned page, with room to spare. */
export const mostBytes = 10 * 1024 * 1024;

/** A name as given; becomes a label. Refuses paths, and names that leave no label. */
const label = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(255), z.regex(/^[^/\\\0]*$/)),
  z.transform((given: string, context) => {
    const cleaned = labelOf(given);
    if (cleaned === '') context.issues.push({ code: 'custom', message: 'Not a name', input: given });
    return cleaned;
  }),
);

/** A file that someone wishes to send: its name, its type as she states it, and its size in bytes. */
export const fileWish = z.strictObject({
  name: label,
  type: z.enum(fileTypes),
  size: z.int().check(
    z.gte(1),
    // Before `lte`, which has another reason; `lte` shows the limit in the schema.
    z.refine((size) => size <= mostBytes, 'fileTooLarge'),
    z.lte(mostBytes),
  ),
});
export type FileWish = z.infer<typeof fileWish>;

/**
 * A file as its owner keeps it. `expected`: a form for it was given out, and `type` and `size` are as stated.
 * `kept`: it was sent, checked, and can be fetched; `type` is its real type, `etag` its content's.
 */
export const fileRef = z.object({
  fileId: z.uuidv7(),
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  type: z.enum(fileTypes),
  size: z.int().check(z.gte(1), z.lte(mostBytes)),
  status: z.enum(['expected', 'kept']),
  etag: z.optional(z.string()),
});
export type FileRef = Readonly<z.infer<typeof fileRef>>;

/** The record of a wished file once a form is given out for it. */
export const expectedFile = (id: string, wish: FileWish): FileRef => ({
  fileId: id,
  ...wish,
  status: 'expected',
});
