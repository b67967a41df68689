/**
 * (j) The archive's search over BENCH_MESSAGES messages (100,000; a million take some minutes to put in) of ten tenants: rare and
 * common words, several words, a script without spaces, words with filters, a page further on.
 */
import { messageScope, messageTerms } from '#core/archive/search-terms';
import { archiveStore } from '#worker/store/archive';
import { localD1 } from '../support/local-d1.ts';
import { report, round, spread } from './measure.ts';

const tenants = 10;
const perConversation = 10;
const portion = 5_000;
const searches = 60;
const vocabulary = 20_000;

export async function archiveBench(): Promise<void> {
  const count = Number(process.env['BENCH_MESSAGES'] ?? 100_000);
  const { d1, db, stop } = await localD1();
  const started = performance.now();
  for (let from = 0; from < count; from += portion)
    await put(d1, from, Math.min(count, from + portion));
  const ingestSeconds = round((performance.now() - started) / 1000, 1);
  const archive = archiveStore(db);
  const of = (index: number) => `tnt_${String(index % tenants)}`;
  const kinds: Record<string, (index: number) => Parameters<typeof archive.page>[1]> = {
    rareWord: (index) => ({ q: word(vocabulary - 1 - index) }),
    commonWord: () => ({ q: 'delivery' }),
    twoWords: (index) => ({ q: `delivery ${word(index)}` }),
    chinese: () => ({ q: '包裹' }),
    filtered: () => ({
      q: 'delivery',
      status: 'ended',
      from: '2026-01-01',
      agent: 'none',
    }),
    noWords: () => ({ status: 'open' }),
  };
  for (const [kind, query] of Object.entries(kinds)) {
    const times: number[] = [];
    let found = 0;
    for (let index = 0; index < searches; index++) {
      const at = performance.now();
      const page = await archive.page(of(index), query(index), { limit: 50 });
      times.push(performance.now() - at);
      found += page.found.length;
    }
    report(`j archive ${kind}`, {
      messages: count,
      searchMs: spread(times.slice(5)),
      foundPerPage: round(found / searches, 1),
    });
  }
  let cursor: string | undefined;
  const pages: number[] = [];
  for (let page = 0; page < 40; page++) {
    const at = performance.now();
    const next = await archive.page(of(0), { q: 'delivery' }, { limit: 50, cursor });
    pages.push(performance.now() - at);
    if (next.cursor === null) break;
    cursor = next.cursor;
  }
  report('j archive pages', { pages: pages.length, pageMs: spread(pages), ingestSeconds });
  await stop();
}

/** As frequent as words are: the first often, the last hardly ever. */
let seed = 11;
const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
const word = (index: number) => `w${index.toString(36)}x`;
const pick = () => word(Math.floor(vocabulary ** random()) - 1);

async function put(d1: D1Database, from: number, to: number): Promise<void> {
  const messages: object[] = [];
  const conversations: object[] = [];
  for (let row = from; row < to; row++) {
    const number = Math.floor(row / perConversation);
    const tenantId = `tnt_${number % tenants}`;
    const id = `cnv_${String(number).padStart(22, '0')}`;
    const at = Date.UTC(2026, 0, 1) + row * 1_000;
    const words = Array.from({ length: 14 }, pick);
    if (row % 5 === 0) words.push('delivery');
    const text = row % 50 === 1 ? `我的包裹在哪里 ${row}` : words.join(' ');
    messages.push({
      rowid: row + 1,
      tenantId,
      conversationId: id,
      seq: (row % perConversation) + 1,
      text,
      at,
      scope: messageScope(tenantId),
      terms: messageTerms(text, 'en'),
    });
    if (row % perConversation === 0)
      conversations.push({
        tenantId,
        id,
        status: number % 3 === 0 ? 'open' : 'ended',
        agentId: number % 2 === 0 ? `mem_${number % 7}` : null,
        at,
      });
  }
  const rows = JSON.stringify(messages);
  await d1.batch([
    d1
      .prepare(
        `INSERT INTO conversation (tenant_id, id, visitor_id, status, floor, locale, started_at, last_at, last_seq, message_count, agent_id)
         SELECT value ->> 'tenantId', value ->> 'id', 'vis', value ->> 'status', 'nobody', 'en', value ->> 'at', value ->> 'at', 10, 10,
                value ->> 'agentId' FROM json_each(?1)`,
      )
      .bind(JSON.stringify(conversations)),
    d1
      .prepare(
        `INSERT INTO message (rowid, tenant_id, conversation_id, seq, id, author, at, text, detail)
         SELECT value ->> 'rowid', value ->> 'tenantId', value ->> 'conversationId', value ->> 'seq',
                'msg_' || (value ->> 'rowid'), 'visitor', value ->> 'at', value ->> 'text', '{}' FROM json_each(?1)`,
      )
      .bind(rows),
    d1
      .prepare(
        `INSERT INTO message_search (rowid, scope, terms)
         SELECT value ->> 'rowid', value ->> 'scope', value ->> 'terms' FROM json_each(?1)`,
      )
      .bind(rows),
  ]);
}
