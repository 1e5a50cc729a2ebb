import { type Answer, pageScript } from '#shared/web/index.ts';

/**
 * The sheet page where scripts run: each tap makes a mark with an id and the device's time, kept on the
 * device (ids, never names) until the server has it. Without scripts the page is a form. An unsent mark is
 * replaced by the next one of the same person; a reload keeps the marks for the login that made them. The
 * stored marks are read anew before each change: the sheet may be open in another window too.
 */
const source = `(() => {
'use strict';
const form = document.getElementById('sheet');
if (form === null || !window.localStorage || !window.crypto || !crypto.randomUUID) return;
const data = form.dataset;
const told = document.getElementById('told');
const kept = (name, value) => value === undefined ? localStorage.getItem(name) : localStorage.setItem(name, value);
const device = kept('diwan.device') || crypto.randomUUID();
kept('diwan.device', device);
const place = 'diwan.marks.' + data.staff + '.' + data.session;
let isKept = true;
let queue = [];
const look = () => { if (isKept) queue = JSON.parse(kept(place) || '[]'); };
look();
let sent = [];
const isSent = (mark) => sent.some(({ markId }) => markId === mark.markId);
const keep = () => {
  try {
    if (queue.length === 0) localStorage.removeItem(place); else kept(place, JSON.stringify(queue));
  } catch {
    isKept = false;
  }
};
const rowOf = (person) => form.querySelector('[data-person="' + person + '"]');
const note = (person, text) => {
  const line = rowOf(person)?.querySelector('.error');
  if (line) { line.textContent = text; line.hidden = text === ''; }
};
const say = (state, text) => { told.className = 'note' + (state === '' ? '' : ' ' + state); told.textContent = text; told.hidden = false; };
const digits = (count) => count.toLocaleString(document.documentElement.lang === 'en' ? 'en' : 'ar-IQ-u-nu-arab');
const sayWaiting = () => say('wait', data.waiting + ' ' + digits(queue.length));
const mark = (row, status) => {
  const person = row.dataset.person;
  look();
  const unsent = queue.find((one) => one.personId === person && !isSent(one));
  const replaces = unsent ? unsent.replaces : row.dataset.seen.split(' ').filter((id) => id !== '').slice(-40);
  const markId = crypto.randomUUID();
  queue = queue.filter((one) => one !== unsent);
  queue.push({ personId: person, status, markId, markedAt: new Date().toISOString(), replaces });
  row.dataset.seen = markId;
  keep();
  note(person, '');
};
const take = ({ came, refused, disputed }) => {
  const done = sent;
  sent = [];
  look();
  queue = queue.filter((one) => !done.some(({ markId }) => markId === one.markId));
  keep();
  document.getElementById('came').textContent = data.came.replace('0', () => digits(came));
  for (const { personId } of done) rowOf(personId)?.classList.toggle('disputed', disputed.includes(personId));
  for (const { personId, reason } of refused) note(personId, data.refused + ' ' + (data['r' + reason.replace(/-/g, '')] || reason));
};
const flush = async () => {
  if (sent.length > 0) return;
  look();
  if (queue.length === 0) return;
  sent = queue.slice(0, 200);
  try {
    const answer = await fetch(data.queue, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-form-token': form.elements.formToken.value },
      body: JSON.stringify({ deviceId: device, marks: sent }),
      redirect: 'error',
    });
    if (answer.ok) {
      take(await answer.json());
      if (queue.length > 0) return flush();
      return say('', data.saved);
    }
    sent = [];
    if (answer.status === 401 || answer.status === 403) return say('over', data.signin);
    if (answer.status >= 500) throw new Error(String(answer.status));
    say('over', data.refused + ' ' + answer.status);
  } catch {
    sent = [];
    sayWaiting();
  }
};
form.addEventListener('change', ({ target }) => {
  const row = target.closest('[data-person]');
  if (row === null) return;
  mark(row, target.value);
  flush();
});
form.addEventListener('submit', (event) => { event.preventDefault(); flush(); });
document.getElementById('save').hidden = true;
for (const { personId, status, markId } of queue) {
  const row = rowOf(personId);
  const choice = row?.querySelector('[value="' + status + '"]');
  if (choice) { choice.checked = true; row.dataset.seen = markId; }
}
if (queue.length > 0) sayWaiting();
window.addEventListener('online', flush);
setInterval(flush, 15000);
flush();
})();
`;

const script = pageScript('/console/sheet.js', source);
export const sheetScriptUrl = script.url;

/** `GET /console/sheet.js`: the script of the sheet page; needs no login. */
export const getSheetScript = async (): Promise<Answer> => script.answer;
