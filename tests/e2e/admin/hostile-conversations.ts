/** Hostile texts in what visitors write, and in what colleagues write about conversations, contacts and leads. Used by hostile-fields.ts. */
import { call } from '#tests/support/harness';
import type { World } from '../../integration/access/world.ts';
import { done, expectDone, things, times } from './hostile-writing.ts';
import type { Fields } from './hostile-writing.ts';

/** What visitors write and what colleagues write about them. */
export async function fillConversations(world: World, fields: Fields): Promise<string[]> {
  const { parley, owner } = world;
  const asVisitor = async (route: string, body: object, token: string) => {
    const answered = await call(parley.origin, `/v1/chat/${route}`, { token, body });
    expectDone(route, answered.status, answered.body);
  };
  const ids: string[] = [];
  await times(async (n) => {
    const identity = world.identityOf(`c-${n}`, {
      name: fields.of('contact-name', 200),
      email: `"${fields.of('contact-email', 60, /^[^"\\\s@]*$/)}"@visitor${n}.example`,
    });
    const who = await world.visit({
      identity,
      pageUrl: `https://shop.example/${encodeURIComponent(fields.of('page', 150))}`,
    });
    ids.push(who.conversationId);
    const path = `/conversations/${who.conversationId}`;
    await world.say(who, 'When are you open?');
    await world.say(who, fields.of('message', 3_900));
    await asVisitor(
      'feedback',
      { value: 'down', comment: fields.of('rating-comment', 1_900) },
      who.token,
    );
    await asVisitor('escalate', { reason: fields.of('escalation-reason', 480) }, who.token);
    await world.make(`${path}/accept`);
    await world.make(`${path}/reply`, { clientId: 'r', text: fields.of('reply', 3_900) });
    await world.make(`${path}/notes`, { text: fields.of('note', 3_900) });
    const tags = Array.from({ length: 8 }, () => fields.of('tag', 40, /^[^\p{C}\p{Zl}\p{Zp},]+$/u));
    await world.make(`${path}/tags`, { add: tags });
    await world.make('/tickets', {
      conversationId: who.conversationId,
      subject: fields.of('ticket-subject', 180, /^[^\p{C}\p{Zl}\p{Zp}]*$/u),
    });
    await upload(world, who.conversationId, fields.of('file-name', 150, /^[^/\\\p{C}"]*$/u));
    await world.make(`${path}/transfer`, {
      supervisor: true,
      reason: fields.of('transfer-reason', 480),
    });
    const contact = await contactOf(world, who.conversationId);
    const attributes = { size: fields.of('contact-attribute', 480) };
    await done(owner.call('PATCH', `/contacts/${contact}`, { attributes }));
    const { body: memory } = await owner.get(`/memory/of/${who.conversationId}`);
    const fact = { addFact: fields.of('memory-fact', 190) };
    await done(owner.call('PATCH', `/memory/${String(memory['contactKey'])}`, fact));
    const lead = await world.visit();
    await asVisitor(
      'lead',
      {
        name: fields.of('lead-name', 190),
        company: fields.of('lead-company', 190),
        note: fields.of('lead-note', 1_900),
        email: `${fields.of('lead-email', 60, /^[^\s@]*$/, '_')}@visitor.example`,
        consent: true,
      },
      lead.token,
    );
  });
  return ids;
}

/** A contact and a lead come into being with the read model, a moment later. */
async function contactOf(world: World, conversationId: string): Promise<string> {
  for (;;) {
    const { body } = await world.owner.get(`/conversations/${conversationId}/context`);
    const contact = body['contact'] as { id: string } | null;
    if (contact) return contact.id;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function noteLeads(world: World, fields: Fields): Promise<string[]> {
  for (;;) {
    const { body } = await world.owner.get('/leads?limit=100');
    const ids = (body['leads'] as { id: string }[]).map(({ id }) => id);
    if (ids.length < things) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    for (const id of ids) {
      const staffNote = fields.of('staff-note', 900);
      await done(world.owner.call('PATCH', `/leads/${id}`, { staffNote }));
    }
    return ids;
  }
}

async function upload(world: World, conversationId: string, name: string): Promise<void> {
  const { origin, cookie, address } = world.owner;
  const form = new FormData();
  form.set('file', new File(['hello'], `${name}.txt`, { type: 'text/plain' }));
  const path = `/v1/admin/conversations/${conversationId}`;
  const answered = await fetch(`${origin}${path}/files`, {
    method: 'POST',
    headers: { origin, cookie, 'cf-connecting-ip': address },
    body: form,
  });
  const { fileId } = (await answered.json()) as { fileId: string };
  await world.make(`${path.replace('/v1/admin', '')}/reply`, {
    clientId: 'f',
    text: 'See this',
    attachments: [fileId],
  });
}
