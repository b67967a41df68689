/**
 * The tool calls of one conversation in its own SQLite, beside the log: what is needed to make a call after a restart (arguments, key)
 * and not to make it twice (its outcome), sealed. Written in one go with the events that tell of it. Used by tool-desk.
 */
import { LateLog } from '#durable-objects/conversation/late-log';
import { LazyTable } from '#durable-objects/conversation/lazy-table';

export interface CallRow {
  id: string;
  /** What the other side knows it by. */
  key: string;
  questionSeq: number;
  turnId: string;
  tool: string;
  isRead: boolean;
  /** Names tool, arguments and conversation; equal for equal calls. */
  digest: string;
  /** `waiting` for a member's leave; `running` until it is `done`, also across restarts. */
  status: 'waiting' | 'running' | 'done';
  /** It outlived its turn: what becomes of it is told in a message of its own. */
  isDetached: boolean;
  /** Of what is done. */
  ok: boolean | null;
  /** JSON: arguments, language. */
  callSealed: string;
  outcomeSealed: string | null;
}

interface Stored {
  [column: string]: SqlStorageValue;
  id: string;
  key: string;
  question_seq: number;
  turn_id: string;
  tool: string;
  is_read: number;
  digest: string;
  status: string;
  is_detached: number;
  ok: number | null;
  call_sealed: string;
  outcome_sealed: string | null;
}

export class ToolLog {
  #sql: SqlStorage;
  #table: LazyTable;
  /** What the other side has taken on. */
  readonly late: LateLog;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    this.late = new LateLog(sql);
    this.#table = new LazyTable(
      sql,
      'tool_call',
      `(id TEXT PRIMARY KEY, key TEXT NOT NULL, question_seq INTEGER NOT NULL, turn_id TEXT NOT NULL, tool TEXT NOT NULL,
        is_read INTEGER NOT NULL, digest TEXT NOT NULL, status TEXT NOT NULL, is_detached INTEGER NOT NULL, ok INTEGER,
        call_sealed TEXT NOT NULL, outcome_sealed TEXT) STRICT, WITHOUT ROWID`,
    );
  }

  add(row: CallRow): void {
    this.#table.make();
    this.#sql.exec(
      'INSERT INTO tool_call VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      row.id,
      row.key,
      row.questionSeq,
      row.turnId,
      row.tool,
      Number(row.isRead),
      row.digest,
      row.status,
      Number(row.isDetached),
      row.ok === null ? null : Number(row.ok),
      row.callSealed,
      row.outcomeSealed,
    );
  }

  /** In the order they were made. There are at most some hundred in a conversation. */
  all(): CallRow[] {
    if (!this.#table.exists) return [];
    return this.#sql
      .exec<Stored>('SELECT * FROM tool_call')
      .toArray()
      .map(fromStored)
      .toSorted((a, b) => a.questionSeq - b.questionSeq || indexOf(a) - indexOf(b));
  }

  get(id: string): CallRow | null {
    if (!this.#table.exists) return null;
    const row = this.#sql.exec<Stored>('SELECT * FROM tool_call WHERE id = ?', id).toArray()[0];
    return row ? fromStored(row) : null;
  }

  byKey(key: string): CallRow | null {
    if (!this.#table.exists) return null;
    const row = this.#sql.exec<Stored>('SELECT * FROM tool_call WHERE key = ?', key).toArray()[0];
    return row ? fromStored(row) : null;
  }

  /** This and what follows: of a call that was added. */
  run(id: string): void {
    this.#sql.exec("UPDATE tool_call SET status = 'running', is_detached = 1 WHERE id = ?", id);
  }

  detach(id: string): void {
    this.#sql.exec('UPDATE tool_call SET is_detached = 1 WHERE id = ?', id);
  }

  finish(id: string, ok: boolean, outcomeSealed: string): void {
    this.#sql.exec(
      "UPDATE tool_call SET status = 'done', ok = ?, outcome_sealed = ? WHERE id = ?",
      Number(ok),
      outcomeSealed,
      id,
    );
  }
}

const indexOf = ({ key }: CallRow): number => Number(key.split('-').at(-1));

const fromStored = (row: Stored): CallRow => ({
  id: row.id,
  key: row.key,
  questionSeq: row.question_seq,
  turnId: row.turn_id,
  tool: row.tool,
  isRead: row.is_read === 1,
  digest: row.digest,
  status: row.status as CallRow['status'],
  isDetached: row.is_detached === 1,
  ok: row.ok === null ? null : row.ok === 1,
  callSealed: row.call_sealed,
  outcomeSealed: row.outcome_sealed,
});
