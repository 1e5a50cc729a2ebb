import type { GrantFile } from '#shared/grants/index.ts';
import { directionOf } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/applications/index.ts';
import { fileTypes, type UploadForm } from '#shared/uploads/index.ts';
import { Field, languageOfPage, type Request, stylesheetUrl } from '#shared/web/index.ts';
import { SitePage } from '../../pages/site-page.tsx';

const answerFrame = 'sent';

/**
 * The page that sends a file without a script. The bucket's answer appears in a frame: a page of ours if it
 * takes the file, else the bucket's own words, which this page explains, with a link to a new form. The types
 * are named because some phones then convert to one of them by themselves (HEIC becomes JPEG).
 */
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
  const path = `/applications/${token}`;
  return (
    <SitePage request={request} title={render('apply.addFile', language)}>
      <h1 dir="auto">{file.name}</h1>
      <form
        class="panel"
        method="post"
        action={upload.url}
        encType="multipart/form-data"
        target={answerFrame}
      >
        {Object.entries(upload.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field
          language={language}
          name="file"
          label={render('apply.chooseFile', language)}
          hint={render('apply.filesHint', language)}
          control={(attributes) => (
            <input {...attributes} type="file" accept={fileTypes.join(',')} required />
          )}
        />
        <p class="actions">
          <button type="submit">{render('apply.sendFile', language)}</button>
          <a class="button plain" href={path}>
            {render('apply.keepWithout', language)}
          </a>
        </p>
        <p class="hint">{render('apply.sendHint', language)}</p>
      </form>
      <iframe class="answer" name={answerFrame} title={render('apply.sendAnswer', language)} />
      <p>{render('apply.sendFailed', language)}</p>
      <p class="actions">
        <a class="button plain" href={`${path}/files/${file.fileId}/send`}>
          {render('apply.sendAnew', language)}
        </a>
      </p>
    </SitePage>
  );
}

/** Fills the frame once a file was sent: a link onward that leaves the frame. */
export function FileSentPage({ request, done }: { readonly request: Request; readonly done: string }) {
  const language = languageOfPage(request);
  const title = render('apply.fileSent', language);
  return (
    <html lang={language} dir={directionOf[language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href={stylesheetUrl} />
      </head>
      <body>
        <main>
          <p class="note" role="status">
            {title}
          </p>
          <p>
            <a class="button" href={done} target="_top">
              {render('apply.lookAtFile', language)}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
