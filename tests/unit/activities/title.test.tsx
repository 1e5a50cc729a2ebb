import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { languages } from '#events/index.ts';
import { titleIn } from '#shared/activities/index.ts';
import { InLanguage } from '#shared/web/index.ts';

const titles = { ar: 'دورة الخياطة', ckb: 'خولی بەرگدروویی', en: 'Sewing course' };
const { ckb, en } = titles;

describe('a title', () => {
  it.each(languages)('is shown in %s where the activity has one in it, and says no language', (language) => {
    const said = titleIn({ titles, centre: 'kirkuk' }, language);
    expect(said).toEqual({ text: titles[language], language });
    expect(renderToString(<InLanguage said={said} language={language} />)).toBe(titles[language]);
  });

  it("that is missing is the one in the centre's first language, and says which that is", () => {
    const said = titleIn({ titles: { en, ar: titles.ar }, centre: 'kirkuk' }, 'ckb');
    expect(said).toEqual({ text: titles.ar, language: 'ar' });
    expect(renderToString(<InLanguage said={said} language="ckb" />)).toBe(
      `<bdi lang="ar" dir="rtl">${titles.ar}</bdi>`,
    );
  });

  it('is else the first that the activity has', () => {
    expect(titleIn({ titles: { ckb, en }, centre: 'kirkuk' }, 'ar')).toEqual({ text: ckb, language: 'ckb' });
    const said = titleIn({ titles: { en }, centre: 'kirkuk' }, 'ckb');
    expect(renderToString(<InLanguage said={said} language="ckb" />)).toBe(
      `<bdi lang="en" dir="ltr">${en}</bdi>`,
    );
  });

  it('is not made up where there is none', () => {
    expect(() => titleIn({ titles: {}, centre: 'kirkuk' }, 'ar')).toThrow(/no title/);
  });
});
