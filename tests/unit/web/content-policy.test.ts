import { describe, expect, test } from 'vitest';
import { type Answer, framedHere, html, scripted, uploadingTo } from '#shared/web/index.ts';

const page = html(200, '<p>x');
const form = 'https://bucket.s3.me-central-1.amazonaws.com/';
const directivesOf = (answer: Answer) =>
  Object.fromEntries(
    String(answer.headers?.['content-security-policy'])
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
  );

describe('what a page may do', () => {
  const usual = {
    'default-src': ["'none'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  };

  test('a page with a script runs ours and sends to us', () => {
    expect(directivesOf(scripted(page))).toEqual({
      ...usual,
      'form-action': ["'self'"],
      'script-src': ["'self'"],
      'connect-src': ["'self'"],
    });
  });

  test('a page that takes files sends forms to that one place as well', () => {
    const bucket = 'https://bucket.s3.me-central-1.amazonaws.com';
    expect(directivesOf(uploadingTo(form)(page))).toEqual({
      ...usual,
      'form-action': ["'self'", bucket],
      'connect-src': [bucket],
      'frame-src': ["'self'", bucket],
    });
  });

  test('both together, whichever comes first', () => {
    const [one, other] = [uploadingTo(form)(scripted(page)), scripted(uploadingTo(form)(page))];
    for (const answer of [one, other]) {
      expect(directivesOf(answer)).toMatchObject({
        'script-src': ["'self'"],
        'form-action': ["'self'", 'https://bucket.s3.me-central-1.amazonaws.com'],
        'connect-src': expect.arrayContaining(["'self'", 'https://bucket.s3.me-central-1.amazonaws.com']),
      });
    }
  });

  test('a page that may stand in a frame stands in one of ours alone', () => {
    expect(directivesOf(framedHere(page))).toEqual({
      ...usual,
      'form-action': ["'self'"],
      'frame-ancestors': ["'self'"],
    });
  });

  test('what is no address cannot get into the policy', () => {
    expect(() => uploadingTo("*; script-src 'unsafe-inline'")).toThrow();
    expect(directivesOf(uploadingTo('https://a.example/; script-src *')(page))).not.toHaveProperty(
      'script-src',
    );
  });
});
