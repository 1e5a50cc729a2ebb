// The page of phones: each shows the thread of its number, as the network carries it.
const settings = 'diwan.phones';
const firstNumbers = ['+9647701234501', '+9647701234502'];
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Baghdad',
  hour: '2-digit',
  minute: '2-digit',
});
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Baghdad', day: 'numeric', month: 'short' });

const messages = new Map();
const phones = new Set();
const byId = (id) => document.getElementById(id);

function remembered() {
  try {
    const numbers = JSON.parse(localStorage.getItem(settings) ?? 'null');
    return Array.isArray(numbers) && numbers.length > 0 ? numbers.map(String) : firstNumbers;
  } catch {
    return firstNumbers; // storage is switched off or holds something else
  }
}

function remember() {
  try {
    localStorage.setItem(settings, JSON.stringify([...phones].map((phone) => phone.number())));
  } catch {
    // without storage the phones are forgotten with the page, no more
  }
}

function bubble({ direction, body, at, segments, encoding }) {
  const item = document.createElement('div');
  item.className = `message ${direction}`;
  const text = document.createElement('p');
  text.dir = 'auto';
  text.textContent = body;
  const when = document.createElement('time');
  when.dateTime = at;
  when.title = at;
  const date = new Date(at);
  const today = day.format(date) === day.format(new Date());
  when.textContent = today ? clock.format(date) : `${day.format(date)}, ${clock.format(date)}`;
  const size = document.createElement('span');
  size.textContent = segments === 1 ? '1 segment' : `${segments} segments`;
  if (segments > 1) size.className = 'long';
  const facts = document.createElement('small');
  facts.append(when, ' · ', size, ` · ${encoding}`);
  item.append(text, facts);
  return item;
}

function addPhone(startNumber, focus) {
  const section = byId('phone').content.firstElementChild.cloneNode(true);
  const [number, thread, problem, form, text, remove] = [
    '.number',
    '.thread',
    '.problem',
    'form',
    '.text',
    '.remove',
  ].map((selector) => section.querySelector(selector));
  const phone = {
    number: () => number.value.replace(/[^+\d]/g, ''),
    show: (message) => {
      if (message.phone !== phone.number()) return;
      thread.append(bubble(message));
      thread.scrollTop = thread.scrollHeight;
    },
    showAll: () => {
      section.setAttribute('aria-label', `Phone ${phone.number()}`);
      thread.replaceChildren();
      for (const message of messages.values()) phone.show(message);
    },
  };
  const tell = (sentence) => {
    problem.textContent = sentence;
    problem.hidden = sentence === '';
  };

  number.value = startNumber;
  number.addEventListener('change', () => {
    const valid = /^\+[1-9]\d{6,14}$/.test(phone.number());
    number.setAttribute('aria-invalid', String(!valid));
    tell(valid ? '' : 'A number begins with + and the country, such as +9647701234501.');
    phone.showAll();
    remember();
  });
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const body = text.value;
    if (body.trim() === '') return;
    text.value = '';
    const failure = await send(phone.number(), body);
    tell(failure);
    if (failure !== '' && text.value === '') text.value = body;
  });
  remove.addEventListener('click', () => {
    phones.delete(phone);
    section.remove();
    remember();
    byId('add').focus();
  });
  phones.add(phone);
  byId('phones').append(section);
  phone.showAll();
  if (focus) number.select();
}

/** @returns {Promise<string>} what went wrong, or nothing */
async function send(number, body) {
  try {
    const answer = await fetch(`/phones/${encodeURIComponent(number)}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ body }),
    });
    return answer.ok ? '' : (await answer.json()).title;
  } catch {
    return 'The network does not answer. Is npm start still running?';
  }
}

function listen() {
  const stream = new EventSource('/stream');
  stream.addEventListener('open', () => {
    byId('line').textContent = 'Connected';
  });
  stream.addEventListener('error', () => {
    byId('line').textContent = 'No connection; trying again …';
  });
  stream.addEventListener('centre', ({ data }) => {
    byId('centre').textContent = JSON.parse(data);
  });
  stream.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data);
    const key = `${message.direction} ${message.id}`;
    if (messages.has(key)) return; // all are sent again after a break
    messages.set(key, message);
    for (const phone of phones) phone.show(message);
  });
}

function nextNumber() {
  const used = new Set([...phones].map((phone) => phone.number()));
  let last = 1;
  while (used.has(`+96477012345${String(last).padStart(2, '0')}`)) last += 1;
  return `+96477012345${String(last).padStart(2, '0')}`;
}

for (const number of remembered()) addPhone(number, false);
byId('add').addEventListener('click', () => {
  addPhone(nextNumber(), true);
  remember();
});
listen();
