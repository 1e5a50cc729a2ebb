import type { Language } from '../../../events/index.ts';
import type { GrantFile } from '../../../shared/grants/index.ts';
import { mostFiles } from '../../../shared/grants/schema.ts';
import { render } from '../../../shared/language/index.ts';
import { fileTypes, type UploadForm } from '../../../shared/uploads/index.ts';
import { Field, languageOfPage, type Request } from '../../../shared/web/index.ts';
import { SitePage } from '../pages/site-page.tsx';

/** What goes with an application or a report: each file with a way to take it out, and the first step of adding one. */
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
    <section class="panel" aria-labelledby="files">
      <h2 id="files">{render('apply.files', language)}</h2>
      <p class="hint">{render('apply.filesHint', language)}</p>
      {files.map(({ fileId, name, status }) => (
        <form key={fileId} method="post" action={`${path}/${fileId}/remove`} class="actions">
          <span id={`file-${fileId}`} dir="auto">
            {status === 'kept' ? <a href={`${path}/${fileId}`}>{name}</a> : name}
            {status === 'expected' && ` · ${render('apply.fileExpected', language)}`}
          </span>
          <button
            type="submit"
            class="plain"
            id={`remove-${fileId}`}
            aria-labelledby={`remove-${fileId} file-${fileId}`}
          >
            {render('apply.removeFile', language)}
          </button>
        </form>
      ))}
      {files.length < mostFiles && (
        <form method="post" action={path}>
          <Field
            language={language}
            name="fileName"
            label={render('apply.fileName', language)}
            control={(attributes) => (
              <input {...attributes} type="text" maxLength={80} dir="auto" required autocomplete="off" />
            )}
          />
          <Field
            language={language}
            name="fileType"
            label={render('apply.fileType', language)}
            control={(attributes) => (
              <select {...attributes}>
                {fileTypes.map((type) => (
                  <option key={type} value={type}>
                    {type.replace(/^.*\//, '').toUpperCase()}
                  </option>
                ))}
              </select>
            )}
          />
          <p class="actions">
            <button type="submit" class="plain">
              {render('apply.addFile', language)}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}

/** The second step: the file itself, sent straight to where it is kept. */
export function SendFilePage({
  request,
  token,
  file,
  upload,
}: {
  readonly request: Request;
  readonly token: string;
  readonly file: GrantFile;
  readonly upload: UploadForm;
}) {
  const language = languageOfPage(request);
  return (
    <SitePage request={request} title={render('apply.addFile', language)}>
      <h1 dir="auto">{file.name}</h1>
      <form class="panel" method="post" action={upload.url} encType="multipart/form-data">
        {Object.entries(upload.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field
          language={language}
          name="file"
          label={render('apply.chooseFile', language)}
          hint={render('apply.filesHint', language)}
          control={(attributes) => <input {...attributes} type="file" accept={file.type} required />}
        />
        <p class="actions">
          <button type="submit">{render('apply.sendFile', language)}</button>
          <a class="button plain" href={`/applications/${token}`}>
            {render('apply.keepWithout', language)}
          </a>
        </p>
      </form>
    </SitePage>
  );
}
