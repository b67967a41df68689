/**
 * The line of deliveries to one endpoint of a tenant: keeps what is to be told, tries by alarm, a few at a time, and does with each
 * what the rules say. An endpoint that hangs delays its own line only. Reached through adapters/webhook-lines.
 */
import { DurableObject } from 'cloudflare:workers';
import { nextLookMs, isNews, resultOf, verdictOn } from '#core/webhook';
import type { WebhookEvent } from '#core/webhook';
import { deliverWebhook, retireWebhook } from '#flows/deliver-webhook';
import type { DeliveryFilter, DeliveryPage } from '#protocol/webhook';
import type { Env } from '#worker/env';
import { wire } from '#worker/wiring';
import type { Deps } from '#worker/wiring';
import { Line } from '#durable-objects/webhook/line';
import type { Due } from '#durable-objects/webhook/line';

interface Owner {
  tenantId: string;
  webhookId: string;
}

/** The platform allows six open connections. */
const atOnce = 5;
const roundsPerAlarm = 20;
/** A test moves our clock, not the platform's: then the alarm looks again so often. */
const testPollMs = 500;

export class WebhookObject extends DurableObject<Env> {
  #deps: Deps;
  #line: Line;
  #owner: Owner | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#deps = wire(env);
    this.#line = new Line(ctx.storage.sql);
  }

  async enqueue(owner: Owner, events: WebhookEvent[]): Promise<void> {
    const known = await this.#whose(owner);
    if (known.tenantId !== owner.tenantId) throw new Error('this line is of another tenant');
    this.#line.add(events, this.#deps.system.now());
    await this.#wakeNext();
  }

  page(filter: DeliveryFilter): DeliveryPage {
    return this.#line.page(filter);
  }

  async replay(id?: string): Promise<number> {
    const count = this.#line.replay(id, this.#deps.system.now());
    await this.#wakeNext();
    return count;
  }

  async clear(): Promise<void> {
    this.#line.clear();
    await this.ctx.storage.deleteAlarm();
  }

  override async alarm(): Promise<void> {
    const owner = this.#owner ?? (await this.ctx.storage.get<Owner>('owner')) ?? null;
    if (!owner) return;
    this.#owner = owner;
    let hasFailed = false;
    try {
      for (let round = 0; round < roundsPerAlarm; round++) {
        const due = this.#line.due(this.#deps.system.now(), atOnce);
        if (due.length === 0) break;
        await Promise.all(due.map((one) => this.#deliver(owner, one)));
      }
      this.#line.forgetOld(this.#deps.system.now());
    } catch (error) {
      hasFailed = true;
      console.error(
        JSON.stringify({ at: 'webhook', ...owner, error: String(error).slice(0, 200) }),
      );
    }
    await this.#wakeNext(hasFailed);
  }

  async #deliver(owner: Owner, { number, event, attempts }: Due): Promise<void> {
    const { system } = this.#deps;
    const answered = await deliverWebhook(owner.tenantId, owner.webhookId, event, this.#deps);
    const at = system.now();
    if (!answered) return this.#line.parkAll('disabled', at);
    const tried = attempts + 1;
    const verdict = verdictOn(answered, tried, system.random());
    const result = resultOf(answered);
    const settle = (status: 'waiting' | 'delivered' | 'parked', nextAt: number | null) =>
      this.#line.settle(number, { status, attempts: tried, result, at, nextAt });
    switch (verdict.kind) {
      case 'delivered':
        settle('delivered', null);
        break;
      case 'retry':
        settle('waiting', at + verdict.afterMs);
        break;
      case 'parked':
        settle('parked', null);
        break;
      case 'gone':
        settle('parked', null);
        await retireWebhook(owner.tenantId, owner.webhookId, this.#deps);
        this.#line.parkAll(result, at);
    }
    if (isNews(verdict, tried)) await this.#report(owner, event, result, at);
  }

  #report(owner: Owner, { type }: WebhookEvent, code: string, now: number): Promise<void> {
    return this.#deps.failures.record(
      owner.tenantId,
      { kind: 'webhook', source: owner.webhookId, code, example: `${type} was not delivered` },
      now,
    );
  }

  async #whose(owner: Owner): Promise<Owner> {
    this.#owner ??= (await this.ctx.storage.get<Owner>('owner')) ?? null;
    if (this.#owner) return this.#owner;
    await this.ctx.storage.put('owner', owner);
    return (this.#owner = owner);
  }

  async #wakeNext(hasFailed = false): Promise<void> {
    const next = this.#line.nextDue();
    if (next === null) return;
    const { system, settings } = this.#deps;
    // The alarm runs on the machine's clock, due times on ours.
    const inMs = nextLookMs(next, system.now(), hasFailed);
    await this.ctx.storage.setAlarm(
      Date.now() + (settings.TEST_CLOCK === '1' ? Math.min(inMs, testPollMs) : inMs),
    );
  }
}
