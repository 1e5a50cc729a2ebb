import type { ComponentChildren } from 'preact';
import type { Language } from '#events/index.ts';
import { directionOf, languages, nativeNameOf } from '#shared/language/index.ts';
import { render } from '#shared/language/messages/site/index.ts';
import { languageOfPath } from '../language.ts';
import type { Request } from '../request.ts';
import { stylesheetUrl } from './stylesheet.ts';

export type PageProps = {
  readonly language: Language;
  readonly title: string;
  /**
   * The request, to link to this page in another language; the notice of a step just done is not repeated
   * there.
   */
  readonly request: Pick<Request, 'path' | 'query'>;
  /** The link of the name in the corner. */
  readonly home: string;
  readonly footer?: ComponentChildren;
  readonly children: ComponentChildren;
};

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230b5a54'/%3E%3Cpath d='M8 3l5 5-5 5-5-5z' fill='%23d99a2b'/%3E%3C/svg%3E";

/** What every page has around it: language and direction, a way past the head, the languages, the foot. */
export function Page({ language, title, request, home, footer, children }: PageProps) {
  const brand = render('page.title', language);
  return (
    <html lang={language} dir={directionOf[language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${brand}`}</title>
        <link rel="icon" href={icon} />
        <link rel="stylesheet" href={stylesheetUrl} />
      </head>
      <body>
        <a class="skip" href="#main">
          {render('page.skipToContent', language)}
        </a>
        <header class="top">
          <div class="bar">
            <a class="brand" href={home}>
              {brand}
            </a>
            <nav class="tongues" aria-label={render('page.language', language)}>
              {languages.map((other) => (
                <a
                  key={other}
                  href={inLanguage(request, other)}
                  lang={other}
                  hreflang={other}
                  aria-current={other === language ? 'true' : undefined}
                >
                  {nativeNameOf[other]}
                </a>
              ))}
            </nav>
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer class="foot">{footer}</footer>
      </body>
    </html>
  );
}

/**
 * The address of this page in another language. Anyone may make up the path: it stays on our site, even
 * `//elsewhere`.
 */
function inLanguage({ path, query }: PageProps['request'], language: Language): string {
  const parts = path.split('/').filter((part) => part !== '');
  if (languageOfPath(path) !== undefined) return addressOf([language, ...parts.slice(1)], [...query]);
  const kept = [...query].filter(([name]) => name !== 'lang' && name !== 'done');
  return addressOf(parts, [...kept, ['lang', language]]);
}

function addressOf(parts: readonly string[], asked: string[][]): string {
  const path = `/${parts.map((part) => encodeURIComponent(part.toWellFormed())).join('/')}`;
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked)}`;
}
