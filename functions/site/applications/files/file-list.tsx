import type { Language } from '#events/index.ts';
import type { GrantFile } from '#shared/grants/index.ts';
import { mostFiles } from '#shared/grants/schema.ts';
import { render } from '#shared/language/messages/applications/index.ts';
import { mostBytes } from '#shared/uploads/index.ts';
import { Field } from '#shared/web/index.ts';
import { filesScriptUrl } from './files-script.ts';

/**
 * The files of an application or a report, each with a button that removes it, and one button that adds a
 * file. The messages of the script stand in the panel, in the language of the page.
 */
export function FileList({
  files,
  token,
  language,
}: {
  readonly files: readonly GrantFile[];
  readonly token: string;
  readonly language: Language;
}) {
  const path = `/applications/${token}/files`;
  return (
    <section
      class="panel"
      aria-labelledby="files"
      id="files-panel"
      data-most={mostBytes}
      data-sending={render('apply.sending', language)}
      data-failed={render('apply.notSent', language)}
      data-large={render('problem.file-too-large', language)}
      data-type={render('problem.file-wrong-type', language)}
      data-heic={render('problem.file-heic', language)}
      data-broken={render('problem.file-broken', language)}
    >
      <h2 id="files">{render('apply.files', language)}</h2>
      <p class="hint">{render('apply.filesHint', language)}</p>
      <div id="file-list">
        {files.map((file) => (
          <FileRow key={file.fileId} {...{ file, path, language }} />
        ))}
      </div>
      {files.length < mostFiles && (
        <form method="post" action={path} id="add-file">
          <Field
            language={language}
            name="fileName"
            label={render('apply.fileName', language)}
            optional
            control={(attributes) => (
              <input {...attributes} type="text" maxLength={80} dir="auto" autocomplete="off" />
            )}
          />
          <p class="actions">
            <button type="submit" class="plain">
              {render('apply.addFile', language)}
            </button>
          </p>
        </form>
      )}
      <div role="status">
        <ul id="files-told" />
      </div>
      <script src={filesScriptUrl} defer />
    </section>
  );
}

/** A file, linked by its name; a file that has not arrived is named, and can be sent again. */
function FileRow({
  file: { fileId, name, status },
  path,
  language,
}: {
  readonly file: GrantFile;
  readonly path: string;
  readonly language: Language;
}) {
  return (
    <form method="post" action={`${path}/${fileId}/remove`} class="actions">
      <span id={`file-${fileId}`} dir="auto">
        {status === 'kept' ? <a href={`${path}/${fileId}`}>{name}</a> : <bdi>{name}</bdi>}
      </span>
      {status === 'expected' && (
        <>
          <span class="error">{render('apply.fileExpected', language)}</span>
          <a
            class="button plain"
            href={`${path}/${fileId}/send`}
            id={`again-${fileId}`}
            aria-labelledby={`again-${fileId} file-${fileId}`}
          >
            {render('apply.sendFileAgain', language)}
          </a>
        </>
      )}
      <button
        type="submit"
        class="plain"
        id={`remove-${fileId}`}
        aria-labelledby={`remove-${fileId} file-${fileId}`}
      >
        {render('apply.removeFile', language)}
      </button>
    </form>
  );
}
