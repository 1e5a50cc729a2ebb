import { arabic } from './arabic.ts';
import { puttingRight } from './english/corrections.ts';
import { phoneItself } from './english/phone-itself.ts';
import { answering } from './english/questions.ts';
import { severalPeople } from './english/several-people.ts';
import { aboutNames } from './names.ts';
import type { Script } from './script.ts';
import { sorani } from './sorani.ts';

export const scripts: readonly Script[] = [
  ...answering,
  ...puttingRight,
  ...severalPeople,
  ...phoneItself,
  ...aboutNames,
  ...arabic,
  ...sorani,
];
