/**
 * One tenant's ledger of model calls. A reservation is written before it is granted, so a budget holds over crashes; one that nobody
 * settles stays spent. SQLite, no sockets; the rules are core/budget's. Reached only by adapters/ledger.
 */
import { DurableObject } from 'cloudflare:workers';
import { Book } from '#durable-objects/ledger/book';
import type { BudgetSettings, Spend } from '#core/budget';
import { accountsOf, dayOf, monthOf, shortageOf } from '#core/budget';
import type { Ledger, SpendReport } from '#ports/ledger';

export class LedgerObject extends DurableObject {
  #book: Book;

  constructor(ctx: DurableObjectState, env: unknown) {
    super(ctx, env as never);
    this.#book = new Book(ctx.storage);
  }

  reserve(request: {
    visitor: string;
    budgets: BudgetSettings;
    spend: Spend;
    now: number;
  }): Awaited<ReturnType<Ledger['reserve']>> {
    const { visitor, budgets, spend, now } = request;
    const accounts = accountsOf(budgets, visitor, now);
    const shortage = shortageOf(accounts, (key) => this.#book.spent(key), spend);
    if (shortage) return { ok: false, shortage };
    const keys = accounts.map(({ key }) => key);
    return { ok: true, reservation: { id: this.#book.reserve(keys, spend, now) } };
  }

  settle(id: number, actual: Spend): void {
    this.#book.settle(id, actual);
  }

  spent(now: number): SpendReport {
    return { day: this.#book.spent(dayOf(now)), month: this.#book.spent(monthOf(now)) };
  }
}
