'use strict';
// The record browser. What it shows comes from the data of this page and goes into text nodes only.
(() => {
  const PAGE = 20;
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = new Map(data.records.map(record => [record.id, record]));
  const query = document.getElementById('q');
  const reason = document.getElementById('reason');
  const list = document.getElementById('list');
  const more = document.getElementById('more');
  const found = document.getElementById('found');
  let matches = [];
  let shown = 0;

  // What turns the direction of a text would let it say something else than it holds.
  const visible = text => String(text).replace(/[\u202a-\u202e\u2066-\u2069]/g,
    mark => '\\u' + mark.charCodeAt(0).toString(16));

  const element = (tag, kind, text) => {
    const made = document.createElement(tag);
    if (kind) made.className = kind;
    if (text !== undefined) made.textContent = visible(text);
    return made;
  };

  const plain = text => text.toLowerCase();

  // What is searched: every text of the record itself, put together once.
  const texts = new Map();
  const haystack = record => {
    if (!texts.has(record)) {
      const parts = [record.id, record.instruction, record.input, record.output, record.reason, record.detail];
      parts.push(...Object.values(record.more || {}));
      texts.set(record, plain(parts.filter(Boolean).join('\n')));
    }
    return texts.get(record);
  };

  const wanted = record => {
    const kind = reason.value;
    const fits = kind === '' || (kind === 'accepted' ? !record.reason
      : kind === 'rejected' ? Boolean(record.reason) : record.reason === kind);
    return fits && plain(query.value).split(/\s+/).every(word => haystack(record).includes(word));
  };

  // Marks in a text the words that another one holds, too.
  const words = text => text.match(/[\p{L}\p{N}]+/gu) || [];
  const compared = (text, other) => {
    const known = new Set(words(other).map(plain));
    const made = element('pre');
    for (const piece of text.split(/([\p{L}\p{N}]+)/u)) {
      if (piece === '') continue;
      made.append(known.has(plain(piece)) ? element('mark', '', piece) : document.createTextNode(visible(piece)));
    }
    return made;
  };

  const field = (name, content) => {
    const made = element('div');
    made.append(element('h4', '', name), typeof content === 'string' ? element('pre', '', content) : content);
    return made;
  };

  const link = id => {
    if (!byId.has(id)) return element('span', '', id);
    const made = element('a', '', id);
    made.href = '#id=' + encodeURIComponent(id);
    return made;
  };

  // A measured number, without what stands behind its fourth decimal.
  const short = value => /^\d+\.\d{5,}$/.test(value) ? Number(value).toFixed(4) : value;

  const own = record => {
    const made = element('div');
    if (record.reason) {
      const why = element('p', 'why', record.detail + (record.value === undefined ? '' : ' (' + short(record.value) + ')'));
      made.append(why);
    }
    made.append(field('instruction', record.near ? compared(record.instruction, record.near.text) : record.instruction));
    if (record.input) made.append(field('input', record.input));
    if (record.output) made.append(field('output', record.output));
    for (const [name, value] of Object.entries(record.more || {})) made.append(field(name, value));
    return made;
  };

  const neighbour = record => {
    const made = element('div');
    if (!record.near) {
      made.append(element('p', 'note', 'No neighbour is known.'));
      return made;
    }
    const name = element('p', 'note', 'Nearest: ');
    name.append(link(record.near.id));
    if (record.near.score !== undefined) name.append(', ROUGE-L ' + record.near.score);
    made.append(name, field('its text', compared(record.near.text, record.instruction)));
    return made;
  };

  const lineage = record => {
    const made = element('div', 'lineage');
    const ids = (name, all) => {
      if (!all || !all.length) return;
      const line = element('p', '', name + ' ');
      all.forEach((id, i) => line.append(i ? ', ' : '', link(id)));
      made.append(line);
    };
    ids('Made from', record.parents);
    ids('Shown to the model:', record.shown);
    const seeds = (record.shown || []).filter(id => Object.hasOwn(data.seeds, id));
    if (seeds.length) {
      const folded = element('details');
      const rows = element('ul');
      seeds.forEach(id => rows.append(element('li', '', id + ': ' + data.seeds[id])));
      folded.append(element('summary', '', 'What these seeds say'), rows);
      made.append(folded);
    }
    (record.calls || []).forEach(call => made.append(element('p', '', 'Call: ' + call)));
    if (data.run) {
      const line = element('p', '', 'Whole prompts and replies: ');
      line.append(element('code', '', 'espalier explain ' + data.source + ' ' + record.id));
      made.append(line);
    }
    return made;
  };

  const card = record => {
    const made = element('details', 'record');
    const head = element('summary');
    head.append(
      element('span', 'line', record.instruction || '(no instruction)'),
      element('span', record.reason ? 'badge no' : 'badge yes', record.reason || 'accepted'),
      element('span', 'id', record.id));
    made.append(head);
    // Filled when it is opened: hundreds of closed ones cost nothing.
    made.addEventListener('toggle', () => {
      if (!made.open || made.childElementCount > 1) return;
      const body = element('div', 'body');
      const both = element('div', 'row two');
      both.append(own(record), neighbour(record));
      body.append(both, lineage(record));
      made.append(body);
    });
    return made;
  };

  const grow = () => {
    const next = matches.slice(shown, shown + PAGE);
    next.forEach(record => list.append(card(record)));
    shown += next.length;
    more.hidden = shown >= matches.length;
  };

  const search = () => {
    matches = data.records.filter(wanted);
    shown = 0;
    list.replaceChildren();
    grow();
    found.textContent = matches.length === 1 ? '1 record' : matches.length.toLocaleString('en') + ' records';
  };

  const remember = () => {
    const state = new URLSearchParams();
    if (query.value) state.set('q', query.value);
    if (reason.value) state.set('reason', reason.value);
    history.replaceState(null, '', state.size ? '#' + state : '#records');
  };

  // A link may name a search (#q=…&reason=…) or a record (#id=…).
  const follow = () => {
    const hash = location.hash.slice(1);
    if (!hash.includes('=')) return;
    const state = new URLSearchParams(hash);
    const id = state.get('id');
    if (id !== null && byId.has(id)) {
      query.value = '';
      reason.value = '';
      matches = [byId.get(id)];
      shown = 0;
      list.replaceChildren();
      grow();
      found.textContent = '1 record; search to see others';
      list.firstElementChild.open = true;
    } else {
      query.value = state.get('q') || '';
      reason.value = state.get('reason') || '';
      if (reason.selectedIndex < 0) reason.value = '';
      search();
    }
    document.getElementById('records').scrollIntoView();
  };

  const counts = new Map();
  data.records.forEach(record => record.reason && counts.set(record.reason, (counts.get(record.reason) || 0) + 1));
  const choice = (value, text) => {
    const made = element('option', '', text);
    made.value = value;
    reason.append(made);
  };
  choice('', 'all');
  choice('accepted', 'accepted');
  if (counts.size) choice('rejected', 'rejected, whatever the reason');
  [...counts].sort().forEach(([name, count]) => choice(name, name + ' (' + count + ')'));

  document.getElementById('search').hidden = false;
  document.getElementById('search').addEventListener('submit', event => event.preventDefault());
  query.addEventListener('input', () => { search(); remember(); });
  reason.addEventListener('change', () => { search(); remember(); });
  more.addEventListener('click', () => {
    const first = list.childElementCount;
    grow();
    list.children[first].querySelector('summary').focus();
  });
  window.addEventListener('hashchange', follow);
  search();
  follow();
})();
