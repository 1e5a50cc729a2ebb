// Every text in three languages on one page, for translators to read on a screen or on paper.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { projectRoot } from '#local/places.ts';
import { messagesPage } from './messages/page.ts';

const file = join(projectRoot, '.local', 'messages.html');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, messagesPage());
console.log(`Every message is in ${relative(process.cwd(), file)}: open it in a browser, or print it.`);
