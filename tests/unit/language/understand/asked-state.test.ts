import { describe, expect, it } from 'vitest';
import { understand } from '#shared/language/index.ts';

describe('a question of how a registration stands changes nothing, and is answered with it', () => {
  it.each([
    ['214 cancelled?', '214'],
    ['is 214 cancelled?', '214'],
    ['was 214 canceled', '214'],
    ['is my 214 cancelled', '214'],
    ['have i been removed from 214?', '214'],
    ['am i registered in 214?', '214'],
    ['registered 214?', '214'],
    ['am I registered?', null],
    ['214 ملغية؟', '214'],
    ['٢١٤ ملغي؟', '214'],
    ['هل 214 ملغاة', '214'],
    ['هل الغيت 214؟', '214'],
    ['الدورة 214 انلغت؟', '214'],
    ['هل انا مسجلة في 214؟', '214'],
    ['اني مسجل؟', null],
    ['214 هەڵوەشاوەتەوە؟', '214'],
    ['ئایا ٢١٤ هەڵوەشایەوە؟', '214'],
    ['214 تۆمار کراوم؟', '214'],
    ['ئایا تۆمارکراوم', null],
  ])('%s', (text, code) => {
    expect(understand(text)).toMatchObject({ intent: 'status', code, name: null });
  });
});

describe('an order stays one, with a mark of a question or without', () => {
  it.each([
    ['cancel 214?', 'cancel'],
    ['can you cancel 214?', 'cancel'],
    ['214 cancelled', 'cancel'],
    ['ممكن تلغون 214؟', 'cancel'],
    ['رجاء تلغولي 214', 'cancel'],
    ['تلغوني من 214', 'cancel'],
    ['الغوا 214؟', 'cancel'],
    ['هەڵوەشاندنەوە 214؟', 'cancel'],
    ['join 214?', 'register'],
    ['سجل ٢١٤؟', 'register'],
    ['تۆمار 214؟', 'register'],
    ['لا تلغون 214', 'unknown'],
    ['لا تلغوني من 214', 'unknown'],
    ['did 214 and 215 get cancelled?', 'unknown'],
  ])('%s', (text, intent) => {
    expect(understand(text).intent).toBe(intent);
  });
});

describe('what became of a course is no one’s name', () => {
  it.each(['214 انلغت', '214 تلغي', '214 التغى', '214 هەڵوەشاوەتەوە', '214 هەڵوەشێنرایەوە'])('%s', (text) => {
    expect(understand(text).name).toBeNull();
  });
});
