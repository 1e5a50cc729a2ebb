import { arabic } from './arabic.ts';
import { english } from './english.ts';
import type { Script } from './script.ts';
import { sorani } from './sorani.ts';

export const scripts: readonly Script[] = [...english, ...arabic, ...sorani];
