import { brandsFewOpen } from '#shared/uploads/index.ts';
import { type Answer, pageScript } from '#shared/web/index.ts';

/**
 * The file list where scripts run: its one button opens the device's own picker, for several files at once.
 * The type of a file is read from its first bytes. A picture that is too large is drawn smaller; a format
 * that few programs open is drawn anew if the browser can. A file that cannot be taken is named before a byte
 * is sent. A form that the bucket refuses is renewed, twice. Nothing typed on the page is lost: only the list
 * is replaced, and the form's version follows the changes made here. Without scripts the list is forms.
 */
const source = `(() => {
'use strict';
const panel = document.getElementById('files-panel');
const add = document.getElementById('add-file');
if (panel === null || add === null || !window.createImageBitmap) return;
const data = panel.dataset;
const most = Number(data.most);
const told = document.getElementById('files-told');
const input = document.createElement('input');
input.type = 'file';
input.multiple = true;
input.accept = 'image/*,application/pdf';
input.hidden = true;
panel.append(input);
const line = (name) => {
  const item = document.createElement('li');
  const named = document.createElement('bdi');
  const words = document.createElement('span');
  named.textContent = name;
  item.append(named, ': ', words);
  told.append(item);
  return {
    says: (text, isWrong) => { words.textContent = text; item.className = isWrong ? 'error' : ''; },
    isOver: () => item.remove(),
  };
};
const kindOf = async (file) => {
  const text = String.fromCharCode(...new Uint8Array(await file.slice(0, 1032).arrayBuffer()));
  if (text.startsWith('\\xff\\xd8\\xff')) return 'image/jpeg';
  if (text.startsWith('\\x89PNG')) return 'image/png';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'image/webp';
  if (text.slice(4, 8) === 'ftyp') {
    const length = new DataView(await file.slice(0, 4).arrayBuffer()).getUint32(0);
    const brands = [text.slice(8, 12), ...(text.slice(16, length).match(/[^]{4}/g) || [])];
    return brands.some((brand) => ${brandsFewOpen}.test(brand)) ? 'heic' : '';
  }
  return /%PDF-\\d\\.\\d/.test(text) ? 'application/pdf' : '';
};
const drawn = async (file, side) => {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const brush = canvas.getContext('2d');
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
};
const ready = async (file) => {
  if (file.size === 0) return { wrong: data.broken };
  const kind = await kindOf(file);
  const isTaken = kind !== '' && kind !== 'heic';
  if (isTaken && file.size <= most) return { blob: file, kind };
  if (kind === 'application/pdf') return { wrong: data.large };
  try {
    for (const side of [4096, 3072, 2048, 1024]) {
      const blob = await drawn(file, side);
      if (blob !== null && blob.size <= most) return { blob, kind: 'image/jpeg' };
    }
    return { wrong: data.large };
  } catch {
    return { wrong: isTaken ? data.large : kind === 'heic' ? data.heic : data.type };
  }
};
const follow = (etag) => {
  const version = document.querySelector('main input[name=version]');
  const next = version === null ? NaN : Number(version.value) + 1;
  if (etag === '"' + next + '"') version.value = String(next);
};
const ask = async (path, fields) => {
  const answer = await fetch(path, {
    method: fields ? 'POST' : 'GET',
    headers: { accept: 'application/json' },
    ...(fields && { body: new URLSearchParams(fields) }),
  });
  follow(answer.headers.get('etag'));
  const body = answer.status === 204 ? {} : await answer.json();
  return answer.ok ? body : { wrong: body.title };
};
const isSent = async ({ url, fields }, blob) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', blob);
  try {
    return (await fetch(url, { method: 'POST', body: form })).ok;
  } catch {
    return false;
  }
};
const bring = async (file, label) => {
  const named = line(file.name);
  named.says(data.sending, false);
  try {
    const { wrong, blob, kind } = await ready(file);
    if (wrong) return named.says(wrong, true);
    const fileName = (label || file.name).slice(0, 255);
    let way = await ask(add.action, { fileName, fileType: kind, fileSize: blob.size });
    if (way.wrong) return named.says(way.wrong, true);
    const path = add.action + '/' + way.file.fileId;
    for (let tries = 1; !(await isSent(way.upload, blob)); tries += 1) {
      if (tries === 3) return named.says(data.failed, true);
      await new Promise((done) => setTimeout(done, tries * 1000));
      way = await ask(path + '/send');
      if (way.wrong) return named.says(way.wrong, true);
    }
    const looked = await ask(path + '/done');
    if (looked.wrong) return named.says(looked.wrong, true);
    named.isOver();
  } catch {
    named.says(data.failed, true);
  }
};
const refresh = async () => {
  const answer = await fetch(location.pathname + location.search);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const list = page.getElementById('file-list');
  if (list !== null) document.getElementById('file-list').replaceWith(list);
  add.hidden = page.getElementById('add-file') === null;
};
let sending = 0;
let last = Promise.resolve();
const inTurn = (act) => {
  sending += 1;
  last = last.then(act).then(refresh).catch(() => line('').says(data.failed, true)).finally(() => { sending -= 1; });
};
input.addEventListener('change', () => {
  const chosen = [...input.files];
  const label = add.elements.fileName.value.trim();
  input.value = '';
  add.elements.fileName.value = '';
  told.replaceChildren();
  inTurn(async () => { for (const file of chosen) await bring(file, label); });
});
panel.addEventListener('submit', (event) => {
  event.preventDefault();
  if (event.target === add) return input.click();
  told.replaceChildren();
  inTurn(async () => {
    const { wrong } = await ask(event.target.action, {});
    if (wrong) line(event.target.innerText).says(wrong, true);
    add.querySelector('button').focus();
  });
});
window.addEventListener('beforeunload', (event) => { if (sending > 0) event.preventDefault(); });
})();
`;

const script = pageScript('/files.js', source);
export const filesScriptUrl = script.url;

/** `GET /files.js` */
export const getFilesScript = async (): Promise<Answer> => script.answer;
